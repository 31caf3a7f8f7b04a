from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.governance.tally import pay_of, rows
from pplcheck.model.attribution import Attribution, By, Certainty, Pay, Portion, Row
from pplcheck.model.party import Answer, Capacity, Kind
from pplcheck.model.standing import Standing


def acted_for(  # noqa: PLR0913 - the parts of an attribution, each by name
    organization: str,
    individual: str = "ada",
    *,
    declared: bool = True,
    kind: Kind = Kind.COMMERCIAL,
    certainty: Certainty = Certainty.SHOWN,
    paid: Answer = Answer.YES,
    paid_certainty: Certainty = Certainty.SHOWN,
) -> Attribution:
    return Attribution(
        individual=individual,
        capacity=Capacity.ORGANIZATION,
        organization=organization,
        name=organization.title(),
        declared=declared,
        kind=kind,
        standing=Standing.CONTRIBUTING_COMMERCIAL,
        certainty=certainty,
        paid=paid,
        paid_certainty=paid_certainty,
    )


def portion(attribution: Attribution, count: int, year: int = 2024) -> Portion:
    return Portion(attribution=attribution, year=year, count=count)


ITSELF = Attribution(
    individual="eve",
    capacity=Capacity.SELF,
    kind=Kind.INDIVIDUAL,
    standing=Standing.COMMONER,
    certainty=Certainty.SHOWN,
    paid=Answer.NO,
    paid_certainty=Certainty.SHOWN,
)
PRESUMED = Attribution(
    individual="gus",
    kind=Kind.INDIVIDUAL,
    standing=Standing.COMMONER,
    certainty=Certainty.PRESUMED,
)
NOBODY = Attribution()


def brief(found: tuple[Row, ...]) -> list[tuple[str, int, int, float, float]]:
    return [
        (row.name, row.commits, row.people, round(row.low, 2), round(row.high, 2)) for row in found
    ]


def test_organizations_come_by_size_and_what_is_not_shown_last() -> None:
    portions = [
        portion(acted_for("orbit"), 20),
        portion(acted_for("nebula", "ben"), 50),
        portion(ITSELF, 10),
        portion(PRESUMED, 15),
        portion(NOBODY, 5),
    ]

    found = rows(portions, By.ORGANIZATION)

    assert brief(found) == [
        ("Nebula", 50, 1, 0.5, 0.7),
        ("Orbit", 20, 1, 0.2, 0.4),
        ("self", 10, 1, 0.1, 0.3),
        ("", 20, 1, 0.2, 0.2),
    ]
    assert [row.party for row in found] == ["nebula", "orbit", "", ""]
    assert [row.kind for row in found] == [
        Kind.COMMERCIAL,
        Kind.COMMERCIAL,
        Kind.INDIVIDUAL,
        Kind.UNKNOWN,
    ]


@pytest.mark.parametrize(
    ("people", "declared", "fold", "names"),
    [
        (2, False, True, ["1 further domain with one or two people each"]),
        (3, False, True, ["Tiny.Example"]),
        (1, True, True, ["Tiny.Example"]),
        (1, False, False, ["Tiny.Example"]),
    ],
    ids=["two people", "three people", "declared", "people asked for"],
)
def test_domains_of_few_people_are_folded(
    people: int,
    declared: bool,  # noqa: FBT001 - a parameter
    fold: bool,  # noqa: FBT001 - a parameter
    names: list[str],
) -> None:
    portions = [
        portion(acted_for("tiny.example", str(number), declared=declared), 1)
        for number in range(people)
    ]

    assert [row.name for row in rows(portions, By.ORGANIZATION, fold=fold)] == names


def test_a_folded_row_holds_the_sums_of_its_domains_and_no_id() -> None:
    portions = [
        portion(acted_for("one.example", "ada", declared=False), 3),
        portion(acted_for("two.example", "ada", declared=False, paid=Answer.UNKNOWN), 4),
        portion(acted_for("two.example", "ben", declared=False), 1),
        portion(PRESUMED, 2),
    ]

    folded, _ = rows(portions, By.ORGANIZATION)

    assert brief((folded,)) == [("2 further domains with one or two people each", 8, 2, 0.8, 1.0)]
    assert (folded.party, folded.kind, folded.folded) == ("", Kind.UNKNOWN, 2)
    assert folded.pay == Pay(paid=4, unknown=4)


def test_persons_are_called_as_the_caller_says() -> None:
    portions = [portion(PRESUMED, 3), portion(ITSELF, 2), portion(NOBODY, 5)]

    found = rows(portions, By.PERSON, names={"gus": "person-1", "eve": "person-2"})

    assert brief(found) == [
        ("person-1", 3, 1, 0.3, 0.8),
        ("person-2", 2, 1, 0.2, 0.7),
        ("", 5, 0, 0.5, 0.5),
    ]
    assert [row.kind for row in found] == [Kind.INDIVIDUAL, Kind.INDIVIDUAL, Kind.UNKNOWN]


