"""Every parser of what strangers write, as a function of bytes, with a text to begin from.

Each of them answers, or raises what its docstring promises; anything else is a mistake.
"""

# ruff: noqa: SLF001 - a parser is fed where the bytes of strangers reach it, however hidden

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from pplcheck.config.baseline import load_baseline
from pplcheck.config.document import Problems
from pplcheck.config.form_reading import read_form
from pplcheck.config.importers import READERS
from pplcheck.config.ledger import load_ledger
from pplcheck.config.phyle import load_phyle
from pplcheck.config.policy import load_policy
from pplcheck.config.profiles import load_profiles
from pplcheck.config.register import load_register
from pplcheck.errors import PplcheckError
from pplcheck.fleet.places import read_places
from pplcheck.formats.neutral import shown, sound
from pplcheck.history import (
    commit_graph,
    keys,
    layout,
    locate,
    plain,
    raw,
    refs,
    sparse_index,
    stations,
)
from pplcheck.history.charsets import to_utf8
from pplcheck.history.frozen import thaw
from pplcheck.history.log import Splitter
from pplcheck.history.program import find_git
from pplcheck.history.trailers import company, is_revert, participants
from pplcheck.licensing import known_files
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
from pplcheck.pipeline import since_last

Parser = Callable[[bytes], object]

PROFILES = load_profiles()
KNOWN = Readers.of(PROFILES)
PROMISED = (PplcheckError, ManifestError)
ID = "5" * 40
INDEX = (
    b"DIRC\0\0\0\2\0\0\0\2"
    + (bytes(24) + b"\0\0\x81\xa4" + bytes(12) + b"\5" * 20 + b"\0\1a" + bytes(9))
    + (bytes(24) + b"\0\0\x40\0" + bytes(12) + b"\5" * 20 + b"\x40\2\x40\0b/" + bytes(6))
    + b"sdir\0\0\0\0"
)
"""A sparse index, as far as it is read: a file and a folder; see gitformat-index(5)."""

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
    "form": b"## who\n- about: organization\n- name: A\n- kind: public\n",
    "form in csv": b"about;name;kind\norganization;A;public\n",
    "form in toml": b'[[organization]]\nid = "a"\nname = "A"\nkind = "public"\n',
    "earlier report": b'{"schema_version": "1.0.0", "as_of": "2026-01-01", "work": {"commits": 3},'
    b' "book": {"findings": [{"fingerprint": "a", "code": "PPL101"}]}, "appendix": []}',
    "list of places": b"# mine\nhttps://forge.example/a.git\n../a\n",
    "allowed signers": b'ada@mail.example namespaces="git" ssh-ed25519 AAAAC3NzaC1lZDI1\n',
    "commit": b"tree %b\nparent %b\nauthor Ada <a@b.example> 1 +0000\n\nx\n\nAcked-by: Eve\n"
    % (ID.encode(), ID.encode()),
    "sparse index": INDEX,
    "what files declared": b'{"program": "", "sizes": [[1, 1, 20], [0, 0, 0]], "expressions":'
    b' {"MIT": ["MIT", "", true]}, "said": [[[1, "MIT", "MIT", "readme", "outbound", 1, 0, "", "",'
    b' [], ""]]]}\na' + b"\5" * 20 + bytes(4),
    "stations": b'{"tip": "' + ID.encode() + b'", "every": 1, "present": 0, "states":'
    b' [[["a", "b"]]], "digits": 40}\n\0\0' + b"\5" * 20,
    ".git": b"gitdir: git\n",
    "git/HEAD": b"ref: refs/heads/main\n",
    "git/commondir": b".\n",
    "git/config": b"[core]\n\trepositoryformatversion = 0\n",
    "git/index": INDEX,
    "git/objects/info/alternates": b"../b/objects\n",
    "git/objects/info/commit-graph": b"CGPH\1\1\1\0OIDF" + bytes(7) + b"\x20" + bytes(1100),
    "git/packed-refs": b"# pack-refs with: peeled\n%b refs/heads/main\n" % ID.encode(),
    "git/refs/heads/main": b"%b\n" % ID.encode(),
    "package.json": b'{"license": "MIT", "licenses": [{"type": "MIT"}]}',
    "bower.json": b'{"license": ["MIT"]}',
    "deno.json": b'{"license": "MIT"}',
    "elm.json": b'{"license": "BSD-3-Clause"}',
    "jsr.json": b'{"license": "MIT"}',
    "vcpkg.json": b'{"license": null}',
    "composer.json": b'{"license": ["MIT", "GPL-2.0"]}',
    "datapackage.json": b'{"licenses": [{"name": "ODbL-1.0", "path": "https://a.example"}]}',
    "META.json": b'{"license": ["perl_5"], "x_spdx_expression": "MIT"}',
    "__manifest__.py": b"{'name': 'A', 'license': 'AGPL-3'}\n",
    "__openerp__.py": b"# A\n{\n 'license': \"OPL-1\",\n}\n",
    "dist.ini": b"name = A\nlicense = Perl_5\n[Git]\n",
    "Makefile.PL": b"WriteMakefile(NAME => 'A', LICENSE => 'perl');\n",
    "Build.PL": b"Module::Build->new(license => 'perl')->create_build_script;\n",
    "codemeta.json": b'{"license": "https://spdx.org/licenses/MIT"}',
    "pyproject.toml": b'[project]\nlicense = "MIT"\nclassifiers = ["License :: x"]\n',
    "Cargo.toml": b'[package]\nlicense = "MIT/Apache-2.0"\n',
    "setup.cfg": b"[metadata]\nlicense = MIT\nclassifiers =\n  License :: x\n",
    "setup.py": b"setup(license='MIT', classifiers=['License :: x'])\n",
    "pom.xml": b"<project><licenses><license><name>MIT</name></license></licenses></project>",
    "CITATION.cff": b"cff-version: 1.2.0\nlicense: MIT\n",
    "publiccode.yml": b"legal:\n  license: MIT\n",
    "publiccode.yaml": b"legal:\n  license: 'MIT'\n",
    "DESCRIPTION": b"Package: x\nLicense: GPL (>= 2) | MIT + file LICENSE\n",
    "opam": b'opam-version: "2.0"\nlicense: ["MIT" "ISC"]\n',
    "x.gemspec": b"s.licenses = ['MIT', \"GPL-2.0\"]\n",
    "x.cabal": b"license: BSD-3-Clause\n",
    "x.opam": b'license: "MIT"\n',
    "copyright": b"Format: x\n\nFiles: *\nLicense: GPL-2+ or MIT\n",
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
    yield "form", lambda data: read_form(data, "f.md", Problems("f.md"))
    yield "form in csv", lambda data: read_form(data, "f.csv", Problems("f.csv"))
    yield "form in toml", lambda data: read_form(data, "f.toml", Problems("f.toml"))
    yield "earlier report", _earlier_report
    yield "list of places", lambda data: read_places([str(_written("list", data))])
    yield "allowed signers", lambda data: keys._signers(data, "signers")
    yield "commit", lambda data: raw._record(ID.encode(), data)
    yield "sparse index", _sparse_index
    yield "what files declared", lambda data: known_files._thawed(zlib.compress(data, 1), "")
    yield "stations", stations._thawed
    for name in SEEDS:
        if name.startswith((".git", "git/")):
            yield name, _in_repository(name)
    for path in (*MANIFESTS, "x.gemspec", "x.cabal", "x.opam", "debian/copyright"):
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


