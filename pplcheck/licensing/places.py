"""Which paths can declare a license, and for what they speak."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from pplcheck.model.globs import glob_pattern
from pplcheck.model.vendored import VENDOR_FOLDERS


class Place(StrEnum):
    """What kind of declaring file a path is."""

    TEXT = "text"
    POOL = "pool"
    README = "readme"
    CONTRIBUTING = "contributing"
    MANIFEST = "manifest"
    REUSE = "reuse"
    SIDECAR = "sidecar"


_DOCUMENT = r"(?:\.(?:md|mdown|markdown|mkd|txt|text|rst|adoc|asciidoc|org|textile|html?))?"
_NAME = r"(?:un)?licen[sc]es?|licencia|licen[cç]a|licenza|lizenz|copying|copyleft"
_TEXT = re.compile(
    rf"(?:{_NAME})(?:[-_. ](?P<suffix>[\w+. -]{{1,40}}?))?{_DOCUMENT}"
    rf"|(?P<prefix>[\w+.]{{1,20}})[-_](?:licen[sc]e|copying){_DOCUMENT}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:OFL|[AL]?GPL|GFDL|FDL|PPL|CNPL|NPL|ACSL|Coopyleft)"
    rf"(?:[-_ ]?v?\d(?:\.\d){{0,2}})?{_DOCUMENT}",
    re.IGNORECASE,
)
"""Texts that go by their license's name, as fonts keep the OFL; what is none says nothing."""
_FONTS = re.compile(rf"OFL{_DOCUMENT}", re.IGNORECASE)
_PLAIN = re.compile(rf"(?!un)(?:{_NAME}){_DOCUMENT}", re.IGNORECASE)
_README = re.compile(
    rf"(?:readme|l[eé][ea]me|lisez[-_]?moi|liesmich|leggimi|leiame|leia-me)(?:[-_.][\w-]{{1,12}})?{_DOCUMENT}",
    re.IGNORECASE,
)
_CONTRIBUTING = re.compile(
    rf"(?:contribut(?:ing|e)|contribuir|contribuer|contribuindo|contribuyendo)(?:[-_.][\w-]{{1,12}})?{_DOCUMENT}",
    re.IGNORECASE,
)


def _names(table: str) -> frozenset[str]:
    return frozenset(table.split())


_CODE = _names(
    "py pyi js cjs mjs ts tsx jsx vue go rb erb java kt scala c cc cpp h hpp cs php rs swift"
    " css scss less json yml yaml toml xml svg png jpg jpeg gif pdf sh po pot csv tsv sql in tmpl"
    " tpl jinja jinja2 mustache hbs ejs snap bak orig lock license doc docx odt rtf zip gz spec"
    " hs lhs ml mli elm ex exs erl hrl jl r pl pm t lua dart nix zig nim fs fsx vb clj cljc cljs"
    " edn groovy gradle m mm ps1 bat cmd f90 for adb ads lisp el rkt sol wgsl glsl"
)
"""Endings of files that are neither a text nor a page."""
_MANIFESTS = _names(
    "package.json bower.json deno.json elm.json jsr.json vcpkg.json composer.json codemeta.json"
    " pyproject.toml Cargo.toml setup.cfg setup.py pom.xml CITATION.cff publiccode.yml"
    " publiccode.yaml DESCRIPTION opam datapackage.json META.json dist.ini Makefile.PL Build.PL"
    " __manifest__.py __openerp__.py"
)
_MANIFEST_ENDINGS = (".gemspec", ".cabal", ".opam")
_DEBIAN = re.compile(r"(?:.*/)?debian/copyright", re.DOTALL)
_VENDORED = VENDOR_FOLDERS | _names(
    "external externals extern deps testdata test-data test_data fixtures fixture __fixtures__"
    " test-fixtures"
)


_MEDIA = _names(
    "png jpg jpeg gif webp ico icns bmp tif tiff psd xcf avif heic"
    " mp3 wav oga ogg ogv flac m4a aac opus mid mp4 m4v webm mov avi mkv"
    " zip gz tgz bz2 xz zst lz4 7z rar tar jar war whl egg deb rpm apk dmg iso"
    " ttf otf woff woff2 eot pdf djvu epub odt ods odp doc docx xls xlsx ppt pptx glb fbx blend stl"
    " so dll dylib a o obj lib exe class pyc wasm sqlite sqlite3 npy npz parquet pkl h5 mo"
)
"""Endings of files that hold no text; SVG does. REUSE has such files speak by a neighbor."""


def place_of(path: str) -> Place | None:
    """What kind of declaration a path may hold, None where it can hold a tag only."""
    folder, _, name = path.rpartition("/")
    if name in _MANIFESTS or name.endswith(_MANIFEST_ENDINGS):
        return Place.MANIFEST
    if name == "copyright" and _DEBIAN.fullmatch(path):
        return Place.MANIFEST
    if folder.rpartition("/")[2] == "LICENSES":
        return Place.POOL
    if name.endswith(".license") and name != ".license":
        return Place.SIDECAR
    if name == "REUSE.toml" or path == ".reuse/dep5":
        return Place.REUSE
    return _document(folder, name)


