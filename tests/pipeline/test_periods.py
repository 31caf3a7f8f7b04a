from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.config.profiles import load_profiles
from pplcheck.history import begun, mainline
from pplcheck.history.begun import begin
from pplcheck.history.build import Plan
from pplcheck.history.contributions import read_history
from pplcheck.history.mainline import Line, Mainline, read_line
from pplcheck.history.quarantine import Quarantine, open_repository
from pplcheck.licensing.timeline import license_paths
from pplcheck.licensing.versions import Versions
from pplcheck.model.declaration import EffectiveLicense, Period
from pplcheck.pipeline import periods
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.rendering import render
from pplcheck.pipeline.request import Request
from tests.history.test_begun import Pile
from tests.licensing.samples import text_of
from tests.repos import build, commit, ids

ADA = "Ada <ada@mail.example>"
MIT, PPL = text_of("MIT"), text_of("PPL")


def license_of(repo: Path) -> EffectiveLicense:
    report = answer(Request(path=repo, as_of=dt.date(2026, 11, 1)))
    assert report.evidence
    return report.evidence.license


def since(repo: Path) -> int | None:
    found = license_of(repo).since
    return ids(repo)[::-1].index(found.commit) if found else None


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("LICENSE", MIT, PPL),
        ("package.json", '{"license": "MIT"}', '{"license": "PPL"}'),
        ("composer.json", "{}", '{"license": "Peer Production License"}'),
        (
            "README.md",
            "# Work\n",
            "# Work\n\n## License\n\nThis work is licensed under the Peer Production License.\n",
        ),
    ],
    ids=["text", "manifest", "manifest without", "readme"],
)
def test_since_is_the_commit_that_declared_the_license(
    tmp_path: Path, path: str, before: str, after: str
) -> None:
    table = [
        commit(ADA, files={path: before, "a": "1"}),
        commit(ADA, files={path: after}),
        commit(ADA, files={"a": "2"}),
    ]
    repo = build(tmp_path / "r", table)

    assert since(repo) == 1
    assert license_of(repo).periods[-1].commits == 2


def test_a_text_with_a_manifest_that_says_or_later_has_one_since(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": text_of("GPL-3.0-only")}),
        commit(ADA, files={"package.json": '{"license": "GPL-3.0-or-later"}'}),
    ]

    assert since(build(tmp_path / "r", table)) == 0


def test_an_edit_that_is_not_committed_has_no_since(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": PPL})])
    (repo / "LICENSE").write_text(MIT)

    found = license_of(repo)

    assert found.since is None
    assert [entry.expression and entry.expression.text for entry in found.periods] == ["PPL"]


def test_a_new_manifest_that_is_not_committed_has_no_since(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"package.json": "{}"})])
    (repo / "package.json").write_text('{"license": "PPL"}')

    assert license_of(repo).since is None


def test_a_repository_without_a_license_has_no_periods(tmp_path: Path) -> None:
    found = license_of(build(tmp_path / "r", [commit(ADA, files={"a.c": "1"})]))

    assert (found.since, found.periods) == (None, ())


def test_a_license_kept_in_a_pool_is_followed_there(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"a.c": "1"}),
        commit(ADA, files={"LICENSES/PPL.txt": PPL}),
        commit(ADA, files={"a.c": "2"}),
    ]

    assert since(build(tmp_path / "r", table)) == 1


