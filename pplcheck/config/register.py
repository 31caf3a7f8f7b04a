"""Registers: what is declared about organizations, people, users and agreements.

One file is read by `load_register`; what files say about each other is judged when they are put
together (`combine`), as an id may be declared in another file. Every statement keeps the place
it stands at. A statement with a source counts as a reviewed declaration, one without as free
text; dates are half-open.
"""

from __future__ import annotations

from datetime import date

from pplcheck.config.agreement import (
    read_agreement,
    read_dates,
    read_source,
    read_strength,
    read_user,
)
from pplcheck.config.combine import combine
from pplcheck.config.document import REGISTER_BYTES, Document, read_document
from pplcheck.config.names import (
    address,
    legal_form,
    lei,
    mail_address,
    organization_id,
)
from pplcheck.config.places import mail_domain
from pplcheck.config.policy import SCHEMA
from pplcheck.config.toml import Table
from pplcheck.config.wording import Unfit, plain
from pplcheck.model.contribution import Identity
from pplcheck.model.frozen import frozen
from pplcheck.model.party import (
    FACTS,
    SELF,
    Answer,
    DatedDomain,
    Enrollment,
    Fact,
    Kind,
    Organization,
    Person,
    Source,
    Strength,
)
from pplcheck.model.register import Register

__all__ = ["combine", "load_register"]

_KINDS = {str(kind): kind for kind in Kind}
_ANSWERS = {str(answer): answer for answer in Answer}
_LEAVE_OUT_ADDRESSES = "leave it out to mean any address"

OTHER_WORDS = {
    "association": "nonprofit",
    "charity": "nonprofit",
    "city": "public",
    "company": "commercial",
    "co-op": "cooperative",
    "coop": "cooperative",
    "firm": "commercial",
    "foundation": "nonprofit",
    "for-profit": "commercial",
    "government": "public",
    "ngo": "nonprofit",
    "person": "individual",
    "research": "education",
    "school": "education",
    "startup": "commercial",
    "university": "education",
    "worker-coop": "worker-cooperative",
    "worker-owned": "worker-cooperative",
}
"""Words people use for a kind, each with the kind a message proposes; never taken silently."""


def load_register(data: bytes, path: str) -> Register:
    """The register in a file's bytes, judged by itself.

    Raises:
        ConfigurationError: with every problem of the file, in the order of its lines.
    """
    document = read_document(data, path, limit=REGISTER_BYTES)
    top = Table(document, document.values, ())
    top.version(SCHEMA)
    register = Register(
        path=path,
        digest=document.digest,
        organizations=tuple(_organization(t, document) for t in top.tables("organization")),
        people=tuple(_person(t, document) for t in top.tables("person")),
        users=tuple(read_user(t, document) for t in top.tables("user")),
        agreements=tuple(read_agreement(t, document) for t in top.tables("agreement")),
    )
    top.finish()
    document.problems.raise_any()
    return register


def _organization(table: Table, document: Document) -> Organization:
    given = table.parsed("id", organization_id, "", required="give it a short name")
    table.subject = f"organization '{plain(given)}'" if given else ""
    number = _register_number(table)
    stated = "; ".join(part for part in (table.text("source"), number.words) if part)
    strength = read_strength(table, otherwise=Strength.REGISTER if stated else Strength.FREE_TEXT)
    checked = table.day("checked")
    organization = Organization(
        id=given,
        name=table.text("name") or given,
        kind=table.choice(
            "kind",
            _KINDS,
            Kind.UNKNOWN,
            required='write "unknown" until it is known',
            otherwise=OTHER_WORDS,
        ),
        aliases=table.parsed_list("aliases", _name),
        domains=table.parsed_list("domains", mail_domain),
        dated_domains=tuple(_dated_domain(t, document) for t in table.tables("domain")),
        facts=_facts(table, document.path, stated, strength, checked),
        source=read_source(table, document, stated),
        strength=strength,
        checked=checked,
        lei=number.lei,
        legal_form=number.legal_form,
    )
    table.finish()
    return organization


def _dated_domain(table: Table, document: Document) -> DatedDomain:
    start, until = read_dates(table)
    domain = DatedDomain(
        name=table.parsed("name", mail_domain, "", required="give the mail domain"),
        start=start,
        until=until,
        source=read_source(table, document, table.text("source")),
    )
    table.finish()
    return domain


def _facts(
    around: Table, path: str, stated: str, strength: Strength, checked: date | None
) -> tuple[Fact, ...]:
    table = around.table("facts")
    facts = tuple(
        Fact(
            name=name,
            answer=table.choice(name, _ANSWERS, Answer.UNKNOWN),
            source=Source(path=path, line=table.line(name), text=stated),
            strength=strength,
            checked=checked,
        )
        for name in FACTS
        if table.has(name)
    )
    table.finish()
    return facts


@frozen
class _Number:
    """A public register number; all empty where none is declared or it does not hold."""

    lei: str
    legal_form: str
    words: str


def _register_number(around: Table) -> _Number:
    table = around.table("register_number")
    found = _Number(
        lei=(given := table.parsed("lei", lei, "")),
        legal_form=(form := table.parsed("legal_form", legal_form, "")),
        words=_in_words(
            ("LEI", given),
            ("legal form", form),
            ("register", table.text("register")),
            ("number", table.text("number")),
        ),
    )
    table.finish()
    return found


def _in_words(*parts: tuple[str, str]) -> str:
    return ", ".join(f"{label} {value}" for label, value in parts if value)


def _person(table: Table, document: Document) -> Person:
    name = table.text("name", required="say who it is")
    table.subject = f"person '{plain(name)}'" if name else ""
    if not table.has("identities"):
        table.problem('is missing; list at least one, as "Name <name@mail.example>"', "identities")
    strength = read_strength(table, otherwise=Strength.REGISTER)
    person = Person(
        name=name,
        identities=_identities(table),
        enrollments=tuple(_enrollment(t, document, strength) for t in table.tables("enrollment")),
        source=read_source(table, document, table.text("source")),
    )
    table.finish()
    return person


def _identities(table: Table) -> tuple[Identity, ...]:
    return table.parsed_list(
        "identities", address, least='list at least one, as "Name <name@mail.example>"'
    )


def _enrollment(table: Table, document: Document, strength: Strength) -> Enrollment:
    """An enrollment; who acts for themselves is unpaid unless the register says otherwise."""
    start, until = read_dates(table)
    organization = table.parsed(
        "organization", _party, "", required=f'give its id, or "{SELF}" for themselves'
    )
    unpaid = Answer.NO if organization == SELF else Answer.UNKNOWN
    enrollment = Enrollment(
        organization=organization,
        start=start,
        until=until,
        source=read_source(table, document, table.text("source")),
        strength=read_strength(table, otherwise=strength),
        paid=table.choice("paid", _ANSWERS, unpaid),
        addresses=table.parsed_list("addresses", mail_address, least=_LEAVE_OUT_ADDRESSES),
    )
    table.finish()
    return enrollment


def _name(text: str) -> str | Unfit:
    return text.strip() or Unfit(reason="must not be empty")


def _party(text: str) -> str | Unfit:
    if text.lower() == SELF and text != SELF:
        return Unfit(reason=f'must be "{SELF}" in lower case, or the id of an organization')
    return _name(text)
