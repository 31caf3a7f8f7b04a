"""Foreign data as entries of a register: every statement with its file, line and format.

The register that is there stays right: what people declared is never changed, and what would
contradict it (a domain or an address of somebody else) is left out and remarked.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, Final

from pplcheck.config.answers import Statement
from pplcheck.config.names import address
from pplcheck.config.slugs import Ids
from pplcheck.config.wording import Unfit, plain
from pplcheck.model.frozen import frozen
from pplcheck.model.imported import (
    Imported,
    ImportedEnrollment,
    ImportedOrganization,
    ImportedPerson,
    ImportedUse,
    Remark,
)
from pplcheck.model.party import SELF, Answer, Source
from pplcheck.model.register import Register

_UNKNOWN: Final = "unknown"


@frozen
class OptOut:
    """Hashes of addresses whose owners want not to be imported; hex, of the casefolded address.

    With a `key` they are HMAC-SHA256 (RFC 2104) under it, else plain SHA-256.
    """

    hashes: frozenset[str] = frozenset()
    key: bytes = b""

    def holds(self, address: str) -> bool:
        """Whether the owner of an address opted out."""
        if not self.hashes:
            return False
        data = address.casefold().encode("utf-8", "surrogatepass")
        if self.key:
            return hmac.new(self.key, data, hashlib.sha256).hexdigest() in self.hashes
        return hashlib.sha256(data).hexdigest() in self.hashes


@frozen
class TakenOver:
    """What is to be written, what was remarked, and how many people are left out by choice."""

    statements: tuple[Statement, ...]
    remarks: tuple[Remark, ...]
    opted_out: int


def take_over(
    imported: Imported,
    register: Register,
    *,
    opt_out: OptOut,
    only: frozenset[str] | None = None,
) -> TakenOver:
    """The entries that foreign data makes, beside what a register declares already.

    `only` keeps the people with one of these addresses (lower case), and the organizations they
    or a domain or a use name; None keeps all. Who opted out with one address is left out whole.
    """
    taking = _Taking(imported, register)
    opted_out = 0
    people: list[Statement] = []
    for person in imported.people:
        emails = [identity.email for identity in person.identities]
        if any(map(opt_out.holds, emails)):
            opted_out += 1
        elif only is None or not only.isdisjoint(email.casefold() for email in emails):
            people += taking.person(person)
    uses = [taking.use(use) for use in imported.uses]
    organizations = [
        taking.organization(entry)
        for entry in imported.organizations
        if only is None or entry.domains or entry.name in taking.named
    ]
    return TakenOver(
        statements=(*organizations, *people, *uses),
        remarks=(*imported.remarks, *taking.remarks),
        opted_out=opted_out,
    )


class _Taking:
    """The ids, domains and addresses in use while foreign data is taken over."""

    def __init__(self, imported: Imported, register: Register) -> None:
        declared = [
            {"id": entry.id, "name": entry.name, "aliases": entry.aliases}
            for entry in register.organizations
        ]
        self._format = imported.format
        self._ids = Ids(declared)
        self._known = {entry.id: entry for entry in register.organizations}
        self._domains = {
            domain: entry.id for entry in register.organizations for domain in entry.domains
        }
        self._declared = {
            identity.email: person.name
            for person in register.people
            for identity in person.identities
        }
        self._owners = dict(self._declared)
        self.remarks: list[Remark] = []
        self.named: set[str] = set()
        for entry in imported.organizations:
            self._ids.make(entry.name)

    def organization(self, entry: ImportedOrganization) -> Statement:
        """An organization of unknown kind, with the domains nobody else has."""
        key = self._ids.make(entry.name)
        if entry.splits:
            self._remark("stands for parts of several organizations; taken as one", entry.source)
        names = dict.fromkeys(self._known[key].aliases if key in self._known else ())
        values: dict[str, Any] = {
            "id": key,
            "name": self._known[key].name if key in self._known else entry.name,
            "aliases": [alias for alias in entry.aliases if alias not in names],
            "domains": [],
            "kind": _UNKNOWN,
            "imported": self._format,
            "source": _place(entry.source),
            "domain": [],
        }
        for domain in entry.domains:
            owner = self._domains.setdefault(domain.domain, key)
            dates = {"from": domain.start, "until": domain.until}
            if owner != key and dates == {"from": None, "until": None}:
                self._remark(
                    f"domain {plain(domain.domain)} already belongs to '{plain(owner)}'; left out",
                    domain.source,
                )
            else:
                block = {"name": domain.domain, **dates, "source": _place(domain.source)}
                values["domain"].append(_filled(block))
        return Statement(kind="organization", values=_filled(values), line=entry.source.line)

    def person(self, person: ImportedPerson) -> list[Statement]:
        """A person with the addresses nobody else has; none where nothing is left."""
        known = {self._declared.get(identity.email) for identity in person.identities} - {None}
        emails = [identity.email for identity in person.identities if identity.email]
        name = known.pop() if len(known) == 1 else person.name.strip() or next(iter(emails), "")
        identities = []
        for identity in person.identities:
            owner = self._owners.setdefault(identity.email, str(name))
            if identity.email and owner == name:
                written = f"{identity.name} <{identity.email}>" if identity.name else ""
                fits = not isinstance(address(written), Unfit)
                identities.append(written if fits else identity.email)
            else:
                what = f"address {plain(identity.email)} already belongs to somebody else; left out"
                self._remark(what, person.source)
        if not identities:
            return []
        values = {
            "name": name,
            "identities": identities,
            "imported": self._format,
            "source": _place(person.source),
            "enrollment": [self._enrollment(entry) for entry in person.enrollments],
        }
        return [Statement(kind="person", values=_filled(values), line=person.source.line)]

    def _enrollment(self, entry: ImportedEnrollment) -> dict[str, Any]:
        is_self = entry.organization == SELF
        usual = Answer.NO if is_self else Answer.UNKNOWN
        return _filled(
            {
                "organization": SELF if is_self else self._id(entry.organization),
                "addresses": list(entry.addresses),
                "from": entry.start,
                "until": entry.until,
                "paid": "" if entry.paid is usual else entry.paid.value,
                "source": _place(entry.source),
            }
        )

    def use(self, use: ImportedUse) -> Statement:
        """A claim of use; what kind of use is not said."""
        added = f", added in {use.commit}" if use.commit else ""
        values = {
            "organization": self._id(use.organization),
            "use": _UNKNOWN,
            "imported": self._format,
            "source": f"{_place(use.source)}{added}",
        }
        return Statement(kind="user", values=values, line=use.source.line)

    def _id(self, name: str) -> str:
        self.named.add(name)
        return self._ids.make(name)

    def _remark(self, what: str, source: Source) -> None:
        self.remarks.append(Remark(what=what, source=source))


def _place(source: Source) -> str:
    place = f"{source.path}:{source.line}" if source.line else source.path
    return f"{place}, {source.text}" if source.text else place


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def read_opt_out(data: bytes, key: bytes = b"") -> OptOut | Unfit:
    """A list of hashes, one a line; `#` begins a comment."""
    lines = data.decode("utf-8", "replace").splitlines()
    found = [word for word in (line.partition("#")[0].strip().lower() for line in lines) if word]
    for word in found:
        if len(word) != hashlib.sha256().digest_size * 2 or set(word) - set("0123456789abcdef"):
            return Unfit(reason=f'must hold one sha256 in hex a line, got "{plain(word)}"')
    return OptOut(hashes=frozenset(found), key=key)
