from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from pplcheck.history import mainline as module
from pplcheck.history.mainline import Line, Mainline, read_line, staying
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, git, head

ADA = "Ada <ada@mail.example>"


def names(count: int) -> list[bytes]:
    digests = (blake2b(str(number).encode(), digest_size=20) for number in range(count))
    return [digest.hexdigest().encode() for digest in digests]


def followed(commits: list[bytes], most: int, below: Line | None = None) -> Line | None:
    """The line of a history without merges, given in two batches."""
    line = Mainline(commits[0].decode(), most=most)
    parents = [*commits[1:], below.tip if below else b""]
    half = len(commits) // 2
    line.follow(commits[:half], parents[:half], parents[:half])
    line.follow(commits[half:], parents[half:], parents[half:])
    return line.line(below)


def test_the_line_goes_from_first_parent_to_first_parent(tmp_path: Path) -> None:
    table = [
        commit(ADA),
        commit(ADA),
        commit(ADA, parents=[0]),
        commit(ADA, parents=[1, 2]),
        commit(ADA),
    ]
    repo = build(tmp_path / "r", table)
    shown = git(repo, "log", "--format=%H,%P,%T").encode().splitlines()
    commits, parents, trees = zip(*(line.split(b",") for line in shown), strict=True)
    line = Mainline(head(repo))

    line.follow(commits, parents, trees)

    found = line.line()
    with open_repository(repo, named=True) as quarantine:
        asked = read_line(quarantine, head(repo))
    assert found == asked
    assert found
    assert found.trees == asked.trees
    assert list(found.trees) == git(repo, "log", "--first-parent", "--format=%T").encode().split()
    main = git(repo, "rev-list", "--first-parent", "HEAD").split()
    assert line.line() == Line(tip=head(repo).encode(), commits=tuple(c.encode() for c in main))


def test_a_commit_may_be_shown_before_its_child() -> None:
    commits = names(6)
    above = dict(zip(commits, [*commits[1:], b""], strict=True))
    order = [commits[place] for place in (0, 2, 3, 1, 5, 4)]
    line = Mainline(commits[0].decode())

    for batch in (order[:3], order[3:]):
        line.follow(batch, [above[name] for name in batch], batch)

    assert line.line() == Line(tip=commits[0], commits=tuple(commits))


def test_a_commit_shown_long_before_its_child_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BEHIND", 2)
    tip, child, early, *others = names(9)
    line = Mainline(tip.decode())

    line.follow([tip, early], [child, b""], [b"", b""])
    line.follow(others, [b""] * len(others), [b""] * len(others))
    line.follow([child], [early], [early])

    assert line.line() is None


def test_a_line_whose_clocks_all_went_wrong_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOKS", 3)
    commits = names(9)
    backwards = commits[::-1]
    line = Mainline(commits[0].decode())

    line.follow(backwards, [b"", *backwards[:-1]], backwards)

    assert line.line() is None


@given(st.lists(st.integers(0, 2**64), max_size=40), st.integers(0, 20))
def test_what_stays_follows_from_the_end_of_an_id(numbers: list[int], power: int) -> None:
    every = 1 << power

    found = staying([(b"%040x" % number, b"") for number in numbers], every)

    assert found == [(b"%040x" % number, b"") for number in numbers if number % every == 0]


def test_a_forged_circle_ends() -> None:
    tip, below = names(2)
    line = Mainline(tip.decode())

    line.follow([tip, below], [below, tip], [b"", b""])

    assert line.line() is None


def test_a_line_that_breaks_off_is_none() -> None:
    commits = names(4)
    line = Mainline(commits[0].decode())

    line.follow(commits[:2], commits[1:3], commits[1:3])

    assert line.line() is None
    assert line.line(Line(tip=commits[3], commits=(commits[3],))) is None


@given(st.integers(1, 120), st.integers(1, 119), st.integers(1, 40))
def test_a_line_gone_on_with_is_that_followed_whole(length: int, cut: int, most: int) -> None:
    commits = names(length + cut)
    known = followed(commits[length:], most)

    whole = followed(commits, most)

    found = followed(commits[:length], most, below=known)
    assert found == whole
    assert found
    assert whole
    assert found.trees == whole.trees
    assert len(whole.commits) <= most


@pytest.mark.parametrize("most", [1, 7, 1000], ids=str)
def test_the_same_commits_stay_however_a_line_is_read(most: int, tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA) for _ in range(40)])
    commits = [name.encode() for name in git(repo, "rev-list", "HEAD").split()]

    with open_repository(repo, named=True) as quarantine:
        assert read_line(quarantine, head(repo), most=most) == followed(commits, most)


@pytest.mark.parametrize("held", [8, 20, 1000], ids=str)
def test_of_a_long_line_more_can_be_had_than_stays(
    held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", [commit(ADA) for _ in range(40)])
    shown = git(repo, "log", "--format=%H,%P,%T").encode().splitlines()
    commits, parents, trees = zip(*(row.split(b",") for row in shown), strict=True)
    monkeypatch.setattr(module, "WHOLE", held)
    line = Mainline(head(repo), most=8)
    for commit_, above, tree in zip(commits, parents, trees, strict=True):
        line.follow([commit_], [above], [tree])

    with open_repository(repo, named=True) as quarantine:
        few = read_line(quarantine, head(repo), most=8)
        more = read_line(quarantine, head(repo), most=held)
    assert line.line() == few
    assert line.line(most=held) == more
    assert few.every > 1
    assert (more.every == 1) == (held == 1000)
