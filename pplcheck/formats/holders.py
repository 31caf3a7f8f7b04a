"""What a row of shares is called, in every format people read."""

from __future__ import annotations

from pplcheck.model.rule import plural
from pplcheck.model.value import Holder, ShareRow

OPEN = "open: whose it is nobody knows yet"
KEPT = "left over: nobody may get it"


def label(row: ShareRow) -> str:
    """The name of a party, or what kind of row it is; never a person's where none is named."""
    if row.holder is Holder.INDIVIDUALS:
        return f"individuals ({row.count:,})"
    if row.holder is Holder.FOLDED:
        domains = plural(row.count, "further domain")
        return f"{domains} with one or two people each"
    if row.holder is Holder.OPEN:
        return OPEN
    if row.holder is Holder.KEPT:
        return KEPT
    return row.name or "a person without a name"
