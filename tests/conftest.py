from __future__ import annotations

import pytest

from pplcheck.licensing import texts
from pplcheck.licensing.fingerprints import libraries
from tests.licensing.samples import STAND_INS


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts made of key phrases are known beside the real ones, which are not kept here."""
    monkeypatch.setattr(texts, "libraries", lambda: (STAND_INS, *libraries()))
