"""Names that say of which family a license is, and not which of its versions: "GPL", "BSD license".

Manifests often give the address of the text beside such a name; that then tells which one is meant.
A name with other words, or another version than the address, is not completed by it.
"""

from __future__ import annotations

import re

_FILLERS = "the licen[sc]es? version v software open source free public"
_FAMILIES = {
    "AGPL": ("affero agpl", "gnu general"),
    "LGPL": ("lesser library lgpl", "gnu general gpl"),
    "GPL": ("general gpl", "gnu"),
    "GFDL": ("documentation gfdl fdl", "gnu"),
    "BSD": ("bsd", "clause berkeley distribution"),
    "CC": ("creative cc", "commons by attribution international unported"),
    "MPL": ("mozilla mpl", ""),
    "EPL": ("eclipse epl", ""),
    "EUPL": ("european eupl", "union"),
    "CDDL": ("development cddl", "common and distribution"),
    "Apache": ("apache asl", ""),
    "MIT": ("mit expat", ""),
}
"""Words of which a family's name has one, and words it may have; beside the fillers."""
_COMMONS = {"NC": "nc noncommercial", "ND": "nd noderivatives noderivs", "SA": "sa sharealike"}
"""What Creative Commons adds to Attribution: a name has such a word where the id has it."""
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)*")
_SPLIT = re.compile(r"\b(non|no|share)-(?=[cda])")


def completed_by(name: str, license_id: str) -> bool:
    """Whether a name leaves open what an id says, and says nothing else."""
    family, *parts = license_id.split("-")
    if family not in _FAMILIES:
        return False
    telling, others = _FAMILIES[family]
    added = [_COMMONS[part] for part in parts if family == "CC" and part in _COMMONS]
    known = _any_of(f"{_FILLERS} {telling} {others} {' '.join(added)}")
    words = _WORD.findall(_SPLIT.sub(r"\1", name.casefold()))
    versions = {part.removesuffix(".0") for part in parts}
    return (
        any(map(_any_of(telling).fullmatch, words))
        and all(any(map(_any_of(each).fullmatch, words)) for each in added)
        and all(
            word.removesuffix(".0") in versions if word[0].isdigit() else known.fullmatch(word)
            for word in words
        )
    )


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()))
