"""A badge as a small SVG of its own: two fields of text, a title for those who do not see it.

It loads nothing and runs nothing. Colors keep a contrast of at least 4.5 to 1 against white text
(WCAG 2.2, 1.4.3), and say nothing that the words do not say.
"""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from pplcheck.formats.neutral import shown
from pplcheck.model.badge import Badge, Tone

_COLORS: Final = {Tone.CALM: "#2d6a1f", Tone.DUE: "#9a4a00", Tone.OPEN: "#5a5a5a"}
_LABEL_COLOR: Final = "#333333"
_LONGEST: Final = 80
_HEIGHT: Final = 20
_MARGIN: Final = 6
_CHARACTER: Final = 6.6
"""Units a character takes; `textLength` fits the text to it whatever font there is."""

_WIDE: Final = 0x1100
"""From here on scripts are about twice as wide."""


def render(badge: Badge) -> str:
    """The picture, ending in a line break."""
    label, message = shown(badge.label, _LONGEST), shown(badge.message, _LONGEST)
    left, right = _width(label), _width(message)
    title = _text(shown(badge.title, 2 * _LONGEST + 40))
    total = left + right + 4 * _MARGIN
    edge = left + 2 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="{_HEIGHT}" '
        f'viewBox="0 0 {total} {_HEIGHT}" role="img" aria-labelledby="pplcheck-title">\n'
        f'<title id="pplcheck-title">{title}</title>\n'
        f'<rect width="{edge}" height="{_HEIGHT}" fill="{_LABEL_COLOR}"/>\n'
        f'<rect x="{edge}" width="{total - edge}" height="{_HEIGHT}" '
        f'fill="{_COLORS[badge.tone]}"/>\n'
        '<g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" '
        'aria-hidden="true">\n'
        f"{_written(label, _MARGIN, left)}\n"
        f"{_written(message, edge + _MARGIN, right)}\n"
        "</g>\n"
        "</svg>\n"
    )


def _written(text: str, x: int, width: int) -> str:
    return (
        f'<text x="{x}" y="14" textLength="{width}" lengthAdjust="spacingAndGlyphs">'
        f"{_text(text)}</text>"
    )


def _width(text: str) -> int:
    return round(sum(_CHARACTER * (2 if ord(sign) >= _WIDE else 1) for sign in text))


def _text(text: str) -> str:
    return escape(text)
