from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.contribution import Malformed, Signatures
from pplcheck.model.report import Evidence
from pplcheck.rules.ppl908_unsound_signature import RULE
from tests.rules.evidence import assert_finds, assert_silent, evidence_of, history

BAD = Malformed(commit="5614bb3" + "0" * 33, what="the signature does not fit the commit")


def signed(signatures: Signatures | None) -> Evidence:
    return replace(evidence_of(), history=replace(history(), signatures=signatures))


@pytest.mark.parametrize(
    "signatures",
    [None, Signatures(), Signatures(verified=3, unverified=90)],
    ids=["not looked at", "nothing", "none is bad"],
)
def test_unsigned_and_unverified_commits_are_silent(signatures: Signatures | None) -> None:
    assert_silent(RULE, signed(signatures))


def test_the_newest_commit_whose_signature_does_not_hold_is_named() -> None:
    (found,) = assert_finds(
        RULE,
        signed(Signatures(unsound_count=120, unsound=(BAD, BAD))),
        "120 commits with a signature that does not hold; the newest: 5614bb3, the signature does",
    )

    assert found.commit == BAD.commit
