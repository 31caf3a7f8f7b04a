from __future__ import annotations

import re
from pathlib import Path

import pytest

from pplcheck.formats.language import CATALOGUES, LANGUAGES
from tests import catalogues

languages = pytest.mark.parametrize("code", catalogues.translated())
GAP = re.compile(r"%\((\w+)\)s")


def keys() -> set[str]:
    return {text if isinstance(text, str) else text[0] for text in catalogues.messages()}


def test_texts_are_found_in_every_kind_of_source() -> None:
    found = catalogues.messages()

    assert "Verdict" in found
    assert ("%(n)s commit", "%(n)s commits") in found
    assert "half by" in found
    assert "Lorenz curve" in found
    assert len(found) > 450


@languages
def test_no_text_is_missing_fuzzy_or_out_of_use(code: str) -> None:
    found = catalogues.catalogue(code)
    known = {
        (entry.id if isinstance(entry.id, str) else entry.id[0]): entry
        for entry in found
        if entry.id
    }

    assert sorted(keys() - known.keys()) == [], "run `python -m tests.catalogues`, then translate"
    assert sorted(known.keys() - keys()) == [], "run `python -m tests.catalogues`"
    assert [name for name, entry in known.items() if entry.fuzzy] == []
    assert [name for name, entry in known.items() if not catalogues.is_complete(entry.string)] == []


@languages
def test_gaps_are_the_same_in_every_language(code: str) -> None:
    for entry in catalogues.catalogue(code):
        if not entry.id:
            continue
        sources = (entry.id,) if isinstance(entry.id, str) else entry.id
        texts = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        wanted = {gap for source in sources for gap in GAP.findall(source)}
        for text in texts:
            gaps = set(GAP.findall(text))
            assert gaps == wanted or (len(texts) > 1 and wanted - gaps == {"n"}), entry.id
            assert not re.search(r"%(?!\()", GAP.sub("", text)), entry.id


@languages
def test_what_is_read_at_run_time_is_compiled_from_these_words(code: str) -> None:
    path = catalogues.path_of(code).with_suffix(".mo")

    assert path.read_bytes() == catalogues.compiled(catalogues.catalogue(code))


def test_there_is_a_catalogue_for_every_language_and_no_other() -> None:
    folders = {path.name for path in CATALOGUES.iterdir() if path.is_dir()}

    assert folders == set(LANGUAGES[1:])


def test_a_catalogue_is_brought_in_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "CATALOGUES", tmp_path)
    few = {"Verdict": "x", ("%(n)s commit", "%(n)s commits"): "x"}
    monkeypatch.setattr(catalogues, "messages", lambda: few)

    first = catalogues.update("es")
    second = catalogues.update("es")

    assert (first, second) == (2, 2)
    assert (tmp_path / "es" / "LC_MESSAGES" / "report.mo").exists()
