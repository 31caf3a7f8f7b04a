"""License fields of Perl distributions: META.json, dist.ini, Makefile.PL and Build.PL.

Source: CPAN::Meta::Spec ("license": a closed list of words); ExtUtils::MakeMaker, Module::Build and
Dist::Zilla ("license") for what META.json is made of, which also know shorter words. `perl_5` is
the Artistic License or the GNU GPL, version 1 or later, as the recipient likes (perllicense).
"""

from __future__ import annotations

import json
import re

from pplcheck.licensing.statement import ManifestError, Statement

_WORDS = {
    "agpl_3": "AGPL-3.0",
    "apache_1_1": "Apache-1.1",
    "apache_2_0": "Apache-2.0",
    "artistic_1": "Artistic-1.0",
    "artistic_2": "Artistic-2.0",
    "bsd": "BSD-3-Clause",
    "freebsd": "BSD-2-Clause",
    "gfdl_1_2": "GFDL-1.2",
    "gfdl_1_3": "GFDL-1.3",
    "gpl_1": "GPL-1.0",
    "gpl_2": "GPL-2.0",
    "gpl_3": "GPL-3.0",
    "lgpl_2_1": "LGPL-2.1",
    "lgpl_3_0": "LGPL-3.0",
    "mit": "MIT",
    "mozilla_1_0": "MPL-1.0",
    "mozilla_1_1": "MPL-1.1",
    "perl": "Artistic-1.0-Perl OR GPL-1.0-or-later",
    "perl_5": "Artistic-1.0-Perl OR GPL-1.0-or-later",
    "qpl_1_0": "QPL-1.0",
    "zlib": "Zlib",
}
_SILENT = {"open_source", "restricted", "unrestricted", "unknown"}
"""Words of the list that name no license."""
_ARGUMENT = re.compile(
    r"""^\s*['"]?(?:license|LICENSE)['"]?(?:\s*=>\s*|\s+)(?P<quote>['"])(?P<value>[\w.-]{1,60})(?P=quote)"""
)
_FIELD = re.compile(r"^license\s*=\s*(?P<value>[\w.-]{1,60})\s*$")


def meta_json(text: str) -> tuple[Statement, ...]:
    """What META.json says; whether several licenses all apply, it does not say.

    Raises:
        ManifestError: it is no JSON object.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ManifestError("no valid JSON") from None
    if not isinstance(data, dict):
        raise ManifestError("no JSON object")
    value = data.get("license")
    items = value if isinstance(value, list) else [value]
    names = [name for item in items if isinstance(item, str) and (name := _meant(item))]
    if not names:
        return ()
    rows = text.splitlines()
    line = next((number for number, row in enumerate(rows, 1) if '"license"' in row), 0)
    unclear = "several licenses, without all or any" if len(names) > 1 else ""
    return (Statement(line=line, written=", ".join(names), choices=tuple(names), unclear=unclear),)


def build_script(text: str) -> tuple[Statement, ...]:
    """The license argument of Makefile.PL and Build.PL where it is a plain string."""
    return _first(text, _ARGUMENT)


def dist_ini(text: str) -> tuple[Statement, ...]:
    """The license of dist.ini."""
    return _first(text, _FIELD)


def _first(text: str, pattern: re.Pattern[str]) -> tuple[Statement, ...]:
    for number, row in enumerate(text.splitlines(), 1):
        found = pattern.match(row[:2000])
        name = _meant(found["value"]) if found else ""
        if found and name:
            return (Statement(line=number, written=found["value"], choices=(name,)),)
    return ()


def _meant(word: str) -> str:
    """The id of one of the list's words; another word as it stands; "" where none is named."""
    key = word.strip().casefold()
    return "" if key in _SILENT else _WORDS.get(key, word.strip()[:200])
