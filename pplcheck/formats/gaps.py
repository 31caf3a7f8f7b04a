"""What may stand in the gaps of a form, and how a text is matched with the form.

A form is a sentence with named gaps, `%(name)s`. A gap takes any text unless its name is in the
table here. Mail addresses in a form are matched with texts from which they are withheld.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pplcheck.formats.neutral import without_addresses

_GAP: Final = re.compile(r"%\((\w+)\)s")
_NUMBER: Final = r"\d[\d,]{0,14}"
_DAY: Final = r"\d{4}-\d\d-\d\d"
_GAPS: Final = {
    "number": _NUMBER,
    "total": _NUMBER,
    "recent": _NUMBER,
    "first": _DAY,
    "last": _DAY,
    "start": _DAY,
    "share": r"[<>]?\d+ %",
    "rest": r"[<>]?\d+ %",
    "commits": rf"{_NUMBER} commits?",
    "group": rf"{_NUMBER} (?:people|person)",
    "files": rf"{_NUMBER} files?",
    "days": rf"{_NUMBER} days?",
    "findings": rf"{_NUMBER} findings?",
    "amount": rf"{_NUMBER} places?",
    "done": rf"{_NUMBER} (?:contributions?|acts?)",
    "interval": r"(?:[<>]?\d+ %|between [<>]?\d+ % and [<>]?\d+ %)",
    "low": r"[<>]?\d+ %",
    "high": r"[<>]?\d+ %",
    "least": rf"(?:at least {_NUMBER}, at most )?{_NUMBER} \w+",
    "day": _DAY,
    "use": r"(?:commercial use|noncommercial use|use)",
    "found": r"no contribution .+",
    "statement": r"(?:is|kind) [a-z -]+",
    "against": r"(?:is|kind) [a-z -]+",
    "doubt": r"of .+",
    "waived": r"PPL\d+(?: for .+)?",
    "code": r"PPL\d+",
    "works": r"cultural works",
    "version": r"[\d.]+",
    "commit": r"[0-9a-f]{4,64}",
    "file": r".+?",
    "sort": r"[a-z ]{1,30}",
    "got": r'(?:"(?:[^"]|\\")*"|a list|a table|a very large number|[^"\s();,]{1,80})',
    "key": r"[^']{1,300}",
    "subject": r".+?",
    "unfit": r".+?",
    "field": r"[a-z_]{1,20}",
    "place": r"(?:[^()]|\([^()]*\))+",
    "there": r"[^;]+",
    "row": r"\d{1,9}",
    "column": r"\d{1,9}",
    "offset": r"\d{1,12}",
    "status": r"-?\d{1,9}",
    "options": r'"[^"]*"(?:, "[^"]*")*(?: or "[^"]*")?',
    "option": r'"[^"]*"',
}
"""What a gap takes, by its name."""


@cache
def keyed(forms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each form after the longest of its fixed words: texts without these need no closer look."""
    return tuple((max(pieces(form), key=len), form) for form in forms)


def pieces(form: str) -> tuple[str, ...]:
    """The fixed words of a form, before, between and after its gaps."""
    return tuple(_GAP.split(without_addresses(form))[::2])


@cache
def pattern(form: str) -> re.Pattern[str]:
    """What a text of a form looks like, with a group for each gap."""
    parts = _GAP.split(without_addresses(form))
    texts, names = parts[::2], parts[1::2]
    pieces = [re.escape(texts[0])]
    for name, text in zip(names, texts[1:], strict=True):
        pieces += [f"(?P<{name}>{_GAPS.get(name, '.+')})", re.escape(text)]
    return re.compile("".join(pieces), re.DOTALL)
