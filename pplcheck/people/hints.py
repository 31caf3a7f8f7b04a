"""Weak hints of an organization's kind: its name and its domains, each of strength 1.

A legal form written into a name, as `eG` or `e.V.`, is what the organization says of itself; a
cooperative's or a university's domain shows who may register there. No hint says worker
cooperative, and none says commercial: `Ltd` and `GmbH` tell nothing of the owners.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pplcheck.model.party import Kind, Organization, Strength
from pplcheck.people import domains, suffixes, tables

NAME = "name ends in"
"""How the source of a kind begins that only the name hints at."""

_MOST = 400
"""Characters of a name that are looked at."""


def with_hint(organization: Organization) -> Organization:
    """An organization of unknown kind with the kind its name or a domain hints at, if any."""
    if organization.kind is not Kind.UNKNOWN or organization.kinds:
        return organization
    for kind, words in (_by_name(organization), _by_domain(organization)):
        if kind is not Kind.UNKNOWN:
            source = replace(organization.source, text=words)
            return replace(organization, kind=kind, source=source, strength=Strength.MAIL_DOMAIN)
    return organization


def kind_in_name(name: str) -> tuple[Kind, str]:
    """The kind that a legal form at the end of a name says, and that form; unknown for most.

    The form must stand as words of its own: `Cooper` is no co-op, a `Handelsgesellschaft` and
    an `Orbit eG-Verwaltung` no Genossenschaft.
    """
    for pattern, kind, form in _forms_in_names():
        if pattern.search(" ".join(name[:_MOST].split())):
            return kind, form
    return Kind.UNKNOWN, ""


def _by_name(organization: Organization) -> tuple[Kind, str]:
    for name in (organization.name, *organization.aliases):
        kind, form = kind_in_name(name)
        if kind is not Kind.UNKNOWN:
            return kind, f"{NAME} {form!r}"
    return Kind.UNKNOWN, ""


def _by_domain(organization: Organization) -> tuple[Kind, str]:
    for written in organization.domains:
        domain = suffixes.normalize(written)
        kind = domains.kind_hint(domain)
        if kind is not Kind.UNKNOWN:
            return kind, f"mail domain {domain}"
    return Kind.UNKNOWN, ""


@cache
def _forms_in_names() -> tuple[tuple[re.Pattern[str], Kind, str], ...]:
    pairs = (row.split("\t") for row in tables.rows("name_forms.tsv"))
    return tuple((_pattern(form), Kind(kind), form) for form, kind in pairs)


def _pattern(form: str) -> re.Pattern[str]:
    """A form at the end of a name; one that is all lower case in the table is found in any case."""
    flags = re.IGNORECASE if form == form.casefold() else 0
    return re.compile(rf"(?:^|[\s,(]){re.escape(form)}[\s).]*$", flags)