def _sparse_index(data: bytes) -> None:
    with suppress(*sparse_index.NO_INDEX):
        for entry in sparse_index._entries(data, 20):
            sparse_index._written(entry)


def _earlier_report(data: bytes) -> None:
    path = _written("report", data)
    earlier = since_last._read(path)
    since_last._findings(earlier)
    for _, name in since_last._FIGURES:
        since_last._number(since_last._at(earlier, name))
    since_last._day(earlier, path)


@cache
def _folder() -> Path:
    """A folder with a repository of the names in `SEEDS`: a work tree, and `git` beside it."""
    folder = Path(tempfile.mkdtemp(prefix="pplcheck-parsers-"))
    for name, content in SEEDS.items():
        if name.startswith((".git", "git/")):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder


def _written(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def _in_repository(name: str) -> Parser:
    """Everything that is read of a repository by hand, one of its files being something else."""

    def read(data: bytes) -> None:
        _written(name, data)
        try:
            with suppress(PplcheckError):
                place = plain.Place(str(_folder()))
                plain.check_objects(place)
                plain.is_sparse(f"{place.git_dir}/index")
                place.head()
            located = locate.locate(_folder(), named=True)
            commit_graph._commits_in(located.common / "objects/info/commit-graph")
            layout.check_objects(located)
            refs.all_refs(located, 40)
            layout.check_layout(located, find_git())
            refs.read_head(located, 40)
        finally:
            _written(name, SEEDS[name])

    return read


def _manifest(path: str) -> Parser:
    return lambda data: read_manifest(path, _text(data))


def _import(name: str) -> Parser:
    return lambda data: READERS[name](((f"{name}.txt", data),))
