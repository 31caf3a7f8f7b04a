from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import pplcheck
from tests.repos import build, commit

ADA = "Ada Example <ada@nebula.example>"
REGISTER = '[[organization]]\nid = "nebula"\ndomains = ["nebula.example"]\nkind = "nonprofit"\n'


def test_check_answers_as_the_command_line_does(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "SPDX-License-Identifier: PPL\n"})])
    register = tmp_path / "shared.toml"
    register.write_text(REGISTER + 'source = "statutes"\n', encoding="utf-8")

    report = pplcheck.check(str(repo), registers=[register], as_of=date(2020, 2, 1), rev="HEAD")

    assert report.complete
    assert report.outcome.exit_status == 0
    assert report.evidence is not None
    assert report.evidence.standings[0].standing is pplcheck.Standing.COMMONER
    assert json.loads(pplcheck.render(report, "json"))["as_of"] == "2020-02-01"
    assert "commoner, shown" in pplcheck.render(report, "terminal")


def test_what_cannot_be_checked_is_a_report_that_is_not_complete(tmp_path: Path) -> None:
    report = pplcheck.check(tmp_path)

    assert not report.complete
    assert report.outcome.exit_status == 3


def test_what_the_caller_gets_wrong_is_raised(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "SPDX-License-Identifier: PPL\n"})])

    with pytest.raises(pplcheck.PplcheckError, match="nowhere"):
        pplcheck.check(repo, rev="nowhere")
    with pytest.raises(pplcheck.PplcheckError, match="no such file"):
        pplcheck.check(repo, config=tmp_path / "none.toml")
    with pytest.raises(pplcheck.PplcheckError, match="no format"):
        pplcheck.render(pplcheck.check(repo), "pdf")


def test_terms_and_texts() -> None:
    assert pplcheck.load_terms("LicenseRef-Coopyleft").terms.value == "reciprocal"
    assert pplcheck.identify("Nothing like a license at all.").id is None
    assert {rule.code for rule in pplcheck.RULES} >= {"PPL101", "PPL401"}


def test_public_names_are_listed_and_load() -> None:
    for name in pplcheck.__all__:
        assert getattr(pplcheck, name) is not None
    assert dir(pplcheck) == sorted(pplcheck.__all__)
    with pytest.raises(AttributeError):
        _ = pplcheck.nothing
