from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from pplcheck.store import place, sweep
from pplcheck.store.shelf import KEPT, SIZE_LIMIT, FolderShelf

OWNER = "0123456789abcdef" * 2


def files(cache: Path) -> list[Path]:
    return [file.path for file in sweep.files(cache / place.ENTRIES)]


def test_gives_what_was_put(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "new" / "cache", OWNER)

    shelf.put("history-1", b"one")
    shelf.put("history-1", b"other")

    assert shelf.get("history-1") == b"other"
    assert shelf.get("history-2") is None
    assert FolderShelf(tmp_path / "new" / "cache", "f" * 32).get("history-1") is None


def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        FolderShelf(tmp_path / "cache", OWNER).put("history-1", b"one")
    finally:
        os.umask(before)

    (file,) = files(tmp_path / "cache")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_names_come_most_recently_used_first_and_by_kind(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    for number, name in enumerate(("history-1", "history-2", "other-3")):
        shelf.put(name, b"content")
        os.utime(tmp_path / place.ENTRIES / OWNER / name, (number, number))

    shelf.get("history-1")

    assert shelf.names("history") == ("history-1", "history-2")
    assert shelf.names("none") == ()


@pytest.mark.parametrize(
    "name", ["", "history", "../history-1", "history-1/2", "History-1", ".a-1"]
)
def test_a_name_that_is_none_is_not_kept(name: str, tmp_path: Path) -> None:
    FolderShelf(tmp_path, OWNER).put(name, b"content")

    assert files(tmp_path) == []


def test_keeps_a_number_of_a_kind_and_a_size_of_all(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER, limit=40_000)
    for number in range(KEPT + 3):
        shelf.put(f"history-{number}", b"x" * 10)
        os.utime(tmp_path / place.ENTRIES / OWNER / f"history-{number}", (number, number))
    counted = len(shelf.names("history"))

    shelf.put("other-1", b"x" * 39_900)

    assert counted == KEPT
    assert files(tmp_path)[-1].name == "other-1"
    assert sum(file.stat().st_size for file in files(tmp_path)) <= 40_000


def test_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    shelf.put("history-1", b"x")

    shelf.put("history-2", bytes(SIZE_LIMIT))
    os.truncate(files(tmp_path)[0], SIZE_LIMIT + 1)

    assert (shelf.get("history-1"), shelf.get("history-2")) == (None, None)


def chance_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same numbers every time


def damaged(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    if chance.random() < 0.5:
        del content[chance.randrange(len(content)) :]
    else:
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    path.write_bytes(content)


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_is_no_result_and_goes(seed: int, tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    shelf.put("history-1", bytes(range(256)) * 4)
    damaged(files(tmp_path)[0], chance_of(seed))

    assert shelf.get("history-1") is None
    assert files(tmp_path) == []


def test_foreign_files_are_no_results(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    shelf.put("history-1", b"one")
    folder = tmp_path / place.ENTRIES / OWNER
    (folder / "history-2").write_bytes((folder / "history-1").read_bytes())
    (folder / "history-3").symlink_to(folder / "history-1")
    (folder / "history-4").mkdir()
    os.mkfifo(folder / "history-5")
    (folder / "history-6").write_bytes(b"")

    found = [shelf.get(f"history-{number}") for number in range(1, 7)]

    assert found == [b"one", None, None, None, None, None]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_file_of_somebody_else_is_no_result(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    shelf.put("history-1", b"one")
    os.chown(files(tmp_path)[0], 65534, 65534)

    assert shelf.get("history-1") is None


def test_a_folder_others_may_write_to_is_left_alone(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    shelf.put("history-1", b"one")
    (tmp_path / place.ENTRIES).chmod(0o777)

    shelf.put("history-2", b"two")

    assert shelf.get("history-1") is None
    assert len(files(tmp_path)) == 1


def test_a_cache_that_cannot_be_made_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    shelf = FolderShelf(tmp_path / "file" / "cache", OWNER)

    shelf.put("history-1", b"one")

    assert (shelf.get("history-1"), shelf.names("history")) == (None, ())


def test_a_place_that_is_taken_stays_as_it_is(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    (tmp_path / place.ENTRIES / OWNER / "history-1").mkdir(parents=True)
    for folder in (tmp_path / place.ENTRIES, tmp_path / place.ENTRIES / OWNER):
        folder.chmod(0o700)

    shelf.put("history-1", b"one")

    assert [path.name for path in files(tmp_path)] == ["history-1"]


def test_a_read_only_cache_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    shelf.put("history-1", b"one")
    real = os.open

    def refused(*_: object, **__: object) -> None:  # as a file system does, also for root
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    def open_to_read(path: str, flags: int, *more: int, **options: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            refused()
        return real(path, flags, *more, **options)

    for name in ("mkdir", "rename", "replace", "unlink", "utime"):
        monkeypatch.setattr(os, name, refused)
    monkeypatch.setattr(os, "open", open_to_read)

    shelf.put("history-2", b"two")

    assert (shelf.get("history-1"), shelf.get("history-2")) == (b"one", None)


def content_of(number: int) -> bytes:
    return chance_of(number).randbytes(200_000)


def put_and_get(cache: Path, seed: int) -> int:
    """Put and get results that others put as well; how many came back, none of them wrong."""
    shelf, chance, found = FolderShelf(cache, OWNER), chance_of(seed), 0
    for _ in range(30):
        number = chance.randrange(6)
        shelf.put(f"history-{number}", content_of(number))
        number = chance.randrange(6)
        content = shelf.get(f"history-{number}")
        assert content in {None, content_of(number)}
        found += content is not None
    return found


def test_eight_at_once_get_nothing_wrong(tmp_path: Path) -> None:
    with ProcessPoolExecutor(8, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(put_and_get, [tmp_path] * 8, range(8)))

    assert min(found) > 0


def test_who_reads_while_it_is_written_anew_reads_the_old(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, OWNER)
    shelf.put("history-1", content_of(1))
    (kept,) = tmp_path.rglob("history-1")

    with kept.open("rb") as reader:
        shelf.put("history-1", content_of(2))
        read = reader.read()

    assert read.endswith(content_of(1))
    assert shelf.get("history-1") == content_of(2)


def test_two_that_write_at_once_write_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def meanwhile(path: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", real)
        FolderShelf(tmp_path, OWNER).put("history-2", content_of(2))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", meanwhile)
    shelf = FolderShelf(tmp_path, OWNER)
    shelf.put("history-1", content_of(1))

    assert shelf.get("history-1") == content_of(1)
    assert shelf.get("history-2") == content_of(2)


ENDLESS = """
import sys
from pathlib import Path
from tests.store.test_shelf import put_and_get
print(flush=True)
while True:
    put_and_get(Path(sys.argv[1]), 1)
"""


def test_nothing_wrong_is_left_by_runs_that_are_killed(tmp_path: Path) -> None:
    chance = chance_of(1)
    shelf = FolderShelf(tmp_path, OWNER)
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(tmp_path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * 0.1)
            process.send_signal(signal.SIGKILL)
        for number in range(6):
            assert shelf.get(f"history-{number}") in {None, content_of(number)}

    shelf.put("history-1", content_of(1))
    assert shelf.get("history-1") == content_of(1)
