"""Every parser of what strangers write, as a function of bytes, with a text to begin from.

Each of them answers, or raises what its docstring promises; anything else is a mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from pplcheck.config.baseline import load_baseline
from pplcheck.config.importers import READERS
from pplcheck.config.ledger import load_ledger
from pplcheck.config.phyle import load_phyle
from pplcheck.config.policy import load_policy
from pplcheck.config.profiles import load_profiles
from pplcheck.config.register import load_register
from pplcheck.errors import PplcheckError
from pplcheck.formats.neutral import shown, sound
from pplcheck.history.charsets import to_utf8
from pplcheck.history.frozen import thaw
from pplcheck.history.log import Splitter
from pplcheck.history.trailers import company, is_revert, participants
from pplcheck.licensing.decode import decode
from pplcheck.licensing.expression import parse
from pplcheck.licensing.files import read_license_file
from pplcheck.licensing.heads import head_declarations
from pplcheck.licensing.manifests import READERS as MANIFESTS, read_manifest
from pplcheck.licensing.prose import statements_in
from pplcheck.licensing.readers import Readers
from pplcheck.licensing.reuse import annotations_in
from pplcheck.licensing.sbom import read_sbom
from pplcheck.licensing.statement import ManifestError
from pplcheck.licensing.yaml_lines import front_matter
from pplcheck.model.tree import Content

Parser = Callable[[bytes], object]

PROFILES = load_profiles()
KNOWN = Readers.of(PROFILES)
PROMISED = (PplcheckError, ManifestError)

SEEDS: dict[str, bytes] = {
    "policy": b'reading = "kleiner"\n[[waiver]]\ncode = "PPL103"\nreason = "x"\napprover = "y"\n',
    "register": b'schema = 1\n[[organization]]\nid = "a"\nname = "A"\nkind = "public"\n',
    "baseline": b'{"schema_version": "1.0.0", "created": "2026-01-01", "findings": []}',
    "ledger": b"who,work,amount,unit,date\nAda,design,3,hours,2026-01-02\n",
    "ledger in toml": b'[[entry]]\nwho="a"\nwork="b"\namount=1\nunit="h"\ndate=2026-01-02\n',
    "phyle": b'name="p"\n[[member]]\norganization="a"\n[[project]]\nname="x"\npath="y"\n',
    "expression": b"(MIT OR Apache-2.0+) AND GPL-2.0-only WITH Classpath-exception-2.0",
    "license text": b"Permission is hereby granted, free of charge, to any person obtaining a copy",
    "head": b"#!/bin/sh\n# SPDX-License-Identifier: MIT\n# This program is free software\n",
    "readme": b"# X\n\nThis project is licensed under the MIT License. See LICENSE.\n",
    "front matter": b"---\nlicense: MIT\n---\n",
    "bill": b'{"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [{"name": "a"}]}',
    "reuse": b'version = 1\n[[annotations]]\npath = "**"\nSPDX-License-Identifier = "MIT"\n',
    "dep5": b"Format: x\n\nFiles: *\nCopyright: x\nLicense: MIT\n",
    "trailers": b"Co-authored-by: Ada <a@b.example>\nSigned-off-by: Eve <e@f.example>\n",
    "log": b"a" * 40 + b"\0\0Ada\na@b.example\0001\0Ada\na@b.example\0001\0x\0\0\0",
    "charset": b"Shift_JIS\0\x83\x5c",
    "neutral": "a\u202eb\x1b[31m ada@mail.example".encode(),
    "count": b"x\x9c\x03\0\0\0\0\x01",
    "package.json": b'{"license": "MIT", "licenses": [{"type": "MIT"}]}',
    "composer.json": b'{"license": ["MIT", "GPL-2.0"]}',
    "codemeta.json": b'{"license": "https://spdx.org/licenses/MIT"}',
    "pyproject.toml": b'[project]\nlicense = "MIT"\nclassifiers = ["License :: x"]\n',
    "Cargo.toml": b'[package]\nlicense = "MIT/Apache-2.0"\n',
    "setup.cfg": b"[metadata]\nlicense = MIT\nclassifiers =\n  License :: x\n",
    "setup.py": b"setup(license='MIT', classifiers=['License :: x'])\n",
    "pom.xml": b"<project><licenses><license><name>MIT</name></license></licenses></project>",
    "CITATION.cff": b"cff-version: 1.2.0\nlicense: MIT\n",
    "publiccode.yml": b"legal:\n  license: MIT\n",
    "DESCRIPTION": b"Package: x\nLicense: GPL (>= 2) | MIT + file LICENSE\n",
    "opam": b'opam-version: "2.0"\nlicense: ["MIT" "ISC"]\n',
    "x.gemspec": b"s.licenses = ['MIT', \"GPL-2.0\"]\n",
    "x.cabal": b"license: BSD-3-Clause\n",
    "debian/copyright": b"Format: x\n\nFiles: *\nLicense: MIT\n text\n",
    "import adopters": b"# Adopters\n\n* [Firm](https://firm.example) - uses it\n",
    "import authors": b"Ada Example <ada@mail.example>\n",
    "import citation": b"authors:\n  - family-names: Example\n    given-names: Ada\n",
    "import cncf": b"Ada: ada!mail.example\n\tFirm until 2020-01-01\n\tOther\n",
    "import codeowners": b"* @ada ada@mail.example\n",
    "import gitdm": b"ada@mail.example Firm < 2020-01-01\n",
    "import grimoirelab": b"- profile:\n    name: Ada\n  enrollments:\n    - organization: Firm\n",
    "import mailmap": b"Ada <a@b.example> Other <c@d.example>\n",
    "import maintainers": b"M: Ada <a@b.example>\n",
    "import organizationmap": b"Firm <firm.example>\n",
    "import publiccode": b"usedBy:\n  - City\nmaintenance:\n  contacts:\n    - name: Ada\n",
    "import sortinghat": b'{"uidentities": {"a": {"identities": [{"email": "a@b.example"}]}}}',
    "import stackalytics": b'{"users": [{"emails": ["a@b.example"]}], "companies": []}',
}
"""What each parser is begun with."""


def parsers() -> dict[str, Parser]:
    """Every parser, by the name of its seed."""
    return dict(_parsers())


def _parsers() -> Iterator[tuple[str, Parser]]:
    yield "policy", lambda data: load_policy(data, "p.toml")
    yield "register", lambda data: load_register(data, "r.toml")
    yield "baseline", lambda data: load_baseline(data, "b.json")
    yield "ledger", lambda data: load_ledger(data, "l.csv")
    yield "ledger in toml", lambda data: load_ledger(data, "l.toml")
    yield "phyle", lambda data: load_phyle(data, "p.toml")
    yield "expression", lambda data: parse(_text(data), KNOWN.vocabulary)
    yield "license text", _license_text
    yield "head", lambda data: head_declarations(Readers.of(PROFILES), "a.sh", None, data)
    yield "readme", lambda data: statements_in(_text(data), KNOWN.vocabulary)
    yield "front matter", lambda data: front_matter(_text(data))
    yield "bill", lambda data: read_sbom(data, "bom.json")
    yield "reuse", lambda data: annotations_in("REUSE.toml", _text(data), ("a", "b/c"))
    yield "dep5", lambda data: annotations_in(".reuse/dep5", _text(data), ("a", "b/c"))
    yield "trailers", lambda data: (participants(data), company(data, data), is_revert(data))
    yield "log", lambda data: Splitter(40).feed(data)
    yield "charset", lambda data: to_utf8(data.partition(b"\0")[2], data.partition(b"\0")[0])
    yield "neutral", lambda data: (shown(_text(data)).encode(), sound(_text(data)).encode())
    yield "count", _count
    for path in (*MANIFESTS, "x.gemspec", "x.cabal", "debian/copyright"):
        if path in SEEDS:
            yield path, _manifest(path)
    for name in READERS:
        yield f"import {name}", _import(name)


def survives(parser: Parser, data: bytes) -> None:
    """Have a parser read something; raises what it must not raise."""
    with suppress(*PROMISED):
        parser(data)


def _text(data: bytes) -> str:
    return decode(data) or data.decode("utf-8", "surrogateescape")


def _license_text(data: bytes) -> object:
    return read_license_file(Content(data=data, truncated=False), PROFILES, KNOWN.vocabulary)


def _count(data: bytes) -> None:
    with suppress(ValueError):
        thaw(data)


def _manifest(path: str) -> Parser:
    return lambda data: read_manifest(path, _text(data))


def _import(name: str) -> Parser:
    return lambda data: READERS[name](((f"{name}.txt", data),))