def _document(folder: str, name: str) -> Place | None:
    if _ending(name) in _CODE or not _HINT.search(name.lower()):
        return None
    if _goes_by_license(folder, name):
        return Place.TEXT
    if len(name) > _LONGEST or (folder and _ABOUT.fullmatch(name)):
        return None
    for pattern, place in _DOCUMENTS:
        if pattern.fullmatch(name):
            return None if place is Place.TEXT and _is_of_no_use(folder, name) else place
    return None


def _ending(name: str) -> str:
    """What stands behind a name's last dot, in lower case; empty without a dot."""
    _, dot, ending = name.rpartition(".")
    return ending.casefold() if dot else ""


def _is_of_no_use(folder: str, name: str) -> bool:
    """Whether a file speaks of licenses, and not for the folder it lies in."""
    return bool(_OF_OTHERS.search(name)) or _is_article(folder, name)


def _is_article(folder: str, name: str) -> bool:
    """Whether a page has a word for licenses in its name and lies where pages are published.

    LICENSE.md and docs/LICENSE-MIT.md are license files; _posts/license-choice.md and
    docs/license-faq.rst are about licenses.
    """
    return not _PLAIN.fullmatch(name) and _is_page(folder, name)


def is_named(path: str) -> bool:
    """Whether a file goes by the name of a license alone: OFL.txt, and others at the root.

    Elsewhere such files are copies of the licenses of many works, side by side.
    """
    folder, _, name = path.rpartition("/")
    return _goes_by_license(folder, name)


def _goes_by_license(folder: str, name: str) -> bool:
    return bool((_FONTS if folder else _NAMED).fullmatch(name))


def is_page(path: str) -> bool:
    """Whether a file looks like a page among others that are published, as docs/license.rst."""
    folder, _, name = path.rpartition("/")
    return _is_page(folder, name)


def _is_page(folder: str, name: str) -> bool:
    if name != name.lower() or not _PAGE.search(name):
        return False
    parts = folder.casefold().split("/")
    return any(part in _PUBLISHED or part.startswith("_") for part in parts)


_OF_OTHERS = re.compile(r"dependenc(?:y|ies)", re.IGNORECASE)
"""What a page on the licenses of other works, which this one uses, has in its name."""
_ABOUT = re.compile(rf"licen[sc]es{_DOCUMENT}", re.IGNORECASE)
"""A page below the root that is rather about licenses than the text of one."""
_PAGE = re.compile(
    r"\.(?:md|mdown|markdown|mkd|rst|adoc|asciidoc|org|textile|html?)\Z", re.IGNORECASE
)
_PUBLISHED = _names(
    "article articles blog chapters content doc docs documentation essays news notes pages patterns"
    " posts wiki"
)
"""Folders of pages, beside those that site generators mark by an underscore."""
_LONGEST = 80
_HINT = re.compile(
    "licen|lizenz|cop[yi]|read|l[eé][ea]|lisez|lies|leggi|leia|contrib|ofl|fdl|[gpn]pl|acsl|coop"
)
"""What is in each name that a text or a page may have, in lower case; most files have none of it.

Looked for in lower case it is found three times as fast as without regard to case.
"""
_DOCUMENTS = (
    (_TEXT, Place.TEXT),
    (_README, Place.README),
    (_CONTRIBUTING, Place.CONTRIBUTING),
)


def is_plain(path: str) -> bool:
    """Whether a license file's name says no more than that it is one: LICENSE, COPYING.txt.

    UNLICENSE says which one, as LICENSE-MIT does.
    """
    return bool(_PLAIN.fullmatch(path.rpartition("/")[2]))


def package_of(path: str) -> str:
    """The folder a manifest speaks for: its own, of debian/copyright the one above."""
    folder = folder_of(path)
    return folder_of(folder) if _DEBIAN.fullmatch(path) else folder


def folder_of(path: str) -> str:
    """The folder a path lies in; "" is the root."""
    return path.rpartition("/")[0]


def is_vendored(path: str) -> bool:
    """Whether a path lies in a folder kept for the work of others, or for test data."""
    return _holds_others(path.rpartition("/")[0])


@lru_cache(maxsize=1 << 14)
def _holds_others(folder: str) -> bool:
    return not _VENDORED.isdisjoint(folder.casefold().split("/"))


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path matches one of some git-style globs: `*` within a folder, `**` across."""
    return any(pattern.fullmatch(path) for pattern in _compiled(patterns))


@lru_cache(maxsize=16)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """All at once: a policy may have more than are kept one by one."""
    return tuple(map(glob_pattern, patterns))


def is_media(path: str) -> bool:
    """Whether a file's name says that it holds no text, and so no tag a person would write."""
    return _ending(path) in _MEDIA
