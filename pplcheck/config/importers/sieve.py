"""Whom an import is about, and how much of it a register has room for.

A reader gathers through a sieve, so that a table of a million lines takes the time and memory of
what is taken over, and one that no register can hold is told as soon as that is certain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pplcheck.config.document import REGISTER_BYTES
from pplcheck.errors import UsageError
from pplcheck.model.imported import ImportedDomain, ImportedPerson
from pplcheck.model.party import Source

_PERSON = len('\n[[person]]\nname = ""\nidentities = []\nimported = ""\nsource = ""\n')
_ENROLLMENT = len('[[person.enrollment]]\norganization = "x"\nsource = ""\n')
_ORGANIZATION = len('\n[[organization]]\nid = "x"\nname = ""\nkind = "unknown"\n')
_DOMAIN = len('[[organization.domain]]\nname = ""\nsource = ""\n')
_QUOTED = len('"", ')


@dataclass(slots=True, kw_only=True)
class Sieve:
    """What an import takes of the people read, and how many bytes it will have at the least.

    `only` keeps those with one of these addresses (lower case); None keeps all. `used` is the
    size of the register that is extended, `held` the addresses, domains and names (lower case) in
    it: these add nothing for certain. `left_out` says of an address that its owner is not to be
    imported. What is counted is less than what is written, so nothing that fits is refused.
    """

    only: frozenset[str] | None = None
    used: int = 0
    held: frozenset[str] = frozenset()
    left_out: Callable[[str], bool] = field(default=lambda _: False)
    limit: int = REGISTER_BYTES
    people: int = 0
    _seen: set[str] = field(default_factory=set)

    def keeps(self, person: ImportedPerson) -> bool:
        """Whether a person is of interest; those who are count.

        Raises UsageError where the register cannot hold who was kept so far.
        """
        emails = {identity.email.casefold() for identity in person.identities} - {""}
        if self.only is not None and self.only.isdisjoint(emails):
            return False
        self.people += 1
        if self._is_new(emails) and not any(map(self.left_out, emails)):
            size = _PERSON + len(person.name.strip()) + len(person.source.path)
            size += sum(len(email) + _QUOTED for email in emails)
            for entry in person.enrollments:
                size += _ENROLLMENT + len(entry.source.path)
                size += sum(len(email) + _QUOTED for email in entry.addresses)
            self._use(size, person.source)
        return True

    def organization(self, name: str, source: Source) -> None:
        """Count an organization; one that only some person names may still be left out."""
        if self.only is None and self._is_new({" ".join(name.split()).casefold()}):
            self._use(_ORGANIZATION + len(name.strip()) + len(source.path), source)

    def domain(self, domain: ImportedDomain) -> None:
        """Count a mail domain."""
        if self._is_new({domain.domain}):
            self._use(_DOMAIN + len(domain.domain) + len(domain.source.path), domain.source)

    def _is_new(self, names: set[str]) -> bool:
        is_new = self.held.isdisjoint(names) and self._seen.isdisjoint(names)
        self._seen |= names
        return is_new

    def _use(self, size: int, source: Source) -> None:
        self.used += size
        if self.used > self.limit:
            place = f"{source.path}:{source.line}" if source.line else source.path
            so_far = f"{self.people:,} people and more" if self.people else "organizations"
            raise UsageError(
                f"{place}: what was read so far ({so_far}) already makes a register of more than "
                f"{self.limit:,} bytes, which is the most that can be read; take only the people "
                "of one repository with --for PATH, or split the files and import each into a "
                "register of its own with --into FILE"
            )
