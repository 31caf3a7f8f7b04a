from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pplcheck.model.timeline import LicenseHistory
from pplcheck.pipeline import history_of_licenses as module
from pplcheck.pipeline.history_of_licenses import license_history
from pplcheck.pipeline.request import Request
from tests.licensing.samples import text_of
from tests.repos import build, commit, git, head, ids, remove_object

ADA = "Ada <ada@mail.example>"
BEN = "Ben <ben@mail.example>"
BOT = "robot[bot] <robot@mail.example>"
MIT, PPL = text_of("MIT"), text_of("PPL")
COOPYLEFT = text_of("LicenseRef-Coopyleft")
TAG = "// SPDX-License-Identifier: {}\ncontract A {{}}\n"


def history(repo: Path, *, headers: bool | None = None) -> LicenseHistory:
    return license_history(Request(path=repo, as_of=dt.date(2026, 11, 1)), headers=headers)


def told(found: LicenseHistory, repo: Path) -> list[tuple[int, str, str, str]]:
    order = ids(repo)[::-1]
    return [(order.index(s.commit), s.path, s.was, s.became) for s in found.shifts]


def spans(found: LicenseHistory) -> list[tuple[str, int, list[str]]]:
    return [
        (
            span.period.expression.text if span.period and span.period.expression else "",
            span.commits,
            [person.name for person in span.people],
        )
        for span in found.spans
    ]


def test_a_relicensed_project_with_what_fell_in_each_period(tmp_path: Path) -> None:
    mailmap = "Ada <ada@mail.example> <ada@old.example>\n"
    table = [
        commit(ADA, files={"a": "1", ".mailmap": mailmap}),
        commit(ADA, files={"LICENSE": MIT, "package.json": '{"license": "MIT"}'}),
        commit(BEN, files={"LICENSE": PPL}, date="2016-11-29"),
        commit("A <ada@old.example>", files={"a": "2"}),
        commit(BOT, files={"package.json": '{"license": "PPL"}'}),
        commit(ADA, files={"LICENSE": COOPYLEFT}, date="2018-12-05"),
        commit(BEN, files={"a": "3"}),
    ]
    repo = build(tmp_path / "r", table)

    found = history(repo)

    assert told(found, repo) == [
        (1, "LICENSE", "", "MIT"),
        (1, "package.json", "", "MIT"),
        (2, "LICENSE", "MIT", "PPL"),
        (4, "package.json", "MIT", "PPL"),
        (5, "LICENSE", "PPL", "LicenseRef-Coopyleft"),
    ]
    assert [shift.author.name for shift in found.shifts] == [
        "Ada",
        "Ada",
        "Ben",
        "robot[bot]",
        "Ada",
    ]
    assert spans(found) == [
        ("", 1, ["Ada"]),
        ("MIT", 1, ["Ada"]),
        ("PPL", 3, ["Ada", "Ben"]),
        ("LicenseRef-Coopyleft", 2, ["Ada", "Ben"]),
    ]
    order = ids(repo)[::-1]
    assert [span.until for span in found.spans] == [order[1], order[2], order[5], ""]
    assert found.head == head(repo)
    assert found.gaps == ()


def test_headers_that_went_from_mit_to_ppl_and_back_are_found(tmp_path: Path) -> None:
    table = [commit(ADA, files={"src/A.sol": TAG.format(name)}) for name in ("MIT", "PPL", "MIT")]
    repo = build(tmp_path / "r", table)

    found = history(repo)

    assert told(found, repo) == [
        (0, "src/A.sol", "", "MIT"),
        (1, "src/A.sol", "MIT", "PPL"),
        (2, "src/A.sol", "PPL", "MIT"),
    ]
    assert (found.headers, found.skipped) == (True, 0)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [(None, (0, False, 2)), (True, (2, True, 0)), (False, (0, False, 0))],
    ids=["unasked", "asked", "refused"],
)
def test_long_histories_say_that_headers_were_not_followed_unless_asked_for(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    headers: bool | None,
    expected: tuple[int, bool, int],
) -> None:
    monkeypatch.setattr(module, "MOST_HEADS", 1)
    table = [commit(ADA, files={"A.sol": TAG.format(name)}) for name in ("MIT", "PPL")]

    found = history(build(tmp_path / "r", table), headers=headers)

    assert (len(found.shifts), found.headers, found.skipped) == expected


