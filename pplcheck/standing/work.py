"""What a party contributed: how much, when, and how strong the evidence that it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from pplcheck.model.contribution import Role
from pplcheck.model.days import summed
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Engagement, Ground, Strength
from pplcheck.standing import grounds as say
from pplcheck.standing.situation import Situation
from pplcheck.standing.window import count_within, window_start

COMMIT_ROLES = frozenset({Role.AUTHOR, Role.CO_AUTHOR})
"""What is told of a party whatever a policy counts."""


@frozen
class Work:
    """What a party contributed: see `Classified` for the meaning of each number.

    `start` is the first day of the window; `strength` that of the conclusion that it contributes.
    """

    days: tuple[tuple[date, int], ...]
    commits: int
    recent: int
    contributed: bool
    only_recorded: bool
    individuals: frozenset[str]
    evidence: tuple[Ground, ...]
    start: date
    strength: Strength


def work_of(engagements: Iterable[Engagement], situation: Situation) -> Work:
    """What a party's engagements come to at the situation's day."""
    entries = tuple(engagements)
    start = window_start(situation.as_of, situation.window_months)
    all_of_it = tuple((entry.strength, entry.commits) for entry in entries)
    within = tuple(
        (entry.strength, count_within(entry.days, start, situation.as_of))
        for entry in entries
        if entry.role in situation.count
    )
    recent = sum(count for _, count in within)
    needed = max(1, situation.threshold_commits)
    grounds = dict.fromkeys(ground for entry in entries for ground in entry.grounds)
    return Work(
        days=summed(entry.days for entry in entries),
        commits=sum(entry.commits for entry in entries if entry.role in COMMIT_ROLES),
        recent=recent,
        contributed=recent >= needed,
        only_recorded=bool(entries) and all(entry.role is Role.LEDGER for entry in entries),
        individuals=frozenset(entry.individual for entry in entries) - {""},
        evidence=tuple(sorted(grounds, key=say.weight)),
        start=start,
        strength=_strength(within, needed) if recent >= needed else _strength(all_of_it, 1),
    )


def _strength(counts: Iterable[tuple[Strength, int]], needed: int) -> Strength:
    """How strong it is that there are as many contributions as needed.

    The conclusion is as strong as the strongest evidence for it (domain page): of the
    contributions, the best shown ones that suffice, and of these the weakest. A commit shows at
    the least what its address does, so nothing is weaker than a mail domain.
    """
    ordered = sorted(counts, key=lambda each: -each[0])
    totals = accumulate(count for _, count in ordered)
    deciding = (
        strength for (strength, _), total in zip(ordered, totals, strict=True) if total >= needed
    )
    return max(Strength.MAIL_DOMAIN, next(deciding, Strength.MAIL_DOMAIN))
