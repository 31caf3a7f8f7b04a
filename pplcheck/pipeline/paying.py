"""Writing down what was promised in an agreement: due, or fulfilled on a day."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pplcheck.config.answers import Statement
from pplcheck.config.register import load_register
from pplcheck.config.register_text import Entry, RegisterText
from pplcheck.config.slugs import Ids
from pplcheck.config.wording import did_you_mean, plain
from pplcheck.errors import UsageError
from pplcheck.pipeline.registering import Edit, find_target, write_down
from pplcheck.pipeline.request import Request

_WHICH = ("scope", "from", "until", "document")
"""What tells the agreements with one party apart."""


def add_payment(  # noqa: PLR0913 - which agreement, and what was promised in it
    request: Request,
    into: Path | None,
    party: str,
    which: Mapping[str, Any],
    payment: Mapping[str, Any],
    *,
    overrule: bool,
) -> Edit:
    """Take a payment, or another thing promised, into the agreement with a party.

    `which` holds values that tell it from other agreements with the same party. The same promise
    (day, kind and what) is said once, so that the day it was fulfilled can be added later.

    Raises UsageError where not exactly one agreement is meant, ConfigurationError for what a
    register would refuse.
    """
    target = find_target(request, into)
    load_register(target.data, target.name)
    text = RegisterText(target.data, target.name)
    entry = _agreement(text, party, which)
    same = {key: entry.values[key] for key in ("party", *_WHICH) if key in entry.values}
    statement = Statement(kind="agreement", values={**same, "payment": [dict(payment)]})
    return write_down(target, text, (statement,), source="command line", overrule=overrule)


def _agreement(text: RegisterText, party: str, which: Mapping[str, Any]) -> Entry:
    """The one agreement meant."""
    ids = Ids([entry.values for entry in text.entries if entry.kind == "organization"])
    key = ids.find(party) or party
    having = [
        entry
        for entry in text.entries
        if entry.kind == "agreement" and entry.values.get("party") == key
    ]
    found = [
        entry
        for entry in having
        if all(entry.values.get(name) == value for name, value in which.items())
    ]
    if len(found) == 1:
        return found[0]
    if not having:
        hint = did_you_mean(ids.near(party)) if not ids.find(party) else ""
        raise UsageError(
            f"{text.path} has no agreement with '{plain(party)}'{hint}; write it first, with "
            "`pplcheck register add agreement`"
        )
    lines = ", ".join(str(entry.line) for entry in having)
    count = "none" if not found else "more than one"
    raise UsageError(
        f"{count} of the agreements with '{plain(party)}' is meant ({text.path}: lines {lines}); "
        "say which by --from, --until, --document or --scope"
    )
