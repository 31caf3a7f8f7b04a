"""Base repositories that are red, and ways of turning the gate green from within a change."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pplcheck.history.build import Blob, Entry
from pplcheck.rules import RULES
from tests.repos import Plan, commit, link

ADA = "Ada Example <ada@mail.example>"
BEN = "Ben Example <ben@orbit.example>"
EVE = "Eve Example <eve@mail.example>"
DAY = "2026-10-01"

Files = Mapping[str, Blob]


def tag(expression: str) -> str:
    return f"SPDX-License-Identifier: {expression}\n"


ORBIT = """\
[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
facts = { privately_owned = "yes", profits_from_wage_labor = "yes" }
source = "imprint"
"""
USER = """
[[user]]
organization = "orbit"
use = "commercial"
source = "ADOPTERS.md"
"""
AGREEMENT = """
[[agreement]]
party = "orbit"
scope = ["**"]
terms = "none at all"
"""
NAMED = 'register = ["register.toml"]\n'
WORK: Files = {"LICENSE": tag("PPL"), "work/a.txt": "a\n", "lib/b.txt": "b\n"}

MANIFEST = '{"name": "work", "license": "MIT"}\n'
CONFLICT: Files = {**WORK, "package.json": MANIFEST}


def waiver(code: str, *, path: str = "", expires: str = "2027-01-01") -> str:
    scope = f'path = "{path}"\n' if path else ""
    return (
        f'[[waiver]]\ncode = "{code}"\n{scope}reason = "we live with it"\n'
        f'approver = "assembly"\nexpires = {expires}\n'
    )


def baseline(*fingerprints: str, code: str = "PPL103") -> str:
    rows = [{"code": code, "fingerprint": each, "severity": "error"} for each in fingerprints]
    return json.dumps({"schema_version": "1.0.0", "created": DAY, "findings": rows})


LEDGER = "who,work,amount,unit,date,confirmed_by,source\n"
GIVEN = LEDGER + "orbit,hosting,900,hours,2026-09-01,assembly,minutes\n"

RED: dict[str, list[Plan]] = {
    "a user without reciprocity": [
        commit(ADA, files={**WORK, "pplcheck.toml": NAMED, "register.toml": ORBIT + USER})
    ],
    "a user who gave nothing, by the ledger": [
        commit(
            ADA,
            files={
                **WORK,
                "pplcheck.toml": NAMED + '[contribution]\nledger = ["ledger.csv"]\n',
                "register.toml": ORBIT + USER,
                "ledger.csv": LEDGER,
            },
        )
    ],
    "a conflict without a policy": [commit(ADA, files=CONFLICT)],
    "a conflict whose waiver has ended": [
        commit(ADA, files={**CONFLICT, "pplcheck.toml": waiver("PPL103", expires="2026-09-30")})
    ],
    "a conflict the baseline does not hold": [
        commit(
            ADA,
            files={
                **CONFLICT,
                "pplcheck.toml": 'baseline = "known.json"\n',
                "known.json": baseline("0" * 32),
            },
        )
    ],
    "a contributing business where warnings fail": [
        commit(
            ADA,
            files={
                **WORK,
                "pplcheck.toml": 'fail-on = "warning"\n' + NAMED,
                "register.toml": ORBIT,
            },
        ),
        commit(BEN, files={"work/c.txt": "c\n"}, date="2026-09-01"),
    ],
    "undetermined where that fails": [
        commit(
            ADA,
            files={
                **WORK,
                "pyproject.toml": '[tool.pplcheck]\nundetermined = "fail"\n'
                'presume = "undetermined"\n',
            },
        )
    ],
}
"""Each is red at its base."""

EVERY_WAIVER = "\n".join(waiver(rule.code) for rule in RULES)
LAX = 'schema = 1\nfail-on = "never"\nignore = ["PPL1", "PPL3", "PPL4"]\nundetermined = "pass"\n'

CHEATS: dict[str, Files] = {
    "mailmap": {".mailmap": "Ada Example <ada@mail.example> <ben@orbit.example>\n"},
    "mailmap link": {".mailmap": link("work/a.txt")},
    "policy": {"pplcheck.toml": LAX},
    "policy gone": {"pplcheck.toml": None},
    "policy link": {"pplcheck.toml": link("lax.toml"), "lax.toml": LAX},
    "policy broken": {"pplcheck.toml": "this is no policy = = ["},
    "policy hidden": {"pplcheck.toml": None, ".pplcheck.toml": LAX},
    "policy in pyproject": {
        "pplcheck.toml": None,
        "pyproject.toml": LAX.replace("schema", "[tool.pplcheck]\nschema", 1),
    },
    "policy nested": {"work/pplcheck.toml": LAX, "lib/.pplcheck.toml": LAX},
    "exclude": {"pplcheck.toml": 'licenses.exclude = ["**"]\n'},
    "override": {
        "pplcheck.toml": '[[licenses.override]]\npath = "LICENSE"\nexpression = "MIT"\n'
        'reason = "so"\n'
    },
    "register": {"register.toml": ORBIT.replace("commercial", "worker-cooperative")},
    "register agrees": {"register.toml": ORBIT + USER + AGREEMENT},
    "register gone": {"register.toml": None},
    "register link": {"register.toml": link("other.toml"), "other.toml": ""},
    "register twin": {
        "sub/register.toml": ORBIT + AGREEMENT,
        "pplcheck.toml": 'register = ["sub/register.toml"]\n',
    },
    "waivers": {"pplcheck.toml": NAMED + EVERY_WAIVER},
    "baseline": {
        "pplcheck.toml": 'baseline = "known.json"\n',
        "known.json": baseline(*(f"{number:032x}" for number in range(50))),
    },
    "baseline by default": {".pplcheck-baseline.json": baseline("0" * 32)},
    "baseline gone": {"known.json": None},
    "LICENSE": {"LICENSE": tag("MIT")},
    "LICENSE gone": {"LICENSE": None},
    "LICENSE link": {"LICENSE": link("work/a.txt")},
    "LICENSE or": {"LICENSE": tag("PPL OR MIT")},
    "LICENSE moved": {"LICENSE": None, "COPYING": tag("MIT")},
    "attributes": {".gitattributes": "* export-ignore linguist-vendored -diff\n"},
    "attributes nested": {"work/.gitattributes": "* linguist-generated\n"},
    "ignored revisions": {".git-blame-ignore-revs": "0" * 40 + "\n"},
    "submodule": {
        ".gitmodules": '[submodule "lib"]\n\tpath = lib\n\turl = https://forge.example/lib\n',
        "lib/b.txt": None,
        "lib": Entry(data=b"1" * 40, mode="160000"),
    },
    "submodule register": {"register.toml": Entry(data=b"2" * 40, mode="160000")},
    "annotations": {
        "REUSE.toml": 'version = 1\n[[annotations]]\npath = "**"\nprecedence = "override"\n'
        'SPDX-License-Identifier = "MIT"\n'
    },
    "annotations dep5": {
        ".reuse/dep5": "Format: https://www.debian.example/copyright-format/1.0/\n\n"
        "Files: *\nCopyright: nobody\nLicense: MIT\n"
    },
    "headers": {"work/a.txt": tag("MIT"), "lib/b.txt": tag("MIT")},
    "sidecars": {"LICENSE.license": tag("MIT"), "work/a.txt.license": tag("MIT")},
    "ledger": {"ledger.csv": GIVEN},
    "ledger gone": {"ledger.csv": None},
    "manifest link": {"package.json": link("meta.json"), "meta.json": MANIFEST},
    "manifest broken": {"package.json": f"// read by others\n{MANIFEST}"},
    "manifest deep": {"package.json": MANIFEST.replace("}", f', "x": {"[" * 500 + "]" * 500}}}')},
    "manifest large": {"package.json": MANIFEST.replace("}", f', "x": "{"a" * 3_000_000}"}}')},
    "manifest submodule": {"package.json": Entry(data=b"3" * 40, mode="160000")},
    "policy in other cases": {"PPLCHECK.TOML": LAX, "Register.toml": ORBIT + AGREEMENT},
    "policy with a mark": {"pplcheck.toml": b"\xef\xbb\xbf" + LAX.replace("\n", "\r\n").encode()},
    "policy that extends": {"pplcheck.toml": 'extends = "lax.toml"\n', "lax.toml": LAX},
    "environment": {".env": "PPLCHECK_REGISTER=lax.toml\n", "lax.toml": ORBIT + AGREEMENT},
    "LICENSE in other cases": {"license": tag("MIT"), "License.txt": tag("MIT")},
    "LICENSE recoded": {
        "LICENSE": tag("MIT").encode("utf-16"),
        ".gitattributes": "LICENSE working-tree-encoding=UTF-16\n",
    },
    "LICENSE submodule": {"LICENSE": Entry(data=b"1" * 40, mode="160000")},
    "LICENSE beside": {"LICENSE": None, "LICENSE-PPL": tag("PPL"), "LICENSE-MIT": tag("MIT")},
    "CNAME": {"CNAME": "orbit.example\n", "docs/CNAME": "nebula.example\n"},
}
"""What a change may contain besides its commits, to be judged more kindly."""

ALONE: dict[str, Files] = {
    "folder link": {"work/a.txt": None, "work": link("lib")},
    "LICENSE folder": {"LICENSE": None, "LICENSE/text": tag("MIT")},
}
"""More of them, which put a folder and a file in the same place and so go with few others."""
