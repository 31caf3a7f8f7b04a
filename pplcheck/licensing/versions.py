"""The versions of declaring files, each read once; those that differ elsewhere, not again.

A package file changes with every dependency, and says the same about its license each time. So
two versions of a manifest or page are read alike where the lines that speak of licenses, and
those around them, are the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pplcheck.licensing.declaring import declarations_by
from pplcheck.licensing.files import MOST_BYTES
from pplcheck.licensing.places import Place, place_of
from pplcheck.licensing.readers import Readers
from pplcheck.model.declaration import Declaration
from pplcheck.model.license import LicenseTerms
from pplcheck.model.tree import Content

_WORDS = (
    b"licen",
    b"lizenz",
    b"copyleft",
    b"copyfarleft",
    b"copying",
    b"spdx",
    b"gpl",
    b"ppl",
    b"npl",
    b"csl",
    b"creative commons",
    b"cc-by",
    b"cc by",
    b"cc0",
    b"public domain",
    b"peer production",
    b"rights reserved",
)
"""In lower case; whatever the readers take for a declaration stands near one of them."""
_ENDINGS = frozenset({b"gpl", b"ppl", b"npl", b"csl"})
"""Those that end a word; `apply` and `supply` go on."""
_BEFORE, _AFTER = 2, 6
"""How many lines before and after a line that speaks of licenses are compared."""
_LARGELY_OTHER = frozenset({Place.MANIFEST, Place.README, Place.CONTRIBUTING})


class Versions:
    """What files declared, by path and blob; `texts` maps blob ids to contents."""

    def __init__(self, texts: Mapping[str, bytes], profiles: Sequence[LicenseTerms]) -> None:
        """A content longer than `MOST_BYTES` counts as one that cannot be read whole."""
        self.profiles = tuple(profiles)
        self._texts = dict(texts)
        self._readers = Readers.of(profiles)
        self._read: dict[tuple[str, str], tuple[Declaration, ...]] = {}
        self._exact: dict[tuple[str, str], tuple[Declaration, ...]] = {}
        self._alike: dict[tuple[str, bytes], tuple[Declaration, ...]] = {}

    def add(self, texts: Mapping[str, bytes]) -> None:
        """More contents, by blob."""
        self._texts |= texts

    def is_known(self, blob: str) -> bool:
        """Whether a version's content is there, or the version is that there is no file."""
        return not blob or blob in self._texts

    def declared(self, path: str, blob: str) -> tuple[Declaration, ...]:
        """What a version declares; the lines may be those of an earlier one that says the same."""
        key = (path, blob)
        if key not in self._read:
            self._read[key] = self._by_excerpt(path, blob) if blob else ()
        return self._read[key]

    def exactly(self, path: str, blob: str) -> tuple[Declaration, ...]:
        """What a version declares, read for itself."""
        key = (path, blob)
        if key not in self._exact:
            self._exact[key] = self._declarations(path, blob)
        return self._exact[key]

    def _declarations(self, path: str, blob: str) -> tuple[Declaration, ...]:
        data = self._texts.get(blob, b"")
        place = place_of(path)
        if place is Place.TEXT and (blob not in self._texts or len(data) > MOST_BYTES):
            return tuple(self._readers.read(path, place, Content(data=b"", truncated=True)))
        return declarations_by(self._readers, path, data) if data or place else ()

    def _by_excerpt(self, path: str, blob: str) -> tuple[Declaration, ...]:
        data = self._texts.get(blob, b"")
        if place_of(path) not in _LARGELY_OTHER or b"\0" in data:
            return self.exactly(path, blob)
        key = (path, excerpt_of(data))
        if key not in self._alike:
            self._alike[key] = self.exactly(path, blob)
        return self._alike[key]


def excerpt_of(data: bytes) -> bytes:
    """The lines of a file that speak of licenses, with those around them."""
    lowered = data.lower()
    pieces = []
    end = 0
    for place in sorted(_places(lowered)):
        if place < end:
            continue
        start, stop = place, place
        for _ in range(_BEFORE + 1):
            start = max(lowered.rfind(b"\n", 0, start), 0)
        for _ in range(_AFTER + 1):
            stop = lowered.find(b"\n", stop) + 1 or len(data)
        pieces.append(data[start:stop])
        end = max(lowered.find(b"\n", place), place + 1)
    return b"\n".join(pieces)


def _places(lowered: bytes) -> Iterator[int]:
    for word in _WORDS:
        place = lowered.find(word)
        while place >= 0:
            end = place + len(word)
            if word not in _ENDINGS or not lowered[end : end + 1].isalpha():
                yield place
            place = lowered.find(word, end)
