"""Words that people choose between on the command line; loading them costs next to nothing."""

from __future__ import annotations

from enum import StrEnum


class Reading(StrEnum):
    """Which voice decides: the license's text, or a project's rule of reciprocity."""

    KLEINER = "kleiner"
    COPYFAIR = "copyfair"


class Kind(StrEnum):
    """What a party is; decided per organization, never guessed silently."""

    INDIVIDUAL = "individual"
    WORKER_COOPERATIVE = "worker-cooperative"
    COOPERATIVE = "cooperative"
    NONPROFIT = "nonprofit"
    PUBLIC = "public"
    EDUCATION = "education"
    COMMERCIAL = "commercial"
    UNKNOWN = "unknown"


class By(StrEnum):
    """What the rows of an answer are."""

    ORGANIZATION = "organization"
    PERSON = "person"
    KIND = "kind"
    STANDING = "standing"
    YEAR = "year"
    PAID = "paid"
    COMMIT = "commit"
