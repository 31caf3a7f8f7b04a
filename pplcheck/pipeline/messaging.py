"""The stages that judge a commit's message: its trailers, well-formed, and naming known parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pplcheck import gate
from pplcheck.gate.selection import Selection
from pplcheck.history.bots import Bots
from pplcheck.history.message import Trailer, read_trailers
from pplcheck.history.quarantine import open_repository
from pplcheck.history.staged import read_staged
from pplcheck.history.trailers import KEYS
from pplcheck.model.contribution import Identity, Role
from pplcheck.model.hook import HookAnswer
from pplcheck.model.report import Finding, Severity
from pplcheck.model.rule import excerpt
from pplcheck.people.listed import organization_named
from pplcheck.pipeline import governing
from pplcheck.pipeline.governing import Governing
from pplcheck.pipeline.request import Request
from pplcheck.rules import rule

LIMIT = 1 << 20
"""Bytes of a message; more is refused, not cut."""
MALFORMED, UNKNOWN = "PPL904", "PPL302"
"""The rules whose subjects are lines nobody can be read from, and organizations nobody knows."""

_IDENTITY = re.compile(r"(?P<name>[^<>]*+)<(?P<email>[^<>]*)>")
_ADDRESS = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:.]+(?:\.[^\s@<>,;:.]+)*")


def judge_message(request: Request, file: Path, index: Path | None = None) -> HookAnswer:
    """What is wrong with the trailers of a message.

    Raises CouldNotCheckError where it cannot be known, ConfigurationError for a policy or register
    that is not what it must be, as it is staged, or a file that is not there.
    """
    message = governing.read_file(file, LIMIT)
    with open_repository(request.path, named=request.named, whole=False) as repository:
        trailers = read_trailers(repository, message)
        if not trailers:
            return HookAnswer(findings=(), exit_status=gate.PASSED)
        staged = read_staged(repository, index)
        rules = governing.read_all(request, governing.reader(staged.after), "")
    policy = rules.policy
    chosen = Selection(policy.select, policy.ignore)
    found = (replace(entry, path=file.name) for entry in _findings(trailers, rules))
    kept = tuple(entry for entry in found if chosen.takes(entry.code))
    fails = policy.fail_on is not None and any(entry.severity >= policy.fail_on for entry in kept)
    return HookAnswer(findings=kept, exit_status=gate.FAILED if fails else gate.PASSED)


def _findings(trailers: Iterable[Trailer], rules: Governing) -> Iterator[Finding]:
    bots = Bots(rules.policy.bots)
    for trailer in trailers:
        if not trailer.read:
            yield _malformed(
                trailer,
                f"git does not take this {trailer.key} line for a trailer; put it into the last "
                "paragraph, alone on its line, with a colon behind the key",
            )
        elif Role.SPONSOR in KEYS[trailer.key]:
            yield from _on_sponsor(trailer, rules)
        else:
            yield from _on_person(trailer, bots)


def _on_person(trailer: Trailer, bots: Bots) -> Iterator[Finding]:
    written = _IDENTITY.fullmatch(trailer.value)
    if (
        written is None
        or not written["name"].strip()
        or not _ADDRESS.fullmatch(written["email"].strip())
    ):
        yield _malformed(
            trailer,
            f"{trailer.key} wants `Name <address>`, got {excerpt(trailer.value) or 'nothing'!r}",
        )
        return
    identity = Identity(name=written["name"].rstrip(), email=written["email"].strip())
    if Role.CO_AUTHOR in KEYS[trailer.key] and bots.is_bot(identity):
        found = _malformed(
            trailer,
            f"{excerpt(identity.name)} is a tool and no contributor; whoever commits the work "
            "answers for it, and no share of it is counted for a tool",
        )
        yield replace(found, severity=Severity.NOTE)


def _on_sponsor(trailer: Trailer, rules: Governing) -> Iterator[Finding]:
    name = trailer.value.partition("<")[0].strip()
    if not name:
        yield _malformed(trailer, f"{trailer.key} names no organization")
    elif not organization_named(name, rules.declared.organizations):
        found = rule(UNKNOWN).finding(
            f"{trailer.key} names {excerpt(name)}, which no register lists",
            place=("", trailer.line),
            subject=name,
        )
        yield replace(found, severity=Severity.NOTE)


def _malformed(trailer: Trailer, words: str) -> Finding:
    found = rule(MALFORMED).finding(words, place=("", trailer.line), subject=trailer.key)
    return replace(found, severity=Severity.ERROR)
