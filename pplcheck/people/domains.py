"""What a mail address shows: nothing, or the domain of an organization with a hint of its kind.

Freemail, noreply and community addresses prove nothing, nor does an address directly at a
public suffix or at a name that is no mail domain. A hint of kind comes from who may register
under a suffix; it never says worker cooperative and never says commercial.
"""

from __future__ import annotations

from functools import cache, lru_cache

from pplcheck.model.frozen import frozen
from pplcheck.model.party import Kind
from pplcheck.people import suffixes, tables

FREEMAIL = "freemail"
NOREPLY = "noreply"
COMMUNITY = "community"
PERSONAL = "personal domain"
NO_ADDRESS = "no address"

_STAFF = frozenset({"corp", "firma", "staff"})
_COUNTRY_CODE = 2
_REMEMBERED = 1 << 16


@frozen
class Mailbox:
    """What an address shows.

    `hint` is empty where the domain is an organization's, else one of the words above; `domain`
    is the normalized domain as written, `registrable` the name registered, both empty where the
    address shows nothing.
    """

    local: str
    domain: str = ""
    registrable: str = ""
    hint: str = ""


@lru_cache(maxsize=_REMEMBERED)
def read_mailbox(address: str) -> Mailbox:
    """What an address shows by itself, whoever uses it; total over any text."""
    local, at, written = address.strip().rpartition("@")
    local = local.casefold()
    if not local or not at or "@" in local or _has_space(local):
        return Mailbox(local=local, hint=NO_ADDRESS)
    domain, registered, hint = _shown_by(written)
    if domain and f"{local}@" in _noreply():
        hint = NOREPLY
    if hint:
        return Mailbox(local=local, hint=hint)
    return Mailbox(local=local, domain=domain, registrable=registered)


@lru_cache(maxsize=_REMEMBERED)
def _shown_by(written: str) -> tuple[str, str, str]:
    """The normalized domain, the name registered, and the hint where addresses there show nothing.

    Many addresses share one.
    """
    domain = suffixes.normalize(written)
    if not domain:
        return "", "", NO_ADDRESS
    hint = NOREPLY if is_noreply("", domain) else _nothing_shown(domain)
    registered = "" if hint else _staff_domain(domain) or suffixes.registrable(domain)
    return domain, registered, hint


def is_noreply(local: str, domain: str) -> bool:
    """Whether nobody reads mail at an address, both parts in lower case."""
    if f"{local}@" in _noreply() or tables.listed(domain, _noreply()):
        return True
    return any(f"{label}." in _noreply() for label in domain.split("."))


@lru_cache(maxsize=_REMEMBERED)
def _nothing_shown(domain: str) -> str:
    """The hint for a domain that proves nothing, empty for any other."""
    if tables.listed(domain, tables.domains("freemail.txt")) or _is_national(domain):
        return "" if _staff_domain(domain) else FREEMAIL
    if tables.listed(domain, tables.domains("community.txt")):
        return COMMUNITY
    if tables.listed(domain, _machines()) or not suffixes.registrable(domain):
        return NO_ADDRESS
    return ""


def can_name_organization(domain: str) -> bool:
    """Whether a normalized domain may stand for an organization in a register.

    Public suffixes, freemail, noreply and community hosts may not: they name everybody there.
    """
    return bool(domain) and not _nothing_shown(domain) and not is_noreply("", domain)


def is_for_persons(registrable: str) -> bool:
    """Whether a registered name lies where registries give names to private persons."""
    suffix = suffixes.public_suffix(registrable)
    rows = tables.rows("persons.txt")
    return suffix in rows or any(f"{label}.*" in rows for label in _labels_under_country(suffix))


@lru_cache(maxsize=_REMEMBERED)
def kind_hint(domain: str) -> Kind:
    """The kind a normalized domain hints at, unknown for most."""
    labels = _labels_under_country(suffixes.public_suffix(domain))
    lineage = tables.lineage(domain)
    kinds = tables.kinds()
    found = [kinds[name] for name in lineage if name in kinds]
    found += [kinds[name] for label in labels for name in (label, f"{label}.*") if name in kinds]
    if found:
        return min(found)[1]
    is_coop = tables.listed(domain, tables.domains("coops.txt"))
    return Kind.COOPERATIVE if is_coop else Kind.UNKNOWN


def _labels_under_country(suffix: str) -> list[str]:
    """The labels of a public suffix before its country code; none where it has no such code."""
    *labels, last = suffix.split(".")
    return labels if len(last) == _COUNTRY_CODE else []


def _staff_domain(domain: str) -> str:
    """The part of a mail provider's domain that its own people use, empty for any other domain."""
    for name in tables.lineage(domain):
        label, _, provider = name.partition(".")
        if label in _STAFF and provider in tables.domains("freemail.txt"):
            return name
    return ""


def _is_national(domain: str) -> bool:
    """Whether a domain is one of the providers that register their name in many countries."""
    name = suffixes.registrable(domain)
    label, _, suffix = name.partition(".")
    if label not in tables.wildcards("freemail.txt"):
        return False
    *middle, last = suffix.split(".")
    if middle:
        return len(last) == _COUNTRY_CODE and middle in (["co"], ["com"])
    return len(last) == _COUNTRY_CODE or last in ("com", "net")


@cache
def _noreply() -> frozenset[str]:
    return frozenset(tables.rows("noreply.txt"))


@cache
def _machines() -> frozenset[str]:
    return frozenset(row for row in tables.rows("machines.txt") if not row.startswith("="))


def _has_space(text: str) -> bool:
    return len(text.split()) != 1 or len(text) != len(text.strip())
