from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from pplcheck.rules import RULES

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rules_page", DOCS / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_rules_is_that_of_the_rules(writer: ModuleType) -> None:
    written = (DOCS / "rules.md").read_text(encoding="utf-8")

    assert written == writer.page(), "run: python docs/rules.py"


def test_every_rule_has_its_section_and_every_link_leads_to_one(writer: ModuleType) -> None:
    page = writer.page()
    headings = {line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")}

    assert headings == {f"{rule.code} {rule.name}" for rule in RULES}
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\(#(ppl[^)]*)\)", page)) == anchors


def test_retired_codes_keep_their_words(
    writer: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "RETIRED", {"PPL199": "never needed"})

    assert "| PPL199 | never needed |" in writer.page()
