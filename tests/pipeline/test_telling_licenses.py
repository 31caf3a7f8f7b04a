from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pplcheck.history import lying
from pplcheck.model.written import Written
from pplcheck.pipeline import licenses
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.telling_licenses import LicensesQuestion, tell_licenses
from tests.licensing.samples import text_of
from tests.repos import build, commit

ADA = "Ada Example <ada@nebula.example>"


def nothing(name: str) -> bytes:
    raise AssertionError(name)


def request(path: Path) -> Request:
    return Request(path=path, as_of=date(2026, 1, 1))


@pytest.mark.parametrize("format_", ["json", "terminal"])
def test_a_history_asked_for_again_is_told_at_once(
    format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lying, "SETTLED", -(10**9))
    repo = build(
        tmp_path / "r", [commit(ADA, files={"LICENSE": text_of(id_)}) for id_ in ("MIT", "PPL")]
    )
    kept = replace(request(repo), cache=tmp_path / "cache")
    question = LicensesQuestion(request=kept, history=True)

    def told(question: LicensesQuestion) -> Written:
        return tell_licenses(question, nothing, format_, width=100, color=False)

    first = told(question)
    assert first == told(replace(question, request=request(repo)))
    assert told(replace(question, history=False)) != first
    monkeypatch.setattr(licenses, "history_in_sight", nothing)

    assert told(question) == first


def test_loose_files_are_looked_at_each_time(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": text_of("MIT")})])
    question = LicensesQuestion(
        request=replace(request(repo), cache=tmp_path / "cache"), identify=("x",)
    )

    def told(text: str) -> Written:
        return tell_licenses(question, lambda _: text.encode(), "json", width=100, color=False)

    assert told(text_of("MIT")) != told(text_of("PPL"))


def test_a_kept_answer_is_told_without_the_stages() -> None:
    code = "import sys, pplcheck.pipeline.telling_licenses; print(*sys.modules, sep='\\n')"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(told.stdout.split())
    assert not {
        name for name in loaded if name.startswith(("pplcheck.licensing", "pplcheck.rules"))
    }
    assert "pplcheck.pipeline.sighting" not in loaded
