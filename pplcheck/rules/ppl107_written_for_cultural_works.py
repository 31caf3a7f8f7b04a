"""A license written for cultural works is put on software.

The Peer Production License comes from a Creative Commons license for texts, music and pictures. It
works on software as well: a program is a literary work in law. But it is silent on what software
licenses settle: it asks nobody to pass on source code, it says nothing about patents, and it has
no words for those who run a changed copy as a network service without giving out copies. That may
be just what you want. It should be a choice and not a surprise, so it is said once, as a note.

What to do: if it is what you want, waive this. Otherwise look at licenses of the family that speak
about software: the CNPL (source code, network services, patents) or the Coopyleft license (an
edited AGPL).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, plural, some_of

_ENDINGS: Final = """
    c cc cpp cxx h hh hpp cs go java kt kts scala groovy clj cljs js jsx mjs cjs ts tsx vue svelte
    py pyx rb php pl pm lua tcl r jl rs swift dart ex exs erl hs ml mli elm lisp scm rkt fs vb
    sol vy sql sh bash ps1 asm zig nim cr v f90 pas adb ads gd
"""
"""Endings of files that hold source code, without the dot; markup and style sheets are not."""
SOURCE: Final = frozenset(_ENDINGS.split())


def _check(evidence: Evidence) -> Iterator[Finding]:
    if evidence.license.terms is not Terms.RECIPROCAL:
        return
    code = [path for path in evidence.coverage.reciprocal if _is_source(path)]
    for terms in evidence.governing:
        if code and terms.written_for:
            declared = evidence.license.declaration
            yield RULE.finding(
                f"{terms.name} was written for {terms.written_for} and covers source code in "
                f"{plural(len(code), 'file')} ({some_of(code)}): it has no clause on passing on "
                "source code, on patents or on network use",
                place=(declared.path, declared.line) if declared else ("", 0),
                subject=terms.id,
            )
            return


def _is_source(path: str) -> bool:
    name, dot, ending = path.rpartition("/")[2].rpartition(".")
    return bool(name and dot) and ending.lower() in SOURCE


RULE: Final = Rule(
    code="PPL107",
    name="written-for-cultural-works",
    severity=Severity.NOTE,
    summary="a license written for cultural works is put on software",
    clause="",
    remedy="waive this if it is what you want, or see the licenses of the family for software",
    example=(
        "The Peer Production License covers a program of 40 Python files.\n"
        "Peer Production License was written for cultural works and covers source code in 40 "
        "files (app.py, …): it has no clause on passing on source code, on patents or on network "
        "use"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
