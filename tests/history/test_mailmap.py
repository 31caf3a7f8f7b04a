from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.mailmap import apply_mailmap
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, fake_git, git

REPO = [commit("Ada <ada@mail.example>", files={".mailmap": "In Head <ada@mail.example>\n"})]


def mapped(folder: Path, mailmap: bytes | None, *identities: bytes) -> dict[bytes, bytes]:
    repo = build(folder / "r", REPO)
    with open_repository(repo, named=True) as quarantine:
        return apply_mailmap(quarantine, mailmap, identities)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (b"Ada\nada@mail.example", b"Ada Lovelace\nada@coop.example"),
        (b"ADA\nADA@MAIL.EXAMPLE", b"Ada Lovelace\nada@coop.example"),
        (b"\nada@mail.example", b"Ada Lovelace\nada@coop.example"),
        (b"\nnobody@mail.example", b"\nnobody@mail.example"),
        (b"Nobody\n", b"Nobody\n"),
        (b"\n", b"\n"),
        (b"A > B\nx<y@mail.example", b"A > B\nx<y@mail.example"),
        (b"A < B\nx@mail.example", b"A < B\nx@mail.example"),
        (b" spaced \nada@mail.example", b" spaced \nada@mail.example"),
        (b"Jos\xe9\njose@mail.example", b"Jos\xe9\njose@mail.example"),
    ],
)
def test_maps_as_git_does_and_leaves_the_rest(tmp_path: Path, who: bytes, expected: bytes) -> None:
    mailmap = b"Ada Lovelace <ada@coop.example> <ada@mail.example>\n"

    found = mapped(tmp_path, mailmap, b"first\nfirst@x.example", who, b"last\nlast@x.example")

    assert found[who] == expected
    assert found[b"last\nlast@x.example"] == b"last\nlast@x.example"


@pytest.mark.parametrize("mailmap", [None, b"", b"\n \n"])
def test_without_a_mailmap_nobody_is_mapped_not_even_by_that_of_head(
    tmp_path: Path, mailmap: bytes | None
) -> None:
    assert mapped(tmp_path, mailmap, b"Ada\nada@mail.example") == {
        b"Ada\nada@mail.example": b"Ada\nada@mail.example"
    }


def test_the_mailmap_of_head_is_not_in_force_beside_the_one_given(tmp_path: Path) -> None:
    found = mapped(tmp_path, b"Ben <ben@mail.example>\n", b"Ada\nada@mail.example")

    assert found == {b"Ada\nada@mail.example": b"Ada\nada@mail.example"}


def test_a_mailmap_of_nonsense_maps_nobody(tmp_path: Path) -> None:
    nonsense = b"\xff\x00<<>>\n<\n" + b"x" * 100_000

    found = mapped(tmp_path, nonsense, b"Ada\nada@mail.example")

    assert found == {b"Ada\nada@mail.example": b"Ada\nada@mail.example"}


def test_an_answer_too_few_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = build(tmp_path / "r", REPO)
    program = Path(git(repo, "--exec-path")) / "git"
    script = f'case "$*" in *check-mailmap*) exit 0;; esac; exec {program} "$@"'
    monkeypatch.setenv("PATH", str(fake_git(tmp_path / "bin", script)))

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match="answered 0 times for 1"),
    ):
        apply_mailmap(quarantine, b"A <a@x.example>\n", [b"Ada\nada@mail.example"])
