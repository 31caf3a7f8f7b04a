from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import UsageError
from pplcheck.model.party import Kind, Use
from pplcheck.model.permission import Inquiry, Permitted
from pplcheck.pipeline.permission import ask_bill, ask_expression, ask_repository
from pplcheck.pipeline.request import Request
from tests.repos import build, commit

ADA = "Ada Example <ada@nebula.example>"
FIRM = Inquiry(kind=Kind.COMMERCIAL, use=Use.COMMERCIAL)


@pytest.mark.parametrize(
    ("text", "answer", "under"),
    [
        ("peer production license", Permitted.NO, ("PPL",)),
        ("NCSA+", Permitted.YES, ("NCSA",)),
        ("NCSA AND LicenseRef-House", Permitted.UNDETERMINED, ("NCSA",)),
        ("LicenseRef-House OR MIT", Permitted.YES, ("MIT",)),
    ],
)
def test_an_expression_is_asked_by_id_or_name(
    text: str, answer: Permitted, under: tuple[str, ...]
) -> None:
    report = ask_expression(text, FIRM)

    assert report.answers[0].answer is answer
    assert report.answers[0].under == under
    assert report.complete


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(UsageError, match="no license expression"):
        ask_expression("(" * 10_000, FIRM)


def test_a_path_outside_of_the_tree_is_the_root(tmp_path: Path) -> None:
    files = {"LICENSE": "SPDX-License-Identifier: PPL\n", "a/LICENSE": "MIT\n", "a/x": "x"}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])
    (tmp_path / "link").symlink_to(repo)

    def license_at(path: Path) -> str:
        found = ask_repository(Request(path=path, as_of=date(2026, 1, 1)), FIRM).answers[0]
        return found.expression.text if found.expression else ""

    assert license_at(repo) == license_at(repo / "a" / "..") == "PPL"
    assert license_at(tmp_path / "link") == "PPL"
    assert license_at(tmp_path / "link" / "a") == "MIT"
    assert license_at(repo / ".git") == "PPL"


def test_components_without_a_name_go_by_their_reference(tmp_path: Path) -> None:
    bill = tmp_path / "bom.json"
    component = {"purl": "pkg:x/y", "licenses": [{"license": {"id": "MIT"}}]}
    bill.write_text(
        json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [component]}),
        encoding="utf-8",
    )

    report = ask_bill(bill, FIRM)

    assert [entry.subject for entry in report.answers] == ["pkg:x/y"]
