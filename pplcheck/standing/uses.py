"""Which uses of the work are known of an organization, and how far.

A use is declared, or an agreement shows it: whoever agreed on terms is taken to use what they are
about, for an unknown purpose, while the agreement is in force. What has ended shows no use today.
"""

from __future__ import annotations

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Use
from pplcheck.standing.situation import Situation


@frozen
class KnownUses:
    """The uses of one organization, sorted; `agreed` says that only its agreements show them."""

    uses: tuple[User, ...]
    agreed: bool

    @property
    def shown(self) -> tuple[User, ...]:
        """Those that more than a line of free text claims."""
        return tuple(use for use in self.uses if not use.is_claim)


def known_uses(key: str, situation: Situation) -> KnownUses:
    """Uses that have begun by the day of the judgment: those declared, else those agreed upon."""
    day = situation.as_of
    declared = [use for use in situation.users if use.organization == key]
    found = declared or [
        _use_of(entry) for entry in situation.agreements if entry.party == key and entry.covers(day)
    ]
    begun = [use for use in found if use.since is None or use.since <= day]
    return KnownUses(uses=tuple(sorted(begun, key=_order)), agreed=not declared)


def _order(use: User) -> tuple[str, str, tuple[str, ...], str, int, bool]:
    return use.use, str(use.since), use.scope, str(use.source), -use.strength, use.is_claim


def _use_of(agreement: Agreement) -> User:
    return User(
        organization=agreement.party,
        use=Use.UNKNOWN,
        scope=agreement.scope,
        since=agreement.start,
        source=agreement.source,
    )