def test_a_header_and_a_license_that_change_together_are_told_together(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": MIT, "A.sol": TAG.format("MIT"), "z/README.md": "x"}),
        commit(ADA, files={"LICENSE": PPL, "A.sol": TAG.format("PPL")}),
        commit(ADA, files={"LICENSE": MIT}),
    ]
    repo = build(tmp_path / "r", table)

    assert [(place, path) for place, path, *_ in told(history(repo), repo)] == [
        (0, "A.sol"),
        (0, "LICENSE"),
        (1, "A.sol"),
        (1, "LICENSE"),
        (2, "LICENSE"),
    ]


def test_work_on_a_branch_counts_to_the_period_it_was_merged_in(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": MIT}),
        commit(BEN, files={"b": "1"}, parents=[0]),
        commit(ADA, files={"LICENSE": PPL}, parents=[0]),
        commit(ADA, "Merge", files={"b": "1"}, parents=[2, 1]),
    ]

    assert spans(history(build(tmp_path / "r", table))) == [
        ("MIT", 1, ["Ada"]),
        ("PPL", 3, ["Ada", "Ben"]),
    ]


def test_a_license_from_a_merged_branch_applies_since_the_branch(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"a": "1"}),
        commit(BEN, files={"LICENSE": PPL}, parents=[0]),
        commit(ADA, files={"a": "2"}, parents=[0]),
        commit(ADA, "Merge", files={"LICENSE": PPL}, parents=[2, 1]),
    ]
    repo = build(tmp_path / "r", table)

    found = history(repo)

    assert [(path, became) for _, path, _, became in told(found, repo)] == [("LICENSE", "PPL")]
    assert found.shifts[0].author.name == "Ben"
    period = found.spans[-1].period
    assert period
    assert period.commit == found.shifts[0].commit


def test_an_evil_merge_is_a_change_of_its_own(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": MIT}),
        commit(BEN, files={"b": "1"}, parents=[0]),
        commit(ADA, files={"a": "1"}, parents=[0]),
        commit(ADA, "Merge", files={"b": "1", "LICENSE": PPL}, parents=[2, 1]),
    ]
    repo = build(tmp_path / "r", table)

    found = history(repo)

    assert [(shift.commit, shift.became) for shift in found.shifts][1:] == [(head(repo), "PPL")]
    assert [name for name, *_ in spans(found)] == ["MIT", "PPL"]


def test_a_license_that_a_merge_undid_is_told_and_is_no_period(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": PPL}),
        commit(BEN, files={"LICENSE": MIT}, parents=[0]),
        commit(ADA, files={"LICENSE": "\n" + PPL}, parents=[0]),
        commit(ADA, "Merge", files={"LICENSE": "\n" + PPL}, parents=[2, 1]),
    ]
    repo = build(tmp_path / "r", table)

    found = history(repo)

    assert [(shift.was, shift.became) for shift in found.shifts] == [("", "PPL"), ("PPL", "MIT")]
    assert [name for name, *_ in spans(found)] == ["PPL"]


def test_where_only_a_manifest_declares_its_periods_are_told(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"package.json": '{"license": "MIT"}'}),
        commit(ADA, files={"package.json": '{"license": "PPL"}'}),
    ]

    assert [name for name, *_ in spans(history(build(tmp_path / "r", table)))] == ["MIT", "PPL"]


def test_the_work_of_others_and_what_the_policy_leaves_out_are_not_followed(
    tmp_path: Path,
) -> None:
    policy = 'schema = 1\n[licenses]\nexclude = ["old/**"]\n'
    files = {
        "vendor/x/LICENSE": MIT,
        "old/LICENSE": MIT,
        "pplcheck.toml": policy,
        "new/LICENSE": PPL,
    }
    repo = build(tmp_path / "r", [commit(ADA, files=files)])

    assert [path for _, path, *_ in told(history(repo), repo)] == ["new/LICENSE"]


def test_a_history_that_declares_nothing_is_one_span(tmp_path: Path) -> None:
    found = history(build(tmp_path / "r", [commit(ADA, files={"a": "1", "i.png": "x"})]))

    assert (found.shifts, spans(found)) == ((), [("", 1, ["Ada"])])


def test_versions_that_cannot_be_read_are_a_gap(tmp_path: Path) -> None:
    table = [commit(ADA, files={"LICENSE": text}) for text in (MIT, COOPYLEFT, PPL)]
    repo = build(tmp_path / "r", table)
    remove_object(repo, git(repo, "rev-parse", "HEAD~1:LICENSE"))

    found = history(repo)

    (gap,) = found.gaps
    assert gap.code == "PPL902"
    assert gap.fatal
    assert "1 version" in gap.what
