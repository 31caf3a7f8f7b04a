"""A badge: the answer in a few words, for the page of a project."""

from __future__ import annotations

from enum import StrEnum

from pplcheck.model.frozen import frozen


class Tone(StrEnum):
    """What the color of a badge says; the words say it as well."""

    CALM = "calm"
    DUE = "due"
    OPEN = "open"


@frozen
class Badge:
    """The license, what is to be said of reciprocity and shares, and both in one sentence."""

    label: str
    message: str
    tone: Tone
    title: str
