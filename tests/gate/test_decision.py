from __future__ import annotations

from dataclasses import replace

from pplcheck.gate.decision import decide, refuse
from pplcheck.model.license import Terms
from pplcheck.model.policy import Policy
from pplcheck.model.report import Evidence
from pplcheck.model.standing import Reciprocity, Standing
from tests.rules.evidence import COMMONER, evidence_of, gap, license_of

OPEN = evidence_of(
    replace(COMMONER, standing=Standing.UNDETERMINED),
    replace(COMMONER, party="b", reciprocity=Reciprocity.UNDETERMINED),
)
FREED = replace(OPEN, license=license_of("MIT", Terms.NONE))
STRICT = Policy(undetermined_fails=True)


def decided(evidence: Evidence, policy: Policy, at_base: Evidence | None = None) -> tuple[int, str]:
    status, reason = decide(evidence, (), [], policy, at_base=at_base)
    return status, "; ".join(reason)


def test_nothing_read_at_all_ends_in_three() -> None:
    assert refuse(["no commit yet"]).exit_status == 3
    assert refuse(["no commit yet"]).reason == "could not check: no commit yet"
    assert refuse([]).reason == "could not check: nothing could be read"


def test_one_gap_is_named_and_the_rest_are_counted() -> None:
    stops = (gap("PPL901"), gap("PPL902"), gap("PPL903"))

    status, reason = decide(evidence_of(), stops, [], Policy())

    assert status == 3
    assert reason == ["could not check: could not read what PPL901 is about (and 2 more)"]


def test_what_the_head_settles_by_relicensing_stays_undetermined() -> None:
    assert decided(FREED, STRICT) == (0, "nothing at or above error")
    assert decided(FREED, STRICT, FREED) == (0, "nothing at or above error")
    status, reason = decided(FREED, STRICT, OPEN)

    assert status == 1
    assert "under the terms at the base 2 parties undetermined, which fails" in reason


def test_the_heads_own_open_questions_are_named_first() -> None:
    unknown = replace(FREED, license=license_of("Foo", Terms.UNKNOWN), standings=())

    assert "the license's terms undetermined" in decided(unknown, STRICT, OPEN)[1]
    assert "at the base" not in decided(unknown, STRICT, OPEN)[1]


def test_what_is_open_is_counted_in_words() -> None:
    one = replace(OPEN, standings=OPEN.standings[:1], license=license_of("Foo", Terms.UNKNOWN))

    assert decided(one, Policy())[1] == (
        "nothing at or above error; the license's terms, 1 party undetermined, which passes by the "
        "policy"
    )


def test_a_long_reason_is_cut() -> None:
    reason = refuse(["x" * 300]).reason

    assert len(reason) == len("could not check: ") + 200
    assert reason.endswith("…")