@pytest.mark.parametrize(
    ("by", "names", "name", "expected"),
    [
        (By.KIND, [kind.value for kind in Kind], "commercial", (5, 1, 0.5, 0.7)),
        (By.KIND, [kind.value for kind in Kind], "individual", (3, 1, 0.0, 0.5)),
        (By.KIND, [kind.value for kind in Kind], "unknown", (2, 0, 0.2, 0.2)),
        (By.KIND, [kind.value for kind in Kind], "public", (0, 0, 0.0, 0.2)),
        (By.STANDING, [entry.value for entry in Standing], "commoner", (3, 1, 0.0, 0.5)),
        (By.STANDING, [entry.value for entry in Standing], "undetermined", (2, 0, 0.2, 0.2)),
    ],
    ids=["shown", "presumed", "open", "none", "standing", "open standing"],
)
def test_kinds_and_standings_have_a_row_each(
    by: By, names: list[str], name: str, expected: tuple[int, int, float, float]
) -> None:
    portions = [portion(acted_for("orbit"), 5), portion(PRESUMED, 3), portion(NOBODY, 2)]

    found = rows(portions, by)

    assert [row.name for row in found] == names
    assert {row[0]: row[1:] for row in brief(found)}[name] == expected


def test_pay_is_between_what_is_shown_and_what_is_not_excluded() -> None:
    portions = [
        portion(acted_for("orbit"), 70),
        portion(ITSELF, 14),
        portion(PRESUMED, 13),
        portion(acted_for("meteor", paid_certainty=Certainty.PRESUMED), 3),
    ]

    pay = pay_of(portions)

    assert pay == Pay(paid=70, presumed=3, unpaid=14, unknown=13)
    assert (pay.total, pay.low, pay.high) == (100, 0.7, 0.86)
    assert brief(rows(portions, By.PAID)) == [
        ("paid", 73, 1, 0.7, 0.86),
        ("unpaid", 14, 1, 0.14, 0.27),
        ("unknown", 13, 1, 0.13, 0.13),
    ]


def test_years_ascend_and_carry_their_own_pay() -> None:
    portions = [
        portion(acted_for("orbit"), 3, 2024),
        portion(ITSELF, 1, 2019),
        portion(PRESUMED, 1, 2024),
    ]

    found = rows(portions, By.YEAR)

    assert brief(found) == [("2019", 1, 1, 0.2, 0.2), ("2024", 4, 2, 0.8, 0.8)]
    assert found[1].pay == Pay(paid=3, unknown=1)
    assert {row.kind for row in found} == {None}


def test_without_contributions_nothing_is_shared() -> None:
    assert rows((), By.ORGANIZATION) == ()
    assert {(row.commits, row.low, row.high) for row in rows((), By.KIND)} == {(0, 0.0, 0.0)}
    assert (Pay().low, Pay().high, Pay().total) == (0.0, 0.0, 0)


ORGANIZATIONS = st.sampled_from(
    [
        ("orbit", True, Kind.COMMERCIAL),
        ("nebula", True, Kind.PUBLIC),
        ("a.example", False, Kind.UNKNOWN),
    ]
)
ATTRIBUTIONS = st.one_of(
    st.sampled_from([ITSELF, PRESUMED, NOBODY]),
    st.builds(
        lambda organization, who, certainty, paid, paid_certainty: acted_for(
            organization[0],
            who,
            declared=organization[1],
            kind=organization[2],
            certainty=certainty if organization[1] else Certainty.UNKNOWN,
            paid=paid,
            paid_certainty=paid_certainty,
        ),
        ORGANIZATIONS,
        st.sampled_from(["ada", "ben", "eve", "gus"]),
        st.sampled_from([Certainty.SHOWN, Certainty.PRESUMED]),
        st.sampled_from(Answer),
        st.sampled_from([Certainty.SHOWN, Certainty.PRESUMED]),
    ),
)


@given(
    st.lists(st.builds(portion, ATTRIBUTIONS, st.integers(1, 50), st.integers(1999, 2003))),
    st.sampled_from([by for by in By if by is not By.COMMIT]),
    st.booleans(),
)
def test_rows_add_up_and_intervals_hold(portions: list[Portion], by: By, fold: bool) -> None:  # noqa: FBT001 - drawn
    found = rows(portions, by, fold=fold)

    assert sum(row.commits for row in found) == sum(entry.count for entry in portions)
    assert all(0 <= row.low <= row.high <= 1 + 1e-9 for row in found)
    assert all(row.pay.total == row.commits for row in found)
    assert found == rows(reversed(portions), by, fold=fold)


def test_files_are_summed_where_paths_were_looked_at() -> None:
    portions = [
        Portion(attribution=acted_for("orbit"), year=year, count=1, files=files)
        for year, files in ((2023, 4), (2024, 0), (2024, 3))
    ]

    (row,) = rows(portions, By.ORGANIZATION)
    (without,) = rows([portion(acted_for("orbit"), 1)], By.ORGANIZATION)

    assert (row.commits, row.files) == (3, 7)
    assert without.files is None
