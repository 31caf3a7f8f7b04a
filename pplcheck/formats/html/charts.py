"""Charts as inline SVG: pictures beside tables that hold the same numbers.

Each has a title and a description for those who do not see it, tells its parts apart by pattern
and label as well as by color, and carries no text of strangers but escaped names. Lengths are in
user units of a drawing 320 wide, so that it stays readable on a narrow screen. Follows SVG 2 on
text alternatives (https://www.w3.org/TR/SVG2/struct.html#DescriptionAndTitleElements).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup, escape

WIDTH: Final = 320
_HEIGHT: Final = 170
_LEFT: Final = 40
_TOP: Final = 8
_BOTTOM: Final = 24
_LABELS: Final = 6

Part = tuple[str, float]
"""The class of a part, which is also its pattern, and its size."""


def _svg(name: str, title: str, description: str, height: int, body: Iterable[Markup]) -> Markup:
    """A drawing with its text alternatives; `name` makes ids that are one of a kind."""
    return Markup(
        '<svg class="chart" role="img" viewBox="0 0 {w} {h}" aria-labelledby="{n}-t {n}-d">'
        '<title id="{n}-t">{title}</title><desc id="{n}-d">{description}</desc>{body}</svg>'
    ).format(
        w=WIDTH, h=height, n=name, title=title, description=description, body=Markup("").join(body)
    )


def _n(value: float) -> str:
    """A length with as few digits as a drawing needs."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _rect(kind: str, x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="p-{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, _n(x), _n(y), _n(width), _n(height)
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
        _n(x), _n(y), anchor, escape(text)
    )


def _line(kind: str, x: float, y: float, to_x: float, to_y: float) -> Markup:
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
        kind, _n(x), _n(y), _n(to_x), _n(to_y)
    )


def bar(name: str, title: str, description: str, parts: Sequence[Part]) -> Markup:
    """One bar of all, cut into parts by their size."""
    total = sum(size for _, size in parts)
    body, x = [], 0.0
    for kind, size in parts:
        width = size / total * WIDTH if total else 0.0
        if width:
            body.append(_rect(kind, x, 0, width, 28))
        x += width
    return _svg(name, title, description, 28, body)


def columns(
    name: str,
    title: str,
    description: str,
    rows: Sequence[tuple[str, Sequence[Part]]],
    ticks: Sequence[tuple[float, str]],
) -> Markup:
    """A column a row, its parts upon one another; `ticks` are heights with their labels."""
    top = max([sum(size for _, size in parts) for _, parts in rows] + [t for t, _ in ticks] + [0])
    floor = _HEIGHT - _BOTTOM
    room = floor - _TOP
    step = (WIDTH - _LEFT) / max(len(rows), 1)
    body = _grid(ticks, top)
    for number, (label, parts) in enumerate(rows):
        y = float(floor)
        for kind, size in parts:
            height = size / top * room if top else 0.0
            y -= height
            if height:
                x = _LEFT + number * step + step * 0.1
                body.append(_rect(kind, x, y, step * 0.8, height))
        body += _label(number, len(rows), label, step)
    return _svg(name, title, description, _HEIGHT, body)


def _grid(ticks: Sequence[tuple[float, str]], top: float) -> list[Markup]:
    floor = _HEIGHT - _BOTTOM
    body = []
    for value, label in ticks:
        y = floor - (value / top * (floor - _TOP) if top else 0)
        body.append(_line("grid", _LEFT, y, WIDTH, y))
        body.append(_text(_LEFT - 4, y + 3.5, label, "end"))
    return body


