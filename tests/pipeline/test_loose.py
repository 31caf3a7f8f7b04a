from __future__ import annotations

import os
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.pipeline.loose import read_loose, whole


def test_a_regular_file_is_read_whole_and_a_link_followed(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"text")
    (tmp_path / "link").symlink_to(file)

    assert read_loose(file) == read_loose(tmp_path / "link") == b"text"
    assert read_loose(file, 4) == b"text"


def test_what_is_not_there_is_a_wrong_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_loose(tmp_path / "none")


@pytest.mark.parametrize("kind", ["folder", "fifo", "large", "loop", "nul"])
def test_what_cannot_be_read_is_said_and_nobody_waits(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    match kind:
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case "large":
            path.write_bytes(b"12345")
        case "loop":
            path.symlink_to(path)
        case _:
            path = Path("a\0b")

    with pytest.raises(CouldNotCheckError):
        read_loose(path, 4)


def test_a_device_that_fails_while_reading(tmp_path: Path) -> None:
    # reading a process's memory at address 0 is refused by the kernel, see proc(5)
    with pytest.raises(CouldNotCheckError, match="cannot read"):
        read_loose(Path("/proc/self/mem"))
    assert not list(tmp_path.iterdir())


def test_bytes_from_elsewhere_are_bounded_too() -> None:
    assert whole(b"1234", "standard input", 4) == b"1234"
    with pytest.raises(CouldNotCheckError, match="standard input"):
        whole(b"12345", "standard input", 4)
