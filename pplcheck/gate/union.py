"""The trusted base at work: a change may add findings to what is judged, and take none away.

Where files of the head bear on the judgment, everything is judged twice, with the head's version
of them and with the base's, and what either judgment finds is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pplcheck.model.report import Finding


def both(
    head: Iterable[Finding], base: Iterable[Finding], *, codes: tuple[str, ...], because: str
) -> tuple[Finding, ...]:
    """The findings of the head and, of those with certain codes, what only the base shows.

    Findings of one fingerprint are the same; the graver of the two counts. `codes` are beginnings
    of codes, `because` ends the message of what the base adds.
    """
    found = list(head)
    places: dict[str, list[int]] = defaultdict(list)
    for place, finding in enumerate(found):
        places[finding.fingerprint].append(place)
    for finding in base:
        if not finding.code.startswith(codes):
            continue
        same = places[finding.fingerprint]
        if not same:
            found.append(_explained(finding, because))
            continue
        place = same.pop(0)
        if found[place].severity < finding.severity:
            found[place] = _explained(finding, because)
    return tuple(found)


def _explained(finding: Finding, because: str) -> Finding:
    return replace(finding, message=f"{finding.message} ({because})")
