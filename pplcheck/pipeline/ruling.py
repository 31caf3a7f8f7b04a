"""The stage that lists the rules; it needs no repository."""

from __future__ import annotations

from pplcheck._version import __version__
from pplcheck.formats import catalog
from pplcheck.rules import RETIRED, RULES


def rules_text(format_: str) -> str:
    """All rules by code, as `terminal` or `json`."""
    if format_ == "json":
        return catalog.as_json(RULES, RETIRED, __version__)
    return catalog.as_text(RULES)
