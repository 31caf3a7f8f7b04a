"""Trees in memory and texts made of key phrases: no license text is kept here.

What stands between the phrases is filler; `STAND_INS` are the fingerprints of such texts, which
`tests/conftest.py` puts beside those of the real ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.config.profiles import load_profiles, load_terms
from pplcheck.licensing.fingerprint_build import Text, pack
from pplcheck.licensing.fingerprints import FAMILY, SPDX, Library
from pplcheck.licensing.shingles import words_in
from pplcheck.licensing.vocabulary import Vocabulary
from pplcheck.model.license import LicenseTerms, Terms
from pplcheck.model.tree import Content

PROFILES = load_profiles()
_LENGTH = 300

VOCABULARY = Vocabulary.from_profiles(PROFILES)


class MemoryTree:
    """A tree of files given as text or bytes; None is a listed file that cannot be read."""

    def __init__(self, files: dict[str, str | bytes | None]) -> None:
        self._files = {
            path: content.encode() if isinstance(content, str) else content
            for path, content in files.items()
        }

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def read(self, paths: tuple[str, ...], limit: int) -> dict[str, Content]:
        found = {path: self._files[path] for path in paths}
        return {
            path: Content(data=data[:limit], truncated=len(data) > limit)
            for path, data in found.items()
            if data is not None
        }

    def heads(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, bytes]]:
        for path, content in self.read(paths, limit).items():
            yield path, content.data


def text_of(name: str, *, title: bool = True, without: str = "") -> str:
    """A text with the marks of a license: its phrases in order, filled up to its length."""
    return made_of(load_terms(name), title=title, without=without)


def made_of(profile: LicenseTerms, *, title: bool = True, without: str = "") -> str:
    phrases = [phrase.partition(" | ")[0] for phrase in profile.marks.phrases]
    used = sum(len(phrase.replace("-", " ").replace("(", " ").split()) for phrase in phrases)
    length = profile.marks.words or _LENGTH
    filler, rest = divmod(max(length - used, 0), max(len(phrases) - 1, 1))
    key = "".join(filter(str.isalnum, profile.id))
    lines = [profile.marks.titles[0].upper(), ""] if title and profile.marks.titles else []
    for index, phrase in enumerate(phrases):
        if phrase != without:
            lines.append(phrase)
        if index < len(phrases) - 1:
            count = filler + (rest if index == 0 else 0)
            lines.append(wrapped(" ".join(f"word{key}{index}x{i}" for i in range(count))))
    return "\n".join(lines) + "\n"


def stand_in(profile: LicenseTerms) -> Text:
    kind = FAMILY if profile.terms is Terms.RECIPROCAL else SPDX
    return Text(id=profile.id, kind=kind, words=tuple(words_in(made_of(profile, title=False))))


def wrapped(text: str, width: int = 12) -> str:
    words = text.split()
    return "\n".join(" ".join(words[i : i + width]) for i in range(0, len(words), width))


STAND_INS = Library(pack([stand_in(profile) for profile in PROFILES if profile.marks.phrases], {}))
