"""From one declaring file to its declarations: which reader, and what its words mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from pplcheck.licensing.decode import decode
from pplcheck.licensing.expression import Vocabulary, any_of, leaves_of, parse, single
from pplcheck.licensing.files import MOST_BYTES, Reading, read_license_file
from pplcheck.licensing.headers import Headers
from pplcheck.licensing.manifests import read_manifest
from pplcheck.licensing.markup import headed_by_stars
from pplcheck.licensing.places import Place, folder_of, is_named, is_page, is_vendored, package_of
from pplcheck.licensing.prose import statements_in
from pplcheck.licensing.reuse import Precedence, annotations_in
from pplcheck.licensing.statement import OF_PART, ManifestError, Statement
from pplcheck.licensing.texts import examine
from pplcheck.licensing.vague import completed_by
from pplcheck.licensing.yaml_lines import front_matter, without_front_matter
from pplcheck.model.declaration import Declaration, Direction, Origin, Trust
from pplcheck.model.license import Expression, Leaf, LicenseTerms, MatchVerdict, Terms
from pplcheck.model.report import Gap
from pplcheck.model.tree import Content

_LONG = 200


@dataclass(slots=True, kw_only=True)
class Readers:
    """The readers of one tree: they share a vocabulary, and keep what could not be read.

    `pool` is how many texts LICENSES/ holds; a single one speaks for the folder above. `paths`
    are the tree's, empty where only single files are known; `precedences` says of annotations
    for single files how they stand to the files' own statements, `referred` of license files
    that only refer to another which. `reciprocal` tells of expressions whether they close some
    uses. `texts` are what license files were found to say: third-party folders hold the
    same one many times.
    """

    profiles: Sequence[LicenseTerms]
    vocabulary: Vocabulary
    pool: int = 0
    paths: tuple[str, ...] = ()
    gaps: list[Gap] = field(default_factory=list)
    parsed: dict[str, Expression | None] = field(default_factory=dict)
    reciprocal: dict[str, bool] = field(default_factory=dict)
    headers: Headers = field(init=False)
    known: frozenset[str] = field(init=False)
    precedences: dict[tuple[str, int, str], Precedence] = field(default_factory=dict)
    referred: dict[str, str] = field(default_factory=dict)
    texts: dict[tuple[bytes, bool], Reading] = field(default_factory=dict)

    @classmethod
    def of(
        cls, profiles: Sequence[LicenseTerms], *, pool: int = 0, paths: tuple[str, ...] = ()
    ) -> Readers:
        """Readers that know the names of some profiles."""
        vocabulary = Vocabulary.from_profiles(profiles)
        return cls(profiles=profiles, vocabulary=vocabulary, pool=pool, paths=paths)

    def __post_init__(self) -> None:
        """Begin with no header read."""
        self.known = frozenset(self.paths)
        self.headers = Headers(vocabulary=self.vocabulary)

    def parse(self, text: str) -> Expression | None:
        """An expression, parsed once for all files that hold it."""
        if text not in self.parsed:
            self.parsed[text] = parse(text, self.vocabulary)
        return self.parsed[text]

    def gap(self, path: str, what: str, *, fatal: bool = False) -> None:
        """Note a file that tells nothing; `fatal` where it is there and could not be read."""
        self.gaps.append(Gap(code="PPL902", what=what, path=path, fatal=fatal))

    def read(self, path: str, place: Place, content: Content) -> Iterator[Declaration]:
        """What one file declares; what cannot be read becomes a gap."""
        if place is Place.TEXT:
            made = self._license_file(path, content)
            if made and not ((is_page(path) or is_named(path)) and self._says_nothing(made)):
                yield made
        elif place is Place.POOL:
            yield from self._pooled(path)
        elif content.truncated:
            self.gap(path, f"larger than {MOST_BYTES // 1024} KiB, not read")
        elif (text := decode(content.data)) is None:
            self.gap(path, "no text in UTF-8, UTF-16 or latin-1")
        else:
            yield from self._text(path, place, text)

    def _text(self, path: str, place: Place, text: str) -> Iterator[Declaration]:
        try:
            if place is Place.MANIFEST:
                yield from self._manifest(path, text)
            elif place is Place.REUSE:
                yield from self._annotated(path, text)
            else:
                yield from self._page(path, text, contributing=place is Place.CONTRIBUTING)
        except ManifestError as error:
            self.gap(path, str(error))

    def _says_nothing(self, made: Declaration) -> bool:
        """Whether a page on the license neither is a text nor takes the name of a relative."""
        titled = [profile for profile in self.profiles if profile.id == made.titled]
        related = any(profile.terms is not Terms.NONE for profile in titled)
        return made.expression is None and not related and made.path not in self.referred

    def _license_file(self, path: str, content: Content) -> Declaration | None:
        """The declaration of a license file; None of one that only fills a license in."""
        key = (content.data, content.truncated)
        if key not in self.texts:
            self.texts[key] = read_license_file(content, self.profiles, self.vocabulary)
        reading = self.texts[key]
        if reading.fills:
            return None
        if reading.problem:
            self.gap(path, reading.problem)
        if reading.refers:
            self.referred[path] = reading.refers
        made = declare(
            path,
            line=reading.line,
            written=reading.written,
            expression=reading.expression,
            origin=reading.origin,
            trust=reading.trust,
            covers=folder_of(path),
            note=reading.problem or reading.note,
            titled=reading.titled,
        )
        return replace(made, changed=reading.changed) if reading.changed else made

    def _pooled(self, path: str) -> Iterator[Declaration]:
        """LICENSES/ID.txt keeps a text, and says by its name which."""
        folder, _, name = path.rpartition("/")
        expression = self.parse(name.rpartition(".")[0] or name)
        if expression:
            yield declare(
                path,
                written=expression.text,
                expression=expression,
                origin=Origin.REUSE,
                trust=Trust.MANIFEST,
                covers=folder_of(folder) if self.pool == 1 else path,
            )

    def _manifest(self, path: str, text: str) -> Iterator[Declaration]:
        seen: set[str] = set()
        for statement in read_manifest(path, text):
            expression = self.meaning(statement)
            if statement.coarse and (expression is None or expression.text in seen):
                continue
            seen.add(expression.text if expression else "")
            yield declare(
                path,
                line=statement.line,
                written=statement.written,
                expression=expression,
                origin=Origin.MANIFEST,
                trust=Trust.MANIFEST,
                covers=package_of(path),
                note=statement.unclear,
            )

    def _page(self, path: str, text: str, *, contributing: bool) -> Iterator[Declaration]:
        folder = folder_of(path)
        text = headed_by_stars(text) if path.casefold().endswith(".org") else text
        matter = () if contributing else front_matter(text)
        known = [each for each in matter if not each.coarse or self.meaning(each)]
        rest = without_front_matter(text)
        said = statements_in(rest, self.vocabulary, contributing=contributing)
        for statement in (*known, *said):
            made = declare(
                path,
                line=statement.line,
                written=statement.written,
                expression=self.meaning(statement),
                origin=Origin.README,
                trust=Trust.README,
                covers="" if folder in {".github", "docs"} else folder,
                note=statement.unclear or (statement.part and f"{OF_PART}{statement.part}"),
            )
            yield replace(made, direction=Direction.INBOUND) if statement.inbound else made

    def _annotated(self, path: str, text: str) -> Iterator[Declaration]:
        vendored = is_vendored(path)
        for entry in annotations_in(path, text, self.paths):
            if entry.covers in self.known:
                self.precedences[path, entry.line, entry.covers] = entry.precedence
            yield Declaration(
                path=path,
                line=entry.line,
                written=entry.value,
                expression=self.parse(entry.value),
                origin=Origin.REUSE,
                direction=Direction.OUTBOUND,
                trust=Trust.SPDX_TAG,
                covers=entry.covers,
                vendored=vendored,
            )

    def meaning(self, statement: Statement) -> Expression | None:
        """What a statement's names mean together; None where that cannot be told."""
        addresses = statement.addresses
        if len(statement.choices) == 1 and not statement.unclear and not statement.coarse:
            return self._choice(statement.choices[0], addresses[0] if addresses else "")
        pairs = zip_longest(statement.choices, addresses, fillvalue="")
        found = [self._choice(choice, address) for choice, address in pairs]
        known = [expression for expression in found if expression]
        if statement.unclear or len(known) < len(found) or not known:
            return None
        if statement.coarse and not all(self.vocabulary.find(name) for name in known[0].ids):
            return None
        return any_of(known)

    def _choice(self, text: str, address: str) -> Expression | None:
        """What one name means; a manifest may also hold a whole license text, or its address."""
        if len(text) > _LONG:
            match = examine(text, self.profiles).match
            named = match.id if match.verdict is MatchVerdict.MATCH else None
            return single(Leaf(id=named)) if named else None
        found = self.parse(text)
        if address and not (found and all(leaf.known for leaf in leaves_of(found))):
            named = self.vocabulary.find(address)
            if named and completed_by(text, named):
                return single(Leaf(id=named))
        return found


def declare(  # noqa: PLR0913 - the fields of a declaration
    path: str,
    *,
    written: str,
    expression: Expression | None,
    origin: Origin,
    trust: Trust,
    covers: str,
    line: int = 0,
    note: str = "",
    titled: str = "",
) -> Declaration:
    """An outbound declaration at a path."""
    return Declaration(
        path=path,
        line=line,
        written=written,
        expression=expression,
        origin=origin,
        direction=Direction.OUTBOUND,
        trust=trust,
        covers=covers,
        note=note,
        vendored=is_vendored(path),
        titled=titled,
    )
