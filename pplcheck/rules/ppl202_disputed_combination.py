"""Whether files may be part of one work with the commons' license is disputed.

For some pairs of licenses the texts do not settle the matter, and lawyers differ: a library under
the LGPL in a program that some may not use at all, a picture under CC BY-SA in a work built around
it, a work closed to all commercial use in one that worker-owners may sell. pplcheck does not
decide such questions: disputed is neither allowed nor forbidden, and it is not the same as
unknown, where nobody here has compared the two. The message says what speaks for and against.

What to do: nothing where the files are separate works; otherwise ask their authors for a word in
writing, or somebody who knows the law of your country, and keep the answer with the project.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.compatibility import Combination, Compatible
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, passing_on, plural, some_of


def _check(evidence: Evidence) -> Iterator[Finding]:
    for found in evidence.combinations:
        if found.answer is Compatible.DISPUTED:
            yield RULE.finding(
                _words(found),
                place=(found.paths[0], 0),
                clause=passing_on(evidence),
                subject=f"{found.license} {'vendored' if found.vendored else 'own'}",
            )


def _words(found: Combination) -> str:
    closed = ""
    if found.adaptation.answer is Compatible.NO:
        closed = "; they cannot be worked into it"
    return (
        f"whether {plural(len(found.paths), 'file')} under {found.license} may be part of one work "
        f"under {found.root} is disputed: {some_of(found.paths)}{closed}. {found.file.reason}"
    )


RULE: Final = Rule(
    code="PPL202",
    name="disputed-combination",
    severity=Severity.NOTE,
    summary="whether files may be part of one work with the root's license is disputed",
    clause="4(a)",
    remedy="keep the files as separate works, or ask their authors for a word in writing",
    example=(
        "A project under the Peer Production License holds one picture under CC BY-NC-SA 3.0.\n"
        "whether 1 file under CC-BY-NC-SA-3.0 may be part of one work under PPL is disputed: "
        "art/logo.svg"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
