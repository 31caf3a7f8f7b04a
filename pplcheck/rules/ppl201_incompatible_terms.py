"""Files are under a license that cannot be part of one work with the commons' license.

A reciprocal license closes some uses to some people. A license like the GPL asks that a whole
work, every part of it, be open to everyone. Both cannot be kept at once: whoever passes on such a
work breaks one of the two, and under the PPL a breach ends the license at once (7(a)). What both
allow is to lie side by side: separate and independent works, each whole and under its own
license, such as an anthology or a disk with several programs (in the PPL: a Collection, 1(b) and
4(a)). From the files alone it cannot be seen which of the two they are, so this is a warning, and
a note where they lie in a folder kept for the work of others.

What to do: see whether the files are part of the same work. If they are, replace them, ask their
authors for another license, or agree among yourselves to change your own; if they are separate,
keep them in a folder of their own with their license and waive this finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.model.compatibility import Combination, Compatible
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, passing_on, plural, some_of


def _check(evidence: Evidence) -> Iterator[Finding]:
    for found in evidence.combinations:
        if found.answer is Compatible.NO:
            finding = RULE.finding(
                _words(found),
                place=(found.paths[0], 0),
                clause=passing_on(evidence),
                subject=f"{found.license} {'vendored' if found.vendored else 'own'}",
            )
            weight = Severity.NOTE if found.vendored else RULE.severity
            yield replace(finding, severity=weight)


def _words(found: Combination) -> str:
    beside = ""
    if found.collection.answer is Compatible.YES:
        beside = "; separate and independent works may lie side by side"
    return (
        f"{plural(len(found.paths), 'file')} under {found.license} cannot be part of one work "
        f"under {found.root}: {some_of(found.paths)}{beside}. {found.file.reason}"
    )


RULE: Final = Rule(
    code="PPL201",
    name="incompatible-terms",
    severity=Severity.WARNING,
    summary="files are under a license that cannot be part of one work with the root's",
    clause="4(a)",
    remedy="replace the files or agree on another license; if they are separate works, waive this",
    example=(
        "A project under the Peer Production License holds three files under the GPL.\n"
        "3 files under GPL-3.0-only cannot be part of one work under PPL: lib/a.py, lib/b.py, "
        "lib/c.py; separate and independent works may lie side by side"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
