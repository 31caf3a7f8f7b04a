"""What was kept makes no difference but in time: every answer equals one that is read anew."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.history.begun import CANDIDATES, KIND, begin
from pplcheck.history.build import Plan
from pplcheck.history.changes import read_changes, start_changes
from pplcheck.history.contributions import read_history
from pplcheck.history.log import start_log
from pplcheck.history.quarantine import Quarantine, open_repository
from pplcheck.history.stream import Stream
from pplcheck.model.contribution import History, Identity
from tests.repos import build, commit, git, head, ids, raw_commit, remove_object

ADA = "Ada <ada@mail.example>"
BEN = "Ben <ben@firm.example>"
PEOPLE = [ADA, BEN, "Zoë <>", "Helper[bot] <helper@tools.example>", "Ada L <ADA@mail.example>"]
MESSAGES = ["Change the work", 'Revert "Change"', "New upstream version 1.2", "S\n\nNote: x"]
TRAILERS = [
    "Co-authored-by: Ben <ben@firm.example>",
    "Co-authored-by: Ada L <ada@mail.example>",
    "Signed-off-by: Ada <ada@mail.example>",
    "Reviewed-by: Eva <eva@union.example>",
]


class Pile:
    """A shelf in memory that remembers what was asked for."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.puts = 0

    def names(self, kind: str) -> tuple[str, ...]:
        return tuple(name for name in reversed(self.kept) if name.startswith(f"{kind}-"))

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def put(self, name: str, content: bytes) -> None:
        self.kept[name] = content
        self.puts += 1


def read(quarantine: Quarantine, tip: str, shelf: Pile | None, *, imports: bool = False) -> History:
    begun = begin(quarantine, tip, shelf)
    bots = (Identity(name="", email="eva@union.example"),)
    mailmap = b"Ada <ada@mail.example> <ben@firm.example>\n"
    return read_history(
        quarantine, tip, mailmap=mailmap, bots=bots, log=begun, count_imports=imports
    )


@st.composite
def plans(draw: st.DrawFn) -> list[Plan]:
    """A history with merges, octopuses and several roots, out of order in time."""
    rows: list[Plan] = []
    for number in range(draw(st.integers(1, 12))):
        above = st.lists(st.integers(0, number - 1), max_size=3, unique=True)
        rows.append(
            commit(
                draw(st.sampled_from(PEOPLE)),
                draw(st.sampled_from(MESSAGES)),
                date=draw(st.integers(0, 40)) * 43_200,
                trailers=draw(st.lists(st.sampled_from(TRAILERS), max_size=2, unique=True)),
                parents=draw(above) if number else [],
                encoding=draw(st.sampled_from(["", "", "", "", "", "UTF-7"])),
                files={"a": str(draw(st.integers(0, 2))), "b": str(number)},
            )
        )
    return rows


def tips(repo: Path) -> list[str]:
    found = git(repo, "cat-file", "--batch-all-objects", "--batch-check").splitlines()
    return sorted(line.split()[0] for line in found if line.split()[1] == "commit")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=plans(), data=st.data())
def test_going_on_equals_reading_anew(rows: list[Plan], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        repo = build(Path(folder) / "r", rows)
        shelf, every = Pile(), tips(repo)
        with open_repository(repo, named=True) as quarantine:
            for tip in data.draw(st.lists(st.sampled_from(every), min_size=2, max_size=6)):
                imports = data.draw(st.booleans())

                kept = read(quarantine, tip, shelf, imports=imports)

                assert kept == read(quarantine, tip, None, imports=imports)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=plans(), data=st.data())
def test_changes_are_the_same_with_and_without(rows: list[Plan], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        repo = build(Path(folder) / "r", rows)
        shelf, every = Pile(), tips(repo)
        with open_repository(repo, named=True) as quarantine:
            for tip in data.draw(st.lists(st.sampled_from(every), min_size=2, max_size=6)):
                kept = read_changes(start_changes(quarantine, tip, ("a", "c"), shelf))

                assert kept == read_changes(start_changes(quarantine, tip, ("a", "c")))


def test_the_same_commit_needs_no_log(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN)])
    shelf = Pile()

    with open_repository(repo, named=True) as quarantine:
        first = read(quarantine, head(repo), shelf)
        begun = begin(quarantine, head(repo), shelf)
        again = read(quarantine, head(repo), shelf)

    assert begun.log is None
    assert again == first
    assert shelf.puts == 1


