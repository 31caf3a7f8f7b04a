from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.history.quarantine import Quarantine
from pplcheck.pipeline import stocktaking
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.stocktaking import render_inventory, take_stock
from tests.repos import build, commit

FILES = {
    "LICENSE": "SPDX-License-Identifier: PPL\n",
    "README": "A work.\n",
    "src/a.py": "# SPDX-License-Identifier: MIT OR LicenseRef-House\n",
    "src/b.py": "# SPDX-License-Identifier: Fancy-1.0\n",
    "pplcheck.toml": "[[licenses.override]]\npath = 'README'\nexpression = 'ISC'\nreason = 'r'\n",
}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(
        tmp_path / "kitchen",
        [commit("Ada <ada@mail.example>", files=FILES, date="2024-05-06")],
    )


def request(repo: Path, rev: str = "") -> Request:
    return Request(path=repo, as_of=date(2026, 10, 1), rev=rev)


@pytest.mark.parametrize("rev", ["", "HEAD"], ids=["work tree", "commit"])
def test_every_file_has_what_applies_and_what_it_says_itself(repo: Path, rev: str) -> None:
    found = take_stock(request(repo, rev))

    files = {entry.path: entry for entry in found.files}
    assert set(files) == set(FILES)
    assert files["src/a.py"].found == ("LicenseRef-House", "MIT")
    assert files["src/a.py"].concluded == "MIT OR LicenseRef-House"
    assert files["src/b.py"].concluded == "LicenseRef-Fancy-1.0"
    assert files["src/a.py"].why == "declared by src/a.py:1 (spdx-tag)"
    assert files["README"].found == ()  # what a policy corrects is not in the file
    assert files["LICENSE"].found == ("PPL",)
    assert files["README"].sha256 == hashlib.sha256(b"A work.\n").hexdigest()


def test_licenses_that_spdx_does_not_list_are_told_with_their_place(repo: Path) -> None:
    found = take_stock(request(repo))

    told = [(entry.named, entry.path) for entry in found.references]
    assert sorted(told) == [("Fancy-1.0", "src/b.py"), ("LicenseRef-House", "src/a.py")]
    assert {entry.id for entry in found.references} <= set(found.ids)


def test_it_was_made_when_its_head_was_or_when_the_caller_says(repo: Path) -> None:
    assert take_stock(request(repo)).created == datetime(2024, 5, 6, tzinfo=UTC)
    assert take_stock(request(repo), epoch=86_400).created == datetime(1970, 1, 2, tzinfo=UTC)


def test_only_the_same_content_has_the_same_digest(repo: Path) -> None:
    first = take_stock(request(repo), epoch=0)
    (repo / "README").write_text("Another work.\n", encoding="utf-8")

    assert take_stock(request(repo, "HEAD"), epoch=0).digest == first.digest
    assert take_stock(request(repo), epoch=0).digest != first.digest


def test_a_file_without_a_checksum_is_told(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stocktaking, "checksums", lambda *_: {})

    found = take_stock(request(repo))

    assert found.files == ()
    assert [gap.path for gap in found.gaps] == sorted(FILES)
    assert all(gap.fatal for gap in found.gaps)


def test_a_commit_without_a_date_is_no_guess(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Quarantine.run

    def run(self: Quarantine, *arguments: str, **options: object) -> bytes:
        if arguments[0] == "log":
            return b"\n"
        return whole(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Quarantine, "run", run)

    with pytest.raises(CouldNotCheckError, match="SOURCE_DATE_EPOCH"):
        take_stock(request(repo))


def test_an_unknown_format_is_refused(repo: Path) -> None:
    with pytest.raises(UsageError, match="cyclonedx, spdx"):
        render_inventory(take_stock(request(repo)), "xml")
