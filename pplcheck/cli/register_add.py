"""`pplcheck register add`: one entry, or a filled-in form of `pplcheck ask`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from pplcheck import pipeline
from pplcheck.cli import output, settings
from pplcheck.errors import UsageError

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)

IntoOption = Annotated[
    Path | None,
    typer.Option("--into", metavar="FILE", help="The register to change, else the project's own."),
]
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="Let the new value win where one is declared already.")
]
Texts = list[str] | None
NameArgument = Annotated[str, typer.Argument(show_default=False)]
SourceOption = Annotated[str, typer.Option("--source", help="Who says so, and where.")]
FromOption = Annotated[str, typer.Option("--from", metavar="DAY", help="First day.")]
UntilOption = Annotated[str, typer.Option("--until", metavar="DAY", help="First day no longer.")]
ScopeOption = Annotated[Texts, typer.Option("--scope", metavar="GLOB", help="Repeatable.")]


@app.callback()
def add(
    context: typer.Context,
    *,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE", help="A filled-in form of `pplcheck ask`."),
    ] = None,
    into: IntoOption = None,
    replace: ReplaceOption = False,
) -> None:
    """Add to the register, or fill in what is unknown; comments and order stay."""
    if context.invoked_subcommand is not None:
        if answers is not None:
            raise UsageError("give --answers alone, or name one entry")
        context.obj = (into, replace)
        return
    if answers is None:
        raise UsageError(
            "name what to add (organization, person, user, agreement, payment), or --answers"
        )
    _write(pipeline.add_answers(settings.request(None), into, answers, overrule=replace))


@app.command("organization")
def organization(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    *,
    name: Annotated[str, typer.Option("--name")] = "",
    kind: Annotated[str, typer.Option("--kind", help="Else unknown.")] = "unknown",
    alias: Annotated[Texts, typer.Option("--alias", help="Another name; repeatable.")] = None,
    domain: Annotated[Texts, typer.Option("--domain", help="A mail domain; repeatable.")] = None,
    fact: Annotated[
        Texts, typer.Option("--fact", metavar="NAME=yes|no", help="Repeatable.")
    ] = None,
    lei: Annotated[str, typer.Option("--lei", help="Legal Entity Identifier.")] = "",
    legal_form: Annotated[str, typer.Option("--legal-form", help="ISO 20275 code.")] = "",
    source: SourceOption = "",
    checked: Annotated[str, typer.Option("--checked", metavar="DAY")] = "",
) -> None:
    """Declare an organization."""
    number = {"lei": lei, "legal_form": legal_form}
    _add(
        context,
        "organization",
        {
            "id": id_,
            "name": name,
            "aliases": alias,
            "domains": domain,
            "kind": kind,
            "facts": dict(_pair(text) for text in fact or ()),
            "register_number": {key: value for key, value in number.items() if value},
            "source": source,
            "checked": _day(checked, "--checked"),
        },
    )


@app.command("person")
def person(
    context: typer.Context,
    name: NameArgument,
    *,
    identity: Annotated[
        Texts, typer.Option("--identity", metavar="'NAME <MAIL>'", help="Repeatable.")
    ] = None,
    organization: Annotated[
        str, typer.Option("--organization", metavar="ID", help='Else nobody; or "self".')
    ] = "",
    start: FromOption = "",
    until: UntilOption = "",
    paid: Annotated[str, typer.Option("--paid", metavar="yes|no|unknown")] = "",
    source: SourceOption = "",
) -> None:
    """Declare a person, and for whom they act."""
    enrollment = _given(
        {
            "organization": organization,
            "from": _day(start, "--from"),
            "until": _day(until, "--until"),
            "paid": paid,
            "source": source,
        }
    )
    if enrollment and not organization:
        raise UsageError("--from, --until, --paid and --source belong to --organization")
    entry = {"name": name, "identities": identity or [], "enrollment": [enrollment]}
    _add(context, "person", entry if enrollment else {**entry, "enrollment": []})


@app.command("user")
def user(
    context: typer.Context,
    organization: NameArgument,
    *,
    use: Annotated[str, typer.Option("--use", help="commercial or noncommercial.")] = "unknown",
    scope: ScopeOption = None,
    since: Annotated[str, typer.Option("--since", metavar="DAY")] = "",
    source: SourceOption = "",
) -> None:
    """Declare that an organization uses the work."""
    entry = {"use": use, "scope": scope, "since": _day(since, "--since"), "source": source}
    _add(context, "user", {"organization": organization, **entry})


@app.command("agreement")
def agreement(
    context: typer.Context,
    party: NameArgument,
    *,
    scope: ScopeOption = None,
    start: FromOption = "",
    until: UntilOption = "",
    document: Annotated[str, typer.Option("--document", metavar="sha256:HEX")] = "",
    terms: Annotated[str, typer.Option("--terms")] = "",
    source: SourceOption = "",
) -> None:
    """Declare a written agreement with an organization."""
    entry = {"scope": scope, "from": _day(start, "--from"), "until": _day(until, "--until")}
    rest = {"document": document, "terms": terms, "source": source}
    _add(context, "agreement", {"party": party, **entry, **rest})


@app.command("payment")
def payment(
    context: typer.Context,
    party: NameArgument,
    *,
    due: Annotated[str, typer.Option("--due", metavar="DAY", help="The last day for it.")],
    kind: Annotated[str, typer.Option("--kind", help="money, work, hosting or other.")] = "",
    amount: Annotated[str, typer.Option("--amount", help='Exact, as "1200.00".')] = "",
    currency: Annotated[str, typer.Option("--currency", metavar="ISO", help="As EUR.")] = "",
    what: Annotated[str, typer.Option("--what", help="What was promised.")] = "",
    paid: Annotated[str, typer.Option("--paid", metavar="DAY", help="When it was done.")] = "",
    source: SourceOption = "",
    scope: ScopeOption = None,
    start: FromOption = "",
    until: UntilOption = "",
    document: Annotated[str, typer.Option("--document", metavar="sha256:HEX")] = "",
) -> None:
    """Write down what an agreement promises in return, as due or as done."""
    into, replace = context.obj
    which = {"scope": scope, "from": _day(start, "--from"), "until": _day(until, "--until")}
    promise = {"due": _day(due, "--due"), "kind": kind, "amount": amount, "currency": currency}
    rest = {"what": what, "paid": _day(paid, "--paid"), "source": source}
    edit = pipeline.add_payment(
        settings.request(None),
        into,
        party,
        _given({**which, "document": document}),
        _given({**promise, **rest}),
        overrule=replace,
    )
    _write(edit)


def _add(context: typer.Context, kind: str, values: dict[str, Any]) -> None:
    into, replace = context.obj
    request = settings.request(None)
    _write(pipeline.add_entry(request, into, kind, _given(values), overrule=replace))


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"--fact wants NAME=yes, NAME=no or NAME=unknown, got {text!r}")
    return name.strip(), value.strip()


def _day(text: str, option: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} wants a day such as 2026-10-01, got {text!r}") from None


def _write(edit: pipeline.Edit) -> None:
    for file, text in edit.files:
        output.emit(text, file)
    sys.stderr.write("".join(f"{pipeline.neutral_line(note)}\n" for note in edit.notes))
