from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st

from pplcheck.model.contribution import Activity, Identity
from pplcheck.people import domains
from pplcheck.people.capacity import Claim
from pplcheck.people.claims import Claims
from pplcheck.people.organizations import Directory
from pplcheck.people.personal import LONG
from pplcheck.people.resolve import resolve
from tests.people.histories import DAY, declared, did

ACME = declared("acme", "acme.example")


def _claim(*activities: Activity) -> Claim:
    """What the first activity's address shows, given all of them."""
    claims = Claims(activities, resolve(activities, ()), Directory((ACME,)))
    return claims.read(activities[0].raw, activities[0], DAY)


def test_a_declared_domain_is_a_claim_and_says_whether_it_was_signed_off() -> None:
    found = _claim(did("Ada Roe <me@dev.acme.example>", signed_off=1))

    assert found == Claim(
        organizations=("acme",), domain="acme.example", declared=True, signed_off=True
    )


def test_a_domain_nobody_declares_is_a_claim_of_its_own() -> None:
    found = _claim(did("Ada Roe <ada.roe@lab.fiqu.example>"))

    assert (found.organizations, found.declared) == (("fiqu.example",), False)


def test_the_same_domain_is_personal_to_one_and_not_to_two() -> None:
    ada, bo = did("Ada Roe <me@fiqu.example>"), did("Bo Doe <bo@fiqu.example>")

    assert _claim(ada).hint == domains.PERSONAL
    assert _claim(ada, bo).organizations == ("fiqu.example",)


def test_a_domain_one_person_used_for_years_is_theirs() -> None:
    later = DAY + timedelta(days=LONG)

    assert _claim(did("Ada Roe <ada.roe@fiqu.example>")).hint == ""
    assert (
        _claim(
            did("Ada Roe <ada.roe@fiqu.example>"),
            did("Ada Roe <ada.roe@eu.fiqu.example>", days=((later, 1),)),
        ).hint
        == domains.PERSONAL
    )


def test_what_the_history_does_not_hold_is_read_alone() -> None:
    claims = Claims((), resolve((), ()), Directory(()))

    assert claims.read(did("Ada <me@fiqu.example>").raw, None, DAY).organizations == (
        "fiqu.example",
    )


_PIECES = st.sampled_from(
    ["acme.example", "evil-acme.example", "\u0430cme.example", "ACME.Example.", "a@b", "@", ".",
     "..", "xn--", "xn--cme-5cd.example", "co.uk", "acme.example.evil.example", "\x00", " ",
     "x" * 300, "\U0001f980.example", "\u3002", "\u00df.example", "-a.example", "10.0.0.1", "[::1]",
     "(none)"]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=40), max_size=6).map("".join), st.text(max_size=40))
def test_any_address_is_read_and_only_the_domain_itself_is_the_organization(
    tail: str, name: str
) -> None:
    raw = Identity(name=name, email=f"ada@{tail}")

    found = _claim(did("x"), _acted(raw))
    claim = Claims((_acted(raw),), resolve((_acted(raw),), ()), Directory((ACME,))).read(
        raw, _acted(raw), DAY
    )

    assert found.organizations == ()
    assert bool(claim.organizations) != bool(claim.hint)
    if claim.organizations == ("acme",):
        written = raw.email.strip().rpartition("@")[2].strip().rstrip(".\u3002").casefold()
        assert written == "acme.example" or written.endswith(
            (".acme.example", "\u3002acme.example")
        )


def _acted(raw: Identity) -> Activity:
    return Activity(
        raw=raw,
        identity=raw,
        role=did("x").role,
        days=((date(2026, 1, 10), 1),),
        signed_off=0,
    )
