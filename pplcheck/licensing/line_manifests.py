"""License fields of setup.cfg, setup.py, Odoo's manifests and *.gemspec, read and never executed.

Source for Odoo: "Module Manifests" of its developer documentation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pplcheck.licensing.statement import Statement
from pplcheck.licensing.toml_manifests import classifier

_SECTION = re.compile(r"\[([^\]]*)\]")
_FIELD = re.compile(r"licen[sc]e\s*[=:](?!:)\s*(?P<value>\S.*)", re.IGNORECASE)
_CLASSIFIER = re.compile(r"(?:classifiers\s*=\s*)?License :: (?P<value>.+)")
_POINTER = re.compile(r"(?:file|attr)\s*:", re.IGNORECASE)
_SETUP = re.compile(
    r"""(?:^|[\s(,{])["']?license["']?\s*[=:]\s*(?P<quote>["'])(?P<value>[^"'\n]+)(?P=quote)"""
)
_OF_ODOO = {"OEEL-1": "LicenseRef-OEEL-1", "OPL-1": "LicenseRef-OPL-1"}
"""Odoo's own names of its two proprietary licenses; elsewhere `OPL-1` is another one."""
_GEM = re.compile(r"^\s*\w+\.licen[sc]es?\s*=\s*(?P<value>.{1,400})")
_STRING = re.compile(r"""(["'])(?P<value>[^"'\n]{1,200})\1""")
_WORDS = re.compile(r"%[wW][\[({<](?P<value>[^\])}>\n]*)[\])}>]")


def setup_cfg(text: str) -> tuple[Statement, ...]:
    """The license field and classifiers of the metadata section."""
    found = []
    section = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        header = _SECTION.match(raw)
        if header:
            section = header[1].strip().casefold()
        elif section != "metadata":
            continue
        elif (field := _FIELD.match(line)) and not _POINTER.match(field["value"]):
            name = field["value"].strip()
            found.append(Statement(line=number, written=name, choices=(name,)))
        elif (entry := _CLASSIFIER.match(line)) and classifier(line):
            named = classifier(f"License :: {entry['value']}")
            found.append(Statement(line=number, written=line, choices=(named,), coarse=True))
    return tuple(found)


def setup_py(text: str) -> tuple[Statement, ...]:
    """The license argument where it is a plain string."""
    for number, line in enumerate(text.splitlines(), 1):
        found = None if line.lstrip().startswith("#") else _SETUP.search(line[:2000])
        if found:
            name = found["value"].strip()
            return (Statement(line=number, written=name, choices=(name,)),)
    return ()


def odoo(text: str) -> tuple[Statement, ...]:
    """The license of an Odoo module; "Other proprietary" and its like name none."""
    return tuple(
        replace(each, choices=(_OF_ODOO[each.written],))
        if each.written in _OF_ODOO
        else replace(each, coarse=True)
        for each in setup_py(text)
    )


def gemspec(text: str) -> tuple[Statement, ...]:
    """The license or licenses attribute where it is made of plain strings.

    RubyGems does not say whether several licenses all apply or may be chosen from.
    """
    for number, line in enumerate(text.splitlines(), 1):
        found = _GEM.match(line[:2000])
        if not found:
            continue
        value = found["value"]
        names = [match["value"].strip() for match in _STRING.finditer(value)]
        names += [name for match in _WORDS.finditer(value) for name in match["value"].split()]
        if names:
            unclear = "several licenses, without all or any" if len(names) > 1 else ""
            written = ", ".join(names)
            return (Statement(line=number, written=written, choices=tuple(names), unclear=unclear),)
    return ()
