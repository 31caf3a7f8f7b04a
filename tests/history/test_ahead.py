from __future__ import annotations

import subprocess
import sys
import threading
import time

from pplcheck.history import ahead
from pplcheck.history.ahead import Ahead

MANY = "import sys\nfor n in range(40): sys.stdout.buffer.write(bytes([n]) * 1048576)"


def started(script: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


def test_everything_comes_in_order_however_long_nobody_listens() -> None:
    process = started(MANY)
    reader = Ahead(process)
    time.sleep(0.4)

    text = b"".join(reader.chunks())

    end(process)
    assert [text[n * 1048576] for n in range(40)] == list(range(40))
    assert len(text) == 40 * 1048576


def test_no_more_is_kept_than_is_bounded() -> None:
    process = started(MANY)
    reader = Ahead(process)
    deadline = time.monotonic() + 10
    while reader._chunks.qsize() < ahead.AHEAD and time.monotonic() < deadline:  # noqa: SLF001
        time.sleep(0.01)

    kept = reader._chunks.qsize()  # noqa: SLF001

    reader.close()
    end(process)
    assert kept == ahead.AHEAD


def test_the_reader_ends_when_nobody_listens_any_more() -> None:
    before = threading.active_count()
    process = started(MANY)
    reader = Ahead(process)

    reader.close()
    end(process)

    deadline = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_who_listens_is_let_go_when_it_is_closed() -> None:
    process = started("import time; time.sleep(60)")
    reader = Ahead(process)
    heard: list[bytes] = []
    listener = threading.Thread(target=lambda: heard.extend(reader.chunks()), daemon=True)
    listener.start()

    reader.close()

    listener.join(30)
    end(process)
    assert not listener.is_alive()
    assert heard == []
