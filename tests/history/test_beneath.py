from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.errors import UnreadableConfigurationError
from pplcheck.history.beneath import Beneath, is_proper, read_governing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "policy.toml").write_text("schema = 1\n")
    (folder / "sub" / "deep" / "register.toml").write_text("deep\n")
    (tmp_path / "secret.toml").write_text("secret\n")
    return folder


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("policy.toml", b"schema = 1\n"),
        ("sub/deep/register.toml", b"deep\n"),
        ("missing.toml", None),
        ("sub/missing/register.toml", None),
        ("policy.toml/below", None),
    ],
)
def test_reads_what_lies_there(root: Path, path: str, expected: bytes | None) -> None:
    assert read_governing(root, path, 100) == expected


def test_a_root_behind_a_link_is_fine(root: Path, tmp_path: Path) -> None:
    (tmp_path / "door").symlink_to(root)

    assert read_governing(tmp_path / "door", "policy.toml", 100) == b"schema = 1\n"


def a_link(root: Path) -> str:
    (root / "x").symlink_to("policy.toml")
    return "x"


def a_dangling_link(root: Path) -> str:
    (root / "x").symlink_to("nowhere")
    return "x"


def a_linked_folder(root: Path) -> str:
    (root / "y").symlink_to("sub")
    return "y/deep/register.toml"


def a_fifo(root: Path) -> str:
    os.mkfifo(root / "x")
    return "x"


def a_folder(root: Path) -> str:
    assert root.is_dir()
    return "sub"


def too_large(root: Path) -> str:
    (root / "x").write_bytes(b"x" * 101)
    return "x"


def outside(root: Path) -> str:
    assert root.is_dir()
    return "../secret.toml"


def absolute(root: Path) -> str:
    return str(root / "policy.toml")


def in_git(root: Path) -> str:
    assert root.is_dir()
    return ".git/config"


def nul(root: Path) -> str:
    assert root.is_dir()
    return "x\0y"


def too_long(root: Path) -> str:
    assert root.is_dir()
    return "x" * 1000


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (a_link, "x: x is a symbolic link, which is not read"),
        (a_dangling_link, "is a symbolic link"),
        (a_linked_folder, "y/deep/register.toml: y is a symbolic link"),
        (a_fifo, "x: neither file nor folder"),
        (a_folder, "sub: a folder"),
        (too_large, "larger than 100 bytes"),
        (outside, "not a path inside the repository"),
        (absolute, "not a path inside the repository"),
        (in_git, "not a path inside the repository"),
        (nul, "not a path inside the repository"),
        (too_long, "cannot be read"),
    ],
)
def test_what_is_no_file_of_the_repository_is_refused(
    root: Path, make: Callable[[Path], str], words: str
) -> None:
    path = make(root)

    with pytest.raises(UnreadableConfigurationError, match=words) as caught:
        read_governing(root, path, 100)

    assert caught.value.exit_status == 3


def test_what_may_not_be_read_is_refused(root: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (root / "policy.toml").chmod(0)

    with pytest.raises(UnreadableConfigurationError, match="make it readable"):
        read_governing(root, "policy.toml", 100)


def test_a_file_swapped_for_a_fifo_after_the_look_is_not_read(root: Path) -> None:
    os.mkfifo(root / "x")

    with Beneath(root) as beneath:
        assert beneath.read("x", 10) is None


def test_a_file_that_says_it_is_empty_and_is_not_is_read_to_its_end() -> None:
    with Beneath(Path("/proc/self")) as beneath:
        found = beneath.read("status", 1_000_000)

    assert found is not None
    assert len(found.data) > 100
    assert not found.truncated


def test_folders_are_walked_in_any_order_and_closed(root: Path) -> None:
    paths = ["sub/deep/register.toml", "policy.toml", "sub/missing/x", "sub/deep/register.toml"]
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names are enough

    with Beneath(root) as beneath:
        found = [beneath.is_regular(path) for path in paths]

    assert found == [True, True, False, True]
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - names are enough


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a", True),
        ("a/.gitignore", True),
        ("a/..b", True),
        ("", False),
        ("/a", False),
        ("a//b", False),
        ("a/", False),
        ("a/../b", False),
        ("./a", False),
        ("a/.git/config", False),
        (".GIT", False),
    ],
)
def test_a_proper_path_stays_below(path: str, expected: bool) -> None:  # noqa: FBT001 - a column
    assert is_proper(path) is expected
