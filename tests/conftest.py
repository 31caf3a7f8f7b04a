from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.licensing import texts
from pplcheck.licensing.fingerprints import libraries
from tests.licensing.samples import STAND_INS


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts made of key phrases are known beside the real ones, which are not kept here."""
    monkeypatch.setattr(texts, "libraries", lambda: (STAND_INS, *libraries()))


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every test has an empty cache of its own, and none comes near the user's."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("PPLCHECK_CACHE_DIR", str(folder))
    return folder
