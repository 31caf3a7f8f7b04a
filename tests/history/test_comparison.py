from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import comparison as module
from pplcheck.history.comparison import Comparison, Told, is_named, unlike
from pplcheck.history.log import read_log, start_log
from pplcheck.history.quarantine import Quarantine, open_repository
from tests.repos import build, commit, git, head, ids, object_file, raw_commit

ADA = "Ada <ada@mail.example>"
MISSING = b"0" * 39 + b"1"
TABLE = [
    commit(ADA, "Begin", files={"a": "a"}, zone="-0330"),
    commit("Zoé <zoe@mail.example>", "Été\n\nSecond", parents=[0]),
    commit("日本 <taro@mail.example>", "", parents=[0], committer="Cleo <cleo@mail.example>"),
    commit(ADA, "Merge", parents=[1, 2, 0], trailers=["Reviewed-by: R\n  <r@x.example>"]),
    commit(" <>", " indented  \n\n\n\nend  \n"),
]


def bare(name: bytes) -> Told:
    """A commit of which nothing is told but its id."""
    return Told(name, b"", b"", b"", b"")


def told(quarantine: Quarantine, tip: str) -> list[Told]:
    return [
        Told(record[0], tree, record[1], lines, record[6])
        for batch in read_log(quarantine, start_log(quarantine, tip))
        for record, tree, lines in zip(batch, batch.trees, batch.lines, strict=True)
    ]


@pytest.mark.parametrize("at_once", [1, 2, 100])
@pytest.mark.parametrize("place", [0, 2, 5, None], ids=str)
def test_a_commit_that_is_not_there_is_found(
    place: int | None, at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    repo = build(tmp_path / "r", [commit(ADA) for _ in range(5)])
    commits = [name.encode() for name in ids(repo)]

    def compare() -> None:
        with open_repository(repo, named=True) as quarantine:
            comparison = Comparison(quarantine)
            for name in commits:
                comparison.add([bare(name)])
            comparison.end()

    if place is None:
        compare()
        return
    commits.insert(place, MISSING)
    with pytest.raises(UnreadableHistoryError, match="the history cannot be read"):
        compare()


def test_nothing_is_sound(tmp_path: Path) -> None:
    with open_repository(build(tmp_path / "r", [commit(ADA)]), named=True) as quarantine:
        Comparison(quarantine).end()


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_what_the_log_tells_is_what_the_ids_say(object_format: str, tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE, object_format=object_format)

    with open_repository(repo, named=True) as quarantine:
        found = told(quarantine, head(repo))

    assert len(found) == len(TABLE)
    assert unlike(found, object_format) == []


@pytest.mark.parametrize("part", ["commit", "tree", "parents", "lines", "message"])
def test_another_part_is_another_id(part: str, tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    with open_repository(repo, named=True) as quarantine:
        for one in told(quarantine, head(repo)):
            changed = one._replace(**{part: getattr(one, part) + b"f"})

            assert unlike([changed], "sha1") == [changed.commit]


def test_commits_that_hold_more_than_is_told_are_left_to_git(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    signed = raw_commit(repo, headers=[b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n ="])
    odd = raw_commit(repo, author=b"  A  <a@x.example> 5 +0000")
    recoded = raw_commit(repo, headers=[b"encoding ISO-8859-1"], message=b"\xc9t\xe9\n")

    with open_repository(repo, named=True) as quarantine:
        found = unlike(told(quarantine, recoded), "sha1")

    assert found == [name.encode() for name in (recoded, odd, signed)]


@pytest.mark.parametrize("headers", [[], [b"gpgsig x"]], ids=["told whole", "signed"])
def test_a_forged_commit_is_found(headers: list[bytes], tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    below = head(repo)
    forged = raw_commit(repo, headers=headers, message=b"What was said\n")
    other = raw_commit(repo, headers=headers, message=b"What is told\n", parents=[below])
    tip = raw_commit(repo, parents=[forged])
    there = object_file(repo, forged)
    there.chmod(0o600)
    there.write_bytes(object_file(repo, other).read_bytes())

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match=f"bad revision .{forged}"),
    ):
        told(quarantine, tip)


def test_a_content_has_one_id(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    name = head(repo).encode()
    content = git(repo, "cat-file", "commit", "HEAD").encode()

    assert is_named(name, b"commit", content + b"\n", "sha1")
    assert not is_named(name, b"commit", content, "sha1")
