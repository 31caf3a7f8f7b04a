from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.attribution import Attribution, By, Certainty
from pplcheck.model.contribution import Role
from pplcheck.model.party import Answer, Capacity, Kind, Strength
from pplcheck.model.standing import Standing
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.tallying import WhoQuestion, open_ledger
from tests.repos import build, commit, raw_commit

ROLES = tuple(role for role in Role if role not in {Role.SIGN_OFF, Role.LEDGER})
REGISTER = """\
schema = 1
[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
source = "register of companies"
[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes" }
source = "statutes"
[[organization]]
id = "city"
name = "City"
domains = ["city.example"]
kind = "public"
source = "law"
[[person]]
name = "Ada Example"
identities = ["ada@city.example", "ada@mail.example"]
[[person.enrollment]]
organization = "orbit"
until = 2021-01-01
source = "said so"
"""


def attributed(folder: Path, *plans: str, trailers: tuple[str, ...] = ()) -> list[Attribution]:
    """What is said of each contribution, the oldest commit first."""
    repo = build(folder / "r", [commit(who, trailers=trailers) for who in plans])
    return ask(folder, repo)


def ask(folder: Path, repo: Path) -> list[Attribution]:
    path = folder / "register.toml"
    path.write_text(REGISTER, encoding="utf-8")
    request = Request(path=repo, as_of=date(2020, 2, 1), registers=(path,))
    with open_ledger(WhoQuestion(request=request, by=By.COMMIT, roles=ROLES)) as ledger:
        return [deed.attribution for deed in ledger.deeds()][::-1]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Ben <ben@orbit.example>", (Kind.COMMERCIAL, Standing.CONTRIBUTING_COMMERCIAL, "shown")),
        ("Cat <cat@nebula.example>", (Kind.COOPERATIVE, Standing.COMMONER, "shown")),
        ("Dan <dan@gmail.com>", (Kind.INDIVIDUAL, Standing.COMMONER, "presumed")),
        ("Eve <eve@firm.example>", (Kind.UNKNOWN, Standing.UNDETERMINED, "unknown")),
    ],
    ids=["business", "one limb of two", "freemail", "a domain"],
)
def test_kind_and_standing_are_the_partys(
    tmp_path: Path, who: str, expected: tuple[Kind, Standing, str]
) -> None:
    (found,) = attributed(tmp_path, who)

    assert (found.kind, found.standing, found.certainty.value) == expected


def test_an_address_alone_presumes_pay_and_freemail_says_nothing(tmp_path: Path) -> None:
    business, other, freemail = attributed(
        tmp_path, "Ben <ben@orbit.example>", "Eve <eve@firm.example>", "Dan <dan@gmail.com>"
    )

    assert (other.paid, other.paid_certainty) == (Answer.YES, Certainty.PRESUMED)
    assert (business.paid, business.paid_certainty, business.basis, business.strength) == (
        Answer.YES,
        Certainty.SHOWN,
        Certainty.PRESUMED,
        Strength.MAIL_DOMAIN,
    )
    assert (freemail.paid, freemail.paid_certainty, freemail.basis, freemail.strength) == (
        Answer.UNKNOWN,
        Certainty.UNKNOWN,
        Certainty.PRESUMED,
        Strength.NOTHING,
    )


def test_what_conflicts_is_open(tmp_path: Path) -> None:
    (found,) = attributed(tmp_path, "Ada Example <ada@city.example>")

    assert found.capacity is Capacity.CONFLICT
    assert (found.organization, found.name) == ("", "")
    assert (found.basis, found.paid, found.strength) == (
        Certainty.UNKNOWN,
        Answer.UNKNOWN,
        Strength.NOTHING,
    )


def test_a_sponsor_counts_where_a_register_knows_it(tmp_path: Path) -> None:
    found = attributed(
        tmp_path,
        *["Dan <dan@gmail.com>"] * 2,
        trailers=("Sponsored-by: Orbit Ltd", "Sponsored-by: Somebody", "Reviewed-by: A Name"),
    )

    sponsors = [entry for entry in found if entry.organization]
    assert len(found) == 4
    assert [entry.name for entry in sponsors] == ["Orbit Ltd"] * 2
    assert sponsors[0] is sponsors[1]
    assert (sponsors[0].individual, sponsors[0].strength) == ("", Strength.FREE_TEXT)


def test_nothing_is_said_of_an_author_who_cannot_be_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit("Dan <dan@gmail.com>")])
    raw_commit(repo, author=b"no identity at all")

    assert ask(tmp_path, repo)[1] == Attribution()
