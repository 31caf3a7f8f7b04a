from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from pplcheck.config.profiles import load_profiles
from pplcheck.errors import ConfigurationError
from pplcheck.licensing.fingerprint_build import pack
from pplcheck.licensing.fingerprints import ALL, UNKNOWN, Library, libraries, read_library
from pplcheck.licensing.shingles import shingles_of, words_in
from pplcheck.model.data import license_data
from tests.licensing.license_like import HARVEST, PLAIN, SHELF

SHIPPED = libraries()[0]
FAMILY = {
    "PPL",
    "LicenseRef-PPL-es",
    "LicenseRef-Coopyleft",
    "LicenseRef-ACSL-1.4",
    "LicenseRef-ACSL-2020-08",
    "LicenseRef-CSL",
    "LicenseRef-Concord-1.0",
    "Parity-7.0.0",
    *(f"LicenseRef-CNPL-{version}" for version in (4, 5, 6, 7)),
}


def test_shared_shingles_are_counted_by_text() -> None:
    order = shingles_of(words_in(HARVEST))

    counts = SHELF.shared(SHELF.groups_of(set(order)))

    assert counts[0] == len(set(order)) == SHELF.prints[0].size
    assert 0 < counts[1] < counts[0]
    assert counts[2] == 0
    assert all(0 in SHELF.holders(group) for group in SHELF.groups_of(order))


def test_unknown_shingles_have_no_group() -> None:
    groups = SHELF.groups_of([0, ALL])

    assert list(groups) == [UNKNOWN, UNKNOWN]
    assert not any(SHELF.shared(groups))


def test_family_texts_are_kept_as_they_read() -> None:
    assert SHELF.in_order(SHELF.prints[0]) == shingles_of(words_in(HARVEST))
    assert SHELF.prints[0].family
    assert not SHELF.prints[2].family
    assert SHELF.prints[2].words == len(words_in(PLAIN))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json\n",
        b"[]\n",
        b'{"format": 99, "table": 0, "shingles": 0, "groups": 0, "lists": 0, "order": 0}\n',
        pack([], {})[:-1],
        pack([], {})[:-4],
        b'{"format": 1, "table": 2, "shingles": 0, "lists": 0, "order": 0}\nx\n',
    ],
    ids=["empty", "not-json", "list", "format", "cut-off", "short", "row"],
)
def test_damaged_data_is_a_named_error(data: bytes) -> None:
    with pytest.raises(ConfigurationError, match=r"x\.bin: cannot be read as fingerprints"):
        Library(data, "x.bin")


def test_a_missing_file_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"texts\.bin"):
        read_library(tmp_path / "texts.bin")


def test_what_is_shipped_covers_the_family_and_spdx() -> None:
    kinds = {entry.id: entry.kind for entry in SHIPPED.prints}

    assert {name for name, kind in kinds.items() if kind == "family"} >= FAMILY
    assert {"MIT", "GPL-3.0-only", "CC-BY-NC-3.0", "AFL-3.0", "LPPL-1.3c"} <= set(kinds)
    assert not {"GPL-3.0", "GPL-2.0+", "GPL-3.0-or-later"} & set(kinds)
    assert len(kinds) > 600


def test_every_profile_told_by_phrases_has_a_fingerprint() -> None:
    known = {entry.id for entry in SHIPPED.prints}

    assert [p.id for p in load_profiles() if p.marks.phrases and p.id not in known] == []


def test_gates_of_the_family_are_clauses_of_its_texts() -> None:
    clauses = {entry.id: {number for _, number in entry.clauses} for entry in SHIPPED.prints[:1]}

    assert {"4(b)", "4(c)", "4(d)", "7(b)"} <= clauses["PPL"]


def test_the_sources_of_every_text_are_written_down() -> None:
    with license_data("fingerprints/SOURCES.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))

    assert [(row["id"], row["kind"], int(row["words"])) for row in rows] == [
        (entry.id, entry.kind, entry.words) for entry in SHIPPED.prints
    ]
    assert all(row["source"] and row["version"] and row["date"] and row["file"] for row in rows)


@pytest.mark.parametrize(
    "name", ["CECILL-1.0", "CECILL-2.0", "CECILL-2.1", "CECILL-B", "CECILL-C", "etalab-2.0"]
)
def test_a_license_of_two_languages_is_known_in_both(name: str) -> None:
    texts = [place for place, entry in enumerate(SHIPPED.prints) if entry.id == name]
    known = [
        {group for group in range(1, len(SHIPPED._starts)) if text in SHIPPED.holders(group)}  # noqa: SLF001 - all of them
        for text in texts
    ]

    assert min(len(one & other) for one in known for other in known) < len(known[0]) / 2


def test_the_data_is_small_and_quick_to_load() -> None:
    path = license_data("fingerprints/texts.bin")
    begin = time.perf_counter()

    read_library(path)

    assert time.perf_counter() - begin < 30
    assert sum(file.stat().st_size for file in path.parent.iterdir()) < 1_500_000
