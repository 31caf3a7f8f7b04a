"""What an organization's legal form says of it: its kind, and facts the law of the form requires.

Only forms whose law leaves no doubt are in the table (`data/legal_forms.tsv`, codes of
ISO 20275); any other says nothing, and neither does a company form, as anybody may own one. A
form that belongs to those who work there is evidence for the first limb of PPL 4(c), never for
the second: the surplus is a matter of statutes and accounts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pplcheck.model.frozen import frozen
from pplcheck.model.party import Answer, Fact, Kind, Organization, Source, Strength
from pplcheck.people import tables

_ALSO = frozenset({(Kind.WORKER_COOPERATIVE, Kind.COOPERATIVE)})
"""Declared kinds that a form's kind agrees with, as the narrower of the two."""


@frozen
class LegalForm:
    """A legal form: its name in its own language, its kind, and the facts its law requires."""

    code: str
    place: str
    name: str
    kind: Kind
    facts: tuple[str, ...]


@cache
def forms() -> dict[str, LegalForm]:
    """Every form that says something, by its code."""
    cells = (row.split("\t") for row in tables.rows("legal_forms.tsv"))
    return {
        code: LegalForm(code=code, place=place, name=name, kind=Kind(kind), facts=tuple(facts))
        for code, place, name, kind, *facts in cells
    }


def with_form(organization: Organization) -> Organization:
    """An organization with what its declared legal form says, kept beside what is declared.

    The form of an organization with an LEI stands in a public register; one without is as strong
    as the entry that names it. A kind that is declared otherwise and the form's are both kept,
    and where both are strong the kind is unknown.
    """
    form = forms().get(organization.legal_form)
    if form is None:
        return organization
    strength = Strength.PUBLIC_REGISTER if organization.lei else organization.strength
    words = f"legal form {form.code}, {form.name} ({form.place})"
    source = replace(organization.source, text=words)
    return _with_kind(_with_facts(organization, form, source, strength), form, source, strength)


def _with_facts(
    organization: Organization, form: LegalForm, source: Source, strength: Strength
) -> Organization:
    facts = (
        Fact(name=name, answer=Answer.YES, source=source, strength=strength) for name in form.facts
    )
    return replace(organization, facts=(*organization.facts, *facts))


def _with_kind(
    organization: Organization, form: LegalForm, source: Source, strength: Strength
) -> Organization:
    shown = replace(organization, kind=form.kind, source=source, strength=strength)
    if organization.kind is Kind.UNKNOWN and not organization.kinds:
        return shown
    if organization.kind is form.kind or (organization.kind, form.kind) in _ALSO:
        return organization
    kinds = (*(organization.kinds or (organization,)), shown)
    if organization.strength >= Strength.IMPORTED or organization.kind is Kind.UNKNOWN:
        return replace(organization, kind=Kind.UNKNOWN, kinds=kinds)
    return replace(shown, kinds=kinds)
