"""Combinations for tests of the rules about them."""

from __future__ import annotations

from pplcheck.model.compatibility import Certainty, Combination, Compatible, Joined, Joining

_CERTAIN = {
    Compatible.DISPUTED: Certainty.DISPUTED,
    Compatible.UNKNOWN: Certainty.UNKNOWN,
}


def _joined(license_id: str, joining: Joining, answer: Compatible) -> Joined:
    return Joined(
        material=license_id,
        work="PPL",
        joining=joining,
        answer=answer,
        certainty=_CERTAIN.get(answer, Certainty.TEXT),
        reason=f"PPL: 4(a) makes it {answer} as {joining}",
    )


def combination(
    answer: Compatible,
    *paths: str,
    license_id: str = "GPL-3.0-only",
    adaptation: Compatible = Compatible.NO,
    collection: Compatible = Compatible.YES,
    vendored: bool = False,
) -> Combination:
    """Files of a project under the PPL; `answer` is for files that stay files of their own."""
    return Combination(
        license=license_id,
        root="PPL",
        paths=paths or ("lib/a.py",),
        vendored=vendored,
        adaptation=_joined(license_id, Joining.ADAPTATION, adaptation),
        file=_joined(license_id, Joining.FILE, answer),
        collection=_joined(license_id, Joining.COLLECTION, collection),
    )