def test_a_commons_that_was_closed_is_found_by_a_check(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": text}) for text in (MIT, PPL, MIT)])

    report = answer(Request(path=repo, as_of=dt.date(2026, 11, 1)))

    (finding,) = (entry for entry in report.findings if entry.code == "PPL105")
    assert finding.commit == ids(repo)[0]


@pytest.mark.parametrize("most", [1, 2, 100], ids=["one", "two", "all"])
def test_a_long_line_is_looked_at_closely_where_terms_ask_something_back(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = [commit(ADA, files={"LICENSE": text, "a": text[:9]}) for text in (MIT, PPL)]
    table += [commit(ADA, files={"a": str(number)}) for number in range(20)]
    repo = build(tmp_path / "r", table)
    whole = license_of(repo)

    thinned(monkeypatch, most)

    assert license_of(repo) == whole
    assert whole.one_in == 1


def test_a_line_that_was_followed_is_not_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = [commit(ADA, files={"LICENSE": text, "a": text[:9]}) for text in (MIT, PPL)]
    table += [commit(ADA, files={"a": str(number)}) for number in range(20)]
    repo = build(tmp_path / "r", table)
    whole = license_of(repo)
    asked: list[str] = []

    def asking(quarantine: Quarantine, tip: str, *, most: int) -> Line:
        asked.append(tip)
        return read_line(quarantine, tip, most=most)

    thinned(monkeypatch, 2)
    monkeypatch.setattr(periods, "read_line", asking)

    assert license_of(repo) == whole
    assert asked == []


def test_a_line_too_long_to_be_held_is_followed_by_every_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = [commit(ADA, files={"LICENSE": text, "a": text[:9]}) for text in (MIT, PPL)]
    table += [commit(ADA, files={"a": str(number)}) for number in range(20)]
    repo = build(tmp_path / "r", table)
    whole = license_of(repo)

    thinned(monkeypatch, 2)
    monkeypatch.setattr(mainline, "WHOLE", 4)
    monkeypatch.setattr(periods, "WHOLE", 4)
    monkeypatch.setattr(periods, "read_line", None)

    assert license_of(repo) == whole


def test_a_long_line_says_how_closely_it_was_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = [commit(ADA, files={"LICENSE": MIT, "a": str(number)}) for number in range(40)]
    repo = build(tmp_path / "r", table)
    whole = license_of(repo)

    thinned(monkeypatch, 4)

    found = license_of(repo)
    assert (found.since, found.periods) == (whole.since, whole.periods)
    assert found.one_in >= 8
    told = render(answer(Request(path=repo, as_of=dt.date(2026, 11, 1))), "terminal")
    words = " ".join(told.split())
    assert f"one in {found.one_in} commits of the main line" in words
    assert "pplcheck licenses --history" in words


def test_a_license_that_turns_often_is_followed_by_every_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": text}) for text in (MIT, PPL, MIT)])
    few = license_of(repo)

    monkeypatch.setattr(periods, "MOST_TURNS", 1)

    assert license_of(repo) == few
    assert len(few.periods) == 3


def thinned(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Have main lines thinned out to a few commits."""
    monkeypatch.setattr(begun, "Mainline", partial(Mainline, most=most))


@st.composite
def branchy(draw: st.DrawFn) -> list[Plan]:
    """A history with merges in which the license changes now and then, on whatever branch."""
    rows: list[Plan] = []
    for number in range(draw(st.integers(2, 10))):
        above = st.lists(st.integers(0, number - 1), min_size=1, max_size=2, unique=True)
        text = draw(st.sampled_from([None, None, MIT, PPL]))
        files = {"a": str(number)} | ({"LICENSE": text} if text else {})
        date = draw(st.integers(0, 9)) * 86_400
        rows.append(commit(ADA, files=files, date=date, parents=draw(above) if number else []))
    return rows


def along_of(
    repo: Path, tip: str, shelf: Pile | None, *, most: int
) -> tuple[int, tuple[Period, ...]]:
    """The periods that lead to a commit, and how closely these were looked at."""
    with open_repository(repo, named=True) as quarantine:
        started = begin(quarantine, tip, shelf)
        started = replace(started, mainline=Mainline(tip, most=most))
        read_history(quarantine, tip, mailmap=None, bots=(), log=started)
        line = periods.along(quarantine, tip, ("LICENSE",), begun=started, shelf=shelf)
        versions = Versions({}, load_profiles())
        return line.one_in, line.periods(versions, license_paths(("LICENSE",)), "")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(branchy(), st.sampled_from([1, 3, 100]))
def test_what_was_known_of_a_line_makes_no_difference(table: list[Plan], most: int) -> None:
    with TemporaryDirectory() as folder:
        repo = build(Path(folder, "r"), table)
        shelf = Pile()
        commits = ids(repo)
        for tip in (commits[len(commits) // 2], commits[0], commits[0]):
            assert along_of(repo, tip, shelf, most=most) == along_of(repo, tip, None, most=most)