def test_only_new_commits_are_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN), commit(ADA)])
    newest, before, _ = ids(repo)
    shelf = Pile()

    with open_repository(repo, named=True) as quarantine:
        read(quarantine, before, shelf)
        begun = begin(quarantine, newest, shelf)

    assert (begun.base, begun.log and begun.log.without) == (before, before)


def test_a_rewritten_history_is_read_anew(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN)])
    shelf = Pile()
    with open_repository(repo, named=True) as quarantine:
        read(quarantine, head(repo), shelf)
    raw_commit(repo, parents=[ids(repo)[1]])

    with open_repository(repo, named=True) as quarantine:
        begun = begin(quarantine, head(repo), shelf)
        found = read(quarantine, head(repo), shelf)

    assert not begun.is_sure
    assert found.commits == 2
    assert [activity.raw.name for activity in found.activities] == ["Ada"]


@pytest.mark.parametrize("is_damaged", [False, True], ids=["whole", "damaged"])
def test_of_several_known_the_one_that_leads_on_is_gone_on_with(
    tmp_path: Path, *, is_damaged: bool
) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN)])
    newest, oldest = ids(repo)
    aside = raw_commit(repo, parents=[], message=b"Begin again\n")
    other = raw_commit(repo, parents=[aside])
    shelf = Pile()
    with open_repository(repo, named=True) as quarantine:
        read(quarantine, oldest, shelf)
        read(quarantine, other, shelf)
    if is_damaged:
        remove_object(repo, aside)

    with open_repository(repo, named=True) as quarantine:
        found = read(quarantine, newest, shelf)

        assert found == read(quarantine, newest, None)
    assert found.commits == 2


def test_commits_that_are_not_there_are_no_help(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    shelf = Pile()
    for number in range(CANDIDATES + 1):
        shelf.put(f"{KIND}-{number:040x}", b"x")

    with open_repository(repo, named=True) as quarantine:
        found = read(quarantine, head(repo), shelf)

    assert found.commits == 1


@pytest.mark.parametrize("known", ["damaged", "of another commit"])
def test_what_is_not_what_it_says_is_read_anew(known: str, tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN), commit(ADA)])
    newest, before, oldest = ids(repo)
    shelf = Pile()
    with open_repository(repo, named=True) as quarantine:
        read(quarantine, oldest, shelf)
        kept = shelf.kept.pop(f"{KIND}-{oldest}")
        for tip in (before, newest):
            shelf.kept[f"{KIND}-{tip}"] = b"damaged" if known == "damaged" else kept
            assert read(quarantine, tip, shelf) == read(quarantine, tip, None)
            shelf.kept[f"{KIND}-{before}"] = b"damaged" if known == "damaged" else kept
            shelf.kept.pop(f"{KIND}-{newest}", None)
        assert read(quarantine, newest, shelf) == read(quarantine, newest, None)


def test_who_asks_for_more_than_the_count_has_all_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN)])
    shelf = Pile()
    with open_repository(repo, named=True) as quarantine:
        read(quarantine, ids(repo)[1], shelf)
        stream = Stream(quarantine)
        log = begin(quarantine, head(repo), shelf)
        read_history(quarantine, head(repo), mailmap=None, bots=(), log=log, stream=stream)

        assert len(list(stream.contributions())) == 2
    assert shelf.puts == 1


def test_a_part_of_a_history_is_not_kept_for_the_whole(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN)])
    newest, oldest = ids(repo)

    with open_repository(repo, named=True) as quarantine:
        log = start_log(quarantine, newest, without=oldest)
        found = read_history(quarantine, newest, mailmap=None, bots=(), log=log)

    assert found.commits == 1


def test_replace_refs_change_nothing(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN), commit(ADA)])
    newest, before, oldest = ids(repo)
    shelf = Pile()
    with open_repository(repo, named=True) as quarantine:
        read(quarantine, before, shelf)
    git(repo, "replace", before, oldest)

    with open_repository(repo, named=True) as quarantine:
        assert read(quarantine, newest, shelf).commits == 3


def test_a_count_once_made_stays_true_when_objects_are_lost(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN)])
    newest, oldest = ids(repo)
    shelf = Pile()
    with open_repository(repo, named=True) as quarantine:
        before = read(quarantine, newest, shelf)
    remove_object(repo, oldest)

    with open_repository(repo, named=True) as quarantine:
        assert read(quarantine, newest, shelf) == before
