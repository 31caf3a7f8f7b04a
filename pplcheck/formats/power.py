"""The figures behind PPL5xx and what signatures show, as JSON values; days inclusive, shares 0-1.

What a check did not look at is null: who accepts is read only where a business could be among
them, and signatures only with keys of the caller's.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.document import Value
from pplcheck.formats.finding import public_party
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.contribution import Signatures
from pplcheck.model.power import Factor, Holding, Power

_DECIMALS: Final = 6


def power_block(power: Power | None, people: frozenset[str]) -> Value | None:
    """Power within the policy's window; `people` are the ids of parties that are one person."""
    if power is None:
        return None
    accepted = _acts(power.accepted, power.acceptors, people)
    return {
        "since": power.since.isoformat(),
        "until": power.until.isoformat(),
        "absence_factor": _factor(power.people),
        "elephant_factor": _factor(power.organizations),
        "written": _acts(power.written, power.writers, people),
        "accepted": accepted if power.is_acceptance_known else None,
        "lines": {
            "organization_share": power.lines.organization_share,
            "merge_share": power.lines.merge_share,
            "absence_factor": power.lines.absence_factor,
            "elephant_factor": power.lines.elephant_factor,
        },
    }


def signature_block(signatures: Signatures | None) -> Value | None:
    """Commits, merges aside, by what their signatures show; each is counted once."""
    if signatures is None:
        return None
    return {
        "verified": signatures.verified,
        "unverified": signatures.unverified,
        "unsigned": signatures.unsigned,
        "unsound": signatures.unsound_count,
    }


def _factor(factor: Factor) -> Value:
    return {"low": factor.low, "high": factor.high}


def _acts(total: int, holdings: tuple[Holding, ...], people: frozenset[str]) -> Value:
    return {
        "total": total,
        "businesses": [
            {
                "party": public_party(holding.party, people),
                "name": without_addresses(holding.name),
                "count": holding.count,
                "low": round(holding.low, _DECIMALS),
                "high": round(min(holding.high, 1.0), _DECIMALS),
            }
            for holding in holdings
        ],
    }
