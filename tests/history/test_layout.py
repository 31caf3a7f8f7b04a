from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import NotARepositoryError, UnreadableHistoryError
from pplcheck.history.layout import MOST_FOLDERS, check_layout, check_objects
from pplcheck.history.locate import locate
from pplcheck.history.program import find_git
from tests.repos import build, commit

TABLE = [commit("Ada <ada@mail.example>")]


def layout(folder: Path, config: bytes | None) -> str:
    repo = build(folder / "r", TABLE)
    path = repo / ".git" / "config"
    path.unlink()
    if config is not None:
        path.write_bytes(config)
    return check_layout(locate(repo, named=True), find_git())


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (None, "sha1"),
        (b"", "sha1"),
        (b"[core]\n\trepositoryformatversion = 1\n", "sha1"),
        (b"[core]\nrepositoryFormatVersion=0 ; why\n", "sha1"),
        (b"[core]\nrepositoryformatversion=1\n[extensions]\nobjectFormat=SHA256\n", "sha256"),
        (b"[extensions]\nobjectformat=sha1\nnoop=1\npreciousObjects=true\n", "sha1"),
        (b"[extensions]\npartialclone=origin\nworktreeConfig\nrelativeWorktrees=true\n", "sha1"),
        (b"[extensions]\nrefStorage=files\ncompatObjectFormat=sha256\n", "sha1"),
        (b"[alias]\nextensions = !touch /nowhere\n", "sha1"),
        (b"[include]\npath = /nowhere\n[extensions]\nnoop=1\n", "sha1"),
    ],
)
def test_known_layouts_are_read(tmp_path: Path, config: bytes | None, expected: str) -> None:
    assert layout(tmp_path, config) == expected


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (b"[core]\nrepositoryformatversion = 2\n", "repositoryformatversion = '2'"),
        (b"[core]\nrepositoryformatversion = \n", "repositoryformatversion = ''"),
        (b"[extensions]\nrefStorage = reftable\n", "extensions.refstorage = 'reftable'"),
        (b"[extensions]\nobjectFormat = sha512\n", "extensions.objectformat = 'sha512'"),
        (b"[EXTENSIONS]\nunheard\n", "extensions.unheard = ''"),
        (b'[extensions "of"]\nnew = 1\n', "extensions.of.new = '1'"),
        (b"[extensions\n", "git cannot read it"),
    ],
)
def test_unknown_layouts_are_refused(tmp_path: Path, config: bytes, words: str) -> None:
    with pytest.raises(NotARepositoryError, match=words):
        layout(tmp_path, config)


def test_a_configuration_behind_a_link_is_refused(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    (repo / ".git" / "config").rename(tmp_path / "config")
    (repo / ".git" / "config").symlink_to(tmp_path / "config")

    with pytest.raises(NotARepositoryError, match="has to be a regular file"):
        check_layout(locate(repo, named=True), find_git())


def test_links_among_the_objects_are_fine(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    objects = repo / ".git" / "objects"
    objects.rename(tmp_path / "objects")
    objects.symlink_to(tmp_path / "objects")
    (tmp_path / "objects" / "dangling").symlink_to("nowhere")

    check_objects(locate(repo, named=True))


def test_object_folders_that_borrow_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    info = repo / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_bytes(b'../objects\n/nowhere\nx\0y\n"../objects"\n')

    check_objects(locate(repo, named=True))


def test_object_folders_that_borrow_from_themselves_are_looked_at_once(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    info = repo / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_bytes(b"./\n../objects\n././\n" * 1000)

    check_objects(locate(repo, named=True))  # each of them again at each depth would take for ever


def test_too_many_object_folders_are_refused(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    info = repo / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_text("".join(f"/nowhere/{n}\n" for n in range(MOST_FOLDERS)))

    with pytest.raises(UnreadableHistoryError, match="more than 256 object folders"):
        check_objects(locate(repo, named=True))


def test_a_borrowed_folder_hidden_by_escapes_is_refused(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    info = repo / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_bytes(b'"\\057nowhere"\n')

    with pytest.raises(UnreadableHistoryError, match="need escapes"):
        check_objects(locate(repo, named=True))


def test_object_folders_that_cannot_be_opened_are_an_error(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    (repo / ".git" / "objects" / "zz").mkdir()
    loop = repo / ".git" / "objects" / "pack"
    for path in loop.glob("*"):
        path.unlink()
    loop.rmdir()
    loop.symlink_to("pack")

    with pytest.raises(UnreadableHistoryError, match="cannot be opened"):
        check_objects(locate(repo, named=True))