def _label(number: int, count: int, label: str, step: float) -> list[Markup]:
    """The label below a column, every so many where all would not fit."""
    every = -(-count // _LABELS)
    if (count - 1 - number) % every:
        return []
    anchor = "end" if number == count - 1 and count > 1 else "middle"
    x = WIDTH if anchor == "end" else _LEFT + (number + 0.5) * step
    return [_text(x, _HEIGHT - 8, label, anchor)]


def lines(  # noqa: PLR0913, PLR0917 - the parts of a chart
    name: str,
    title: str,
    description: str,
    series: Sequence[tuple[str, Sequence[float | None]]],
    labels: Sequence[str],
    ticks: Sequence[tuple[float, str]],
) -> Markup:
    """Lines over the same labels, each of its own dash and mark; None is a gap."""
    top = max([t for t, _ in ticks] + [v for _, row in series for v in row if v is not None] + [0])
    floor = _HEIGHT - _BOTTOM
    step = (WIDTH - _LEFT) / max(len(labels), 1)
    body = _grid(ticks, top)
    for kind, row in series:
        points = [
            (_LEFT + (n + 0.5) * step, floor - (v / top * (floor - _TOP) if top else 0))
            for n, v in enumerate(row)
            if v is not None
        ]
        body.append(_path(kind, points))
        body += [_mark(kind, x, y) for x, y in points]
    for number, label in enumerate(labels):
        body += _label(number, len(labels), label, step)
    return _svg(name, title, description, _HEIGHT, body)


def _path(kind: str, points: Sequence[tuple[float, float]]) -> Markup:
    joined = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return Markup('<polyline class="l-{}" points="{}"/>').format(kind, joined)


def _mark(kind: str, x: float, y: float) -> Markup:
    """A round mark for the first line, a square one for any other."""
    if kind == "one":
        return Markup('<circle class="m-one" cx="{}" cy="{}" r="2.6"/>').format(_n(x), _n(y))
    return Markup('<rect class="m-two" x="{}" y="{}" width="5" height="5"/>').format(
        _n(x - 2.5), _n(y - 2.5)
    )


def curves(
    name: str,
    title: str,
    description: str,
    series: Sequence[tuple[str, Sequence[tuple[float, float]]]],
    ticks: Sequence[tuple[float, str]],
) -> Markup:
    """Lorenz curves in a square, with the line on which all would have done the same."""
    side = 180
    floor = _TOP + side
    body = [_line("even", _LEFT, floor, _LEFT + side, _TOP)]
    for value, label in ticks:
        body.append(_text(_LEFT - 4, floor - value * side + 3.5, label, "end"))
        body.append(_text(_LEFT + value * side, floor + 14, label, "middle"))
    body.append(
        Markup('<rect class="frame" x="{}" y="{}" width="{}" height="{}"/>').format(
            _LEFT, _TOP, side, side
        )
    )
    for kind, points in series:
        body.append(_path(kind, [(_LEFT + x * side, floor - y * side) for x, y in points]))
    return _svg(name, title, description, floor + 24, body)


def patterns() -> Markup:
    """The patterns parts are filled with, once a page; colors come from the style."""
    return Markup(_PATTERNS)  # noqa: S704 - our own text


_PATTERNS: Final = """<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
<defs>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)"><rect class="back" width="5" height="5"/>
<rect class="ink" width="1.6" height="5"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
<rect class="c-two" width="6" height="6"/><circle class="ink-back" cx="3" cy="3" r="1.4"/></pattern>
<pattern id="rows" width="6" height="5" patternUnits="userSpaceOnUse">
<rect class="c-three" width="6" height="5"/><rect class="ink-back" width="6" height="1"/></pattern>
<pattern id="posts" width="5" height="6" patternUnits="userSpaceOnUse">
<rect class="c-four" width="5" height="6"/><rect class="ink-back" width="1.3" height="6"/></pattern>
<pattern id="net" width="6" height="6" patternUnits="userSpaceOnUse">
<rect class="c-five" width="6" height="6"/><rect class="ink-back" width="6" height="1"/>
<rect class="ink-back" width="1" height="6"/></pattern>
<pattern id="slope" width="6" height="6" patternUnits="userSpaceOnUse"
 patternTransform="rotate(-45)"><rect class="c-six" width="6" height="6"/>
<rect class="ink-back" width="2" height="6"/></pattern>
<pattern id="sparse" width="9" height="9" patternUnits="userSpaceOnUse">
<rect class="c-seven" width="9" height="9"/><circle class="ink-back" cx="4" cy="4" r="2"/></pattern>
</defs></svg>"""
