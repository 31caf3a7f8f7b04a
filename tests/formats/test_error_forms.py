"""No error that a report may tell stays English on a Spanish or French page."""

from __future__ import annotations

from functools import cache

import pytest

from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.phrases import phrase
from tests.formats.raised import Said, said_in

languages = pytest.mark.parametrize("code", LANGUAGES[1:])

MODULES = (
    "history/*.py",
    "licensing/*.py",
    "pipeline/governing.py",
    "pipeline/history_of_licenses.py",
    "pipeline/ledgers.py",
    "pipeline/pseudonyms.py",
    "fleet/cluster.py",
    "fleet/worker.py",
)
"""Where what keeps a work, or a file of it, from being judged is put into words."""

ELSEWHERE = (
    "fleet/cluster:usage",
    "history/build:",
    "licensing/fingerprints:",
    "licensing/sbom:",
)
"""What never reaches a report: errors of the installation, of the demo, of other commands."""

FRAMES = {
    "error": "{}",
    "usage": "{}",
    "gap": "LICENSE: {}",
    "what": "/srv/x: {}: more than can be looked at (git lists more than 7 bytes); name a revision "
    "that holds less with --rev, or do without --history, --paths and --lines",
    "words": "cannot read '/srv/x': {}",
    "odd": "1 commit with a signature that does not hold; the newest: 1234567, {}",
}
"""The sentences of which a text is part."""


@cache
def told() -> tuple[Said, ...]:
    return tuple(
        each
        for each in said_in(MODULES)
        if each.kind in FRAMES
        and not f"{each.place.partition(':')[0]}:{each.kind}".startswith(ELSEWHERE)
    )


def test_places_that_raise_are_found() -> None:
    found = told()

    assert len(found) > 110
    assert {each.kind for each in found} == set(FRAMES)


@languages
def test_every_error_is_told_in_every_language(code: str) -> None:
    language = Language(code)
    english = {}
    for each in told():
        sentence = FRAMES[each.kind].format(each.text)
        said = phrase(language, sentence)
        if said is None or said == sentence or (FRAMES[each.kind] != "{}" and each.text in said):
            english[each.place] = sentence

    assert english == {}
