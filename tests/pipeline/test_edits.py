from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.changes import Difference, Govern
from pplcheck.model.policy import Policy
from pplcheck.model.register import Register
from pplcheck.pipeline.edits import PYPROJECT_LIMIT, governing_among, pyprojects
from pplcheck.pipeline.governing import Governing
from pplcheck.pipeline.request import Request

REQUEST = Request(path=Path(), as_of=date(2026, 10, 1))
POLICY = Policy(
    path="coop/pplcheck.toml",
    registers=("register.toml",),
    ledgers=("ledger.csv",),
    baseline="known.json",
)
RULES = Governing(
    policy=POLICY,
    registers=(),
    declared=Register(path="", digest="", organizations=(), people=(), users=(), agreements=()),
)


def differs(path: str, before: str = "1", after: str = "2") -> Difference:
    return Difference(
        path=path,
        mode_before="100644" if before else "",
        mode_after="100644" if after else "",
        blob_before=before,
        blob_after=after,
    )


def what(*paths: str, request: Request = REQUEST, rules: Governing = RULES) -> dict[str, Govern]:
    found = governing_among([differs(path) for path in paths], request, rules, {})
    return {entry.path: entry.what for entry in found}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("pplcheck.toml", Govern.POLICY),
        ("deep/down/.pplcheck.toml", Govern.POLICY),
        ("coop/register.toml", Govern.REGISTER),
        ("coop/ledger.csv", Govern.LEDGER),
        ("coop/known.json", Govern.BASELINE),
        (".mailmap", Govern.MAILMAP),
        (".gitmodules", Govern.SUBMODULES),
        (".git-blame-ignore-revs", Govern.IGNORED),
        ("src/.gitattributes", Govern.ATTRIBUTES),
        ("REUSE.toml", Govern.ANNOTATIONS),
        (".reuse/dep5", Govern.ANNOTATIONS),
    ],
)
def test_what_governs(path: str, expected: Govern) -> None:
    assert what(path) == {path: expected}


@pytest.mark.parametrize("path", ["register.toml", "src/.mailmap", "LICENSE", "a.txt"])
def test_what_does_not_govern(path: str) -> None:
    assert what(path) == {}


@pytest.mark.parametrize(
    "request_",
    [replace(REQUEST, isolated=True), replace(REQUEST, config=Path("ours.toml"))],
    ids=["isolated", "config"],
)
def test_a_policy_that_is_not_in_force_does_not_govern(request_: Request) -> None:
    assert what("pplcheck.toml", "coop/register.toml", request=request_) == {}
    assert what(".mailmap", request=request_) == {".mailmap": Govern.MAILMAP}


def test_a_project_file_governs_by_its_own_table_only() -> None:
    table = b"[tool.pplcheck]\nfail-on = 'note'\n"
    contents = {
        "none": b"[project]\nname = 'a'\n",
        "ours": table,
        "more": table + b"[project]\nname = 'b'\n",
        "lax": table.replace(b"note", b"never"),
        "broken": b"[tool.pplcheck\n",
        "endless": b"#" * (PYPROJECT_LIMIT + 1),
    }

    def governs(before: str, after: str) -> bool:
        entry = differs("x/pyproject.toml", before, after)
        return bool(governing_among([entry], REQUEST, RULES, contents))

    assert not governs("none", "")
    assert not governs("ours", "more")
    assert governs("none", "ours")
    assert governs("ours", "")
    assert governs("more", "lax")
    assert governs("ours", "broken")
    assert governs("none", "endless")


def test_the_blobs_to_be_compared_are_those_of_project_files() -> None:
    found = pyprojects([differs("a/pyproject.toml", "1", ""), differs("b.toml", "3", "4")])

    assert found == ("1",)
