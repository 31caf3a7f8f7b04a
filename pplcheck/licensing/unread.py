"""Which of the places that could not be read hide under which license the work is, if any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pplcheck.licensing.places import package_of
from pplcheck.model.declaration import EffectiveLicense
from pplcheck.model.report import Gap

_FOR_EVERYTHING = frozenset({"", ".reuse"})


def weighed(gaps: Iterable[Gap], license_: EffectiveLicense) -> tuple[Gap, ...]:
    """The gaps; fatal where nothing that could be read says what the one at hand may have said.

    That is a place that speaks for the work as a whole, while the license of the whole is declared
    nowhere, or right there. It may hold any license: what could not be checked is never clean.
    """
    if license_.expression is not None:
        return tuple(gaps)
    spoken = license_.declaration.path if license_.declaration else ""
    return tuple(
        replace(gap, fatal=True) if _may_speak(gap.path) and spoken in ("", gap.path) else gap
        for gap in gaps
    )


def _may_speak(path: str) -> bool:
    """Whether what lies there is about the work as a whole."""
    return path != "" and package_of(path) in _FOR_EVERYTHING
