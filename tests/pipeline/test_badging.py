from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import UsageError
from pplcheck.model.badge import Badge, Tone
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.badging import badge_of, render_badge
from pplcheck.pipeline.request import Request
from tests.repos import build, commit, forge_shallow

ADA = "Ada Example <ada@nebula.example>"
BEN = "Ben Baker <ben@orbit.example>"
REGISTER = """\
[[organization]]
id = "nebula"
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = {{ worker_owned = "yes", surplus_to_worker_owners = "yes" }}
source = "statutes"
[[organization]]
id = "orbit"
domains = ["orbit.example"]
kind = "{kind}"
{facts}
source = "company register"
"""
FIRM = ("commercial", 'facts = { profits_from_wage_labor = "yes" }')
OPEN = ("unknown", "")
COOP = ("worker-cooperative", 'facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }')


def badge(folder: Path, license_: str, other: tuple[str, str] = COOP) -> Badge:
    files = {"register.toml": REGISTER.format(kind=other[0], facts=other[1])}
    files["pplcheck.toml"] = 'register = ["register.toml"]\n'
    if license_:
        files["LICENSE"] = f"SPDX-License-Identifier: {license_}\n"
    repo = build(
        folder / "kitchen", [commit(ADA, files=files), commit(ADA), commit(ADA), commit(BEN)]
    )
    return badge_of(answer(Request(path=repo, as_of=date(2020, 6, 1))))


@pytest.mark.parametrize(
    ("license_", "other", "label", "message", "tone"),
    [
        ("PPL", FIRM, "PPL", "reciprocity: 1 due · commoners 75 %", Tone.DUE),
        ("PPL", OPEN, "PPL", "reciprocity: 1 open · commoners 75 to 100 %", Tone.OPEN),
        ("PPL", COOP, "PPL", "reciprocity: none shown to be due · commoners 100 %", Tone.CALM),
        ("MIT", FIRM, "MIT", "no reciprocity terms · commoners 75 %", Tone.CALM),
        ("", COOP, "license unknown", "terms unknown · commoners 100 %", Tone.OPEN),
        ("LicenseRef-House", COOP, "House", "terms unknown · commoners 100 %", Tone.OPEN),
    ],
)
def test_a_badge_says_license_reciprocity_and_share(  # noqa: PLR0913 - the parts of a case
    tmp_path: Path, license_: str, other: tuple[str, str], *, label: str, message: str, tone: Tone
) -> None:
    found = badge(tmp_path, license_, other)

    assert (found.label, found.message, found.tone) == (label, message, tone)
    assert found.title == f"{label}: {message} (2020-06-01)"


def test_what_could_not_be_checked_is_never_said_to_be_fine(tmp_path: Path) -> None:
    repo = build(tmp_path / "kitchen", [commit(ADA), commit(ADA)])
    forge_shallow(repo)

    found = badge_of(answer(Request(path=repo, as_of=date(2020, 6, 1))))

    assert (found.message, found.tone) == ("could not check", Tone.OPEN)


def test_without_contributions_no_share_is_told(tmp_path: Path) -> None:
    repo = build(tmp_path / "kitchen", [commit("Tool[bot] <bot@example.org>")])

    found = badge_of(answer(Request(path=repo, as_of=date(2020, 6, 1))))

    assert "commoners" not in found.message


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="shields, svg"):
        render_badge(badge(tmp_path, "PPL"), "png")
