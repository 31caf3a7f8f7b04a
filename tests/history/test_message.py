from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.history.message import Trailer, read_trailers
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, make_hostile

ADA = "Ada <ada@mail.example>"
BEN = "Ben <ben@firm.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "r", [commit(ADA, files={"a": "1"})])


def read(repo: Path, message: str | bytes) -> tuple[Trailer, ...]:
    raw = message.encode() if isinstance(message, str) else message
    with open_repository(repo, named=True) as quarantine:
        return read_trailers(quarantine, raw)


def trailer(line: int, key: str, value: str, *, read: bool = True) -> Trailer:
    return Trailer(line=line, key=key, value=value, read=read)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("", ()),
        ("Change\n", ()),
        (f"Change\n\nSigned-off-by: {ADA}\n", (trailer(3, "Signed-off-by", ADA),)),
        (f"Change\n\nco-authored-BY:{BEN}\n", (trailer(3, "Co-authored-by", BEN),)),
        (f"Change\r\n\r\nSigned-off-by: {ADA}\r\n", (trailer(3, "Signed-off-by", ADA),)),
        ("Change\n\nSponsored-by: Nebula\n", (trailer(3, "Sponsored-by", "Nebula"),)),
        ("Change\n\nSponsored-by: Nebula\n  Coop\n", (trailer(3, "Sponsored-by", "Nebula Coop"),)),
        ("Change\n\nFixes: it\nSigned-off-by:\n", (trailer(4, "Signed-off-by", ""),)),
        (
            f"Change\n\nSigned-off-by: {ADA}\n# Co-authored-by: {BEN}\n",
            (trailer(3, "Signed-off-by", ADA),),
        ),
        (
            f"Change\n\nSigned-off-by: {ADA}\n# {'-' * 24} >8 {'-' * 24}\nSigned-off-by: {BEN}\n",
            (trailer(3, "Signed-off-by", ADA),),
        ),
        (
            f"Change\n\nCo-authored-by: {BEN}\n\nMore words.\n",
            (trailer(3, "Co-authored-by", BEN, read=False),),
        ),
        (
            f"Change\n\nWords.\nCo-authored-by {BEN}\n",
            (trailer(4, "Co-authored-by", BEN, read=False),),
        ),
        ("Change\n\nSigned-off-by lines are wanted here.\n", ()),
        (
            f"Change\n\nCo authored by: {BEN}\n\nEnd.\n",
            (trailer(3, "Co-authored-by", BEN, read=False),),
        ),
    ],
)
def test_trailers_are_those_git_takes_and_what_looks_like_them(
    repo: Path, message: str, expected: tuple[Trailer, ...]
) -> None:
    assert read(repo, message) == expected


def test_any_bytes_are_read(repo: Path) -> None:
    found = read(repo, b"Change\n\nSigned-off-by: \xff\0 <a@b.example>\n")

    assert [entry.line for entry in found] in ([], [3])


def test_no_program_of_the_repository_is_run(repo: Path, tmp_path: Path) -> None:
    make_hostile(repo, tmp_path / "marker")
    text = (repo / ".git" / "config").read_text()
    (repo / ".git" / "config").write_text(text.split("[extensions]")[0])

    assert read(repo, f"Change\n\nCo-authored-by: {BEN}\n")
    assert not (tmp_path / "marker").exists()
