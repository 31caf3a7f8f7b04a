"""A badge as shields.io reads it from an endpoint (https://shields.io/badges/endpoint-badge)."""

from __future__ import annotations

from typing import Final

from pplcheck.formats.document import indented
from pplcheck.formats.neutral import shown
from pplcheck.model.badge import Badge, Tone

_COLORS: Final = {Tone.CALM: "brightgreen", Tone.DUE: "orange", Tone.OPEN: "lightgrey"}
_LONGEST: Final = 80


def render(badge: Badge) -> str:
    """The document, ending in a line break."""
    return indented(
        {
            "schemaVersion": 1,
            "label": shown(badge.label, _LONGEST),
            "message": shown(badge.message, _LONGEST),
            "color": _COLORS[badge.tone],
        }
    )
