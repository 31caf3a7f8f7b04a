from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pplcheck.pipeline import digests
from tests.licensing.samples import MemoryTree

if TYPE_CHECKING:
    import pytest


def test_a_judged_file_has_a_digest() -> None:
    digest = digests.digest_in(MemoryTree({"a.txt": "one\n"}))

    assert digest("a.txt") == f"sha256:{sha256(b'one' + bytes([10])).hexdigest()}"


def test_a_file_too_large_to_read_whole_counts_as_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "DIGEST_LIMIT", 2)

    assert digests.digest_in(MemoryTree({"a.txt": "one\n"}))("a.txt") == ""
