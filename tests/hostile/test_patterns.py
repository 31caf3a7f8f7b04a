"""No pattern of ours takes long over any text: each is tried on what makes patterns slow.

Such are long runs of what one part of a pattern may take and the next one as well. Where the code
never gives a pattern more than a few characters, or none of a kind, it is named below with why.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

import pytest

import pplcheck

LENGTH = 8_000
SECONDS = 0.03
"""A pattern that looks at each sign once needs a millisecond; one that is square, a tenth."""
BOUNDED = {
    "pplcheck.config.importers.adopters._ENDS": "runs of blanks are one blank",
    "pplcheck.licensing.beginnings._OPEN_END": "80 characters",
    "pplcheck.licensing.expression._LATER": "runs of blanks are one blank",
    "pplcheck.licensing.expression._WITH": "runs of blanks are one blank",
    "pplcheck.licensing.files._REFERENCE": "300 characters",
    "pplcheck.licensing.markup._BEHIND_TITLE": "runs of blanks are one blank",
    "pplcheck.licensing.markup._HARD_BREAK": "100 characters",
    "pplcheck.licensing.markup._INITIAL": "40 characters",
    "pplcheck.licensing.notices._DOUBT": "a sentence of 4,000 characters",
    "pplcheck.licensing.tags._CLOSERS": "400 characters",
    "pplcheck.licensing.texts._VERSION": "600 characters",
    "pplcheck.licensing.titles._LEADER": "1,000 characters",
    "pplcheck.model.naming._ZERO": "a name of 2,000 characters",
}
BEFORE = ("", "a", "license", "(", "<", '"', "`", "- ", "under ", "# ")
REPEATED = (
    " ", "\t", "\n", " \n", "a", "a ", "a\n", "A. ", "0", "0.", "-", "_", "*", "#", "=", "|", "@",
    "a@", "a.", "a/", ".", ",", ":", "(", "a(", "[", "[a](", "<", "<a ", ">", "`", "'", '"', "&",
    "license ", "or ", "the ", "under the ", "\u00a9 ", "\u00e9", "%", "{", "\\",
)  # fmt: skip
BEHIND = ("", "\0", "x")


def _patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Every pattern that a module of ours names, by module and name."""
    for info in pkgutil.walk_packages(pplcheck.__path__, "pplcheck."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and f"{name} " in _source(info.name):
                yield f"{info.name}.{name}", value


def _source(module: str) -> str:
    return inspect.getsource(importlib.import_module(module))


PATTERNS = dict(_patterns())


def _give_up(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TimeoutError


def _ways(name: str) -> tuple[str, ...]:
    """How the module uses a pattern: only from where it stands, or looked for anywhere."""
    module, _, short = name.rpartition(".")
    used = set(re.findall(rf"\b{short}\.(\w+)", _source(module)))
    anywhere = not used or used - {"match", "fullmatch"}
    return (*(used & {"match", "fullmatch"}), *(("findall",) if anywhere else ()))


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - set(BOUNDED)))
def test_no_pattern_takes_long_over_any_text(name: str) -> None:
    pattern, slow = PATTERNS[name], []
    signal.signal(signal.SIGALRM, _give_up)
    for way, before, piece, behind in itertools.product(_ways(name), BEFORE, REPEATED, BEHIND):
        text = before + piece * (LENGTH // len(piece)) + behind
        given = text.encode() if isinstance(pattern.pattern, bytes) else text
        if all(_seconds(getattr(pattern, way), given) > SECONDS for _ in range(3)):
            slow.append((way, before, piece, behind))
            break

    assert slow == []


def _seconds(work: object, given: bytes | str) -> float:
    assert callable(work)
    signal.setitimer(signal.ITIMER_REAL, 1)
    begun = time.process_time()
    try:
        work(given)
    except TimeoutError:
        return 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - begun


def test_what_is_bounded_is_there() -> None:
    assert set(BOUNDED) <= set(PATTERNS)
