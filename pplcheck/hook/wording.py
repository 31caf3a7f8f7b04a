"""What staged files and the files that govern them plainly say, read without loading anything.

A sieve may only let pass what the full reading finds nothing in. So each function here answers for
plain wordings alone, and `None` or `False` means no more than: look closer.
"""

from __future__ import annotations


def _words(table: str) -> tuple[str, ...]:
    return tuple(table.split())


SPEAKING = _words(
    "licen lizenz copy copi readme leame leeme lisez liesmich leggimi leiame leia-me contrib"
    " reuse.toml dep5 pplcheck"
)
"""A file whose name has one of these in lower case may speak for more than itself."""
MANIFESTS = frozenset(
    _words(
        "package.json bower.json composer.json codemeta.json deno.json elm.json jsr.json vcpkg.json"
        " pyproject.toml cargo.toml setup.cfg"
        " setup.py pom.xml citation.cff publiccode.yml publiccode.yaml description opam"
        " datapackage.json meta.json dist.ini makefile.pl build.pl"
        " __manifest__.py __openerp__.py"
    )
)
NAMED = _words("ofl agpl lgpl gpl gfdl fdl ppl cnpl npl acsl coopyleft")
"""How the name of a text begins that goes by its license's name."""
DOCUMENTS = _words(
    ".md .mdown .markdown .mkd .txt .text .rst .adoc .asciidoc .org .textile .htm .html"
    " .0 .1 .2 .3 .4 .5 .6 .7 .8 .9"
)
"""How it ends, if not there: as a document, or with a version."""
ENDINGS = (".gemspec", ".cabal", ".opam", ".toml", ".license")
"""Endings of manifests, of policies and registers, and of files that speak for a neighbor."""
MEDIA = _words(
    ".png .jpg .jpeg .gif .webp .ico .mp3 .mp4 .ogg .zip .gz .xz .tar .jar .ttf .otf .woff .woff2"
    " .pdf .so .exe .wasm"
)
"""Endings of files that hold no text."""

HEAD = 16 << 10
"""Bytes of a file in which a tag or a notice may stand."""
_TAG = "SPDX-License-Identifier:"
_SIGNS = frozenset({"", "#", "//", "/*", "*", "--", ";", "%", "<!--"})
_CLOSERS = ("*/", "-->")
_PREAMBLE = 12
_TITLES = (
    (b"peer production license", "PPL"),
    (b"mit license", ""),
    (b"apache license", ""),
    (b"gnu general public license", ""),
    (b"gnu affero general public license", ""),
    (b"gnu lesser general public license", ""),
    (b"mozilla public license", ""),
    (b"bsd 3-clause license", ""),
    (b"bsd 2-clause license", ""),
)
_PHRASES = (
    (b"terms of this copyfarleft public license", "PPL"),
    (b"permission is hereby granted, free of charge, to any person obtaining a copy", ""),
)
_TITLED_WITHIN = 1500
_PLAIN_IDS = frozenset(
    _words(
        "PPL MIT Apache-2.0 BSD-2-Clause BSD-3-Clause ISC 0BSD Unlicense CC0-1.0 MPL-2.0"
        " GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LGPL-2.1-only"
        " LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later AGPL-3.0-only AGPL-3.0-or-later"
    )
)
_QUOTES = (b'"""', b"'''")


def may_speak(path: str) -> bool:
    """Whether a file may declare a license for others, or may govern the check."""
    name = path.rpartition("/")[2].lower()
    if name in MANIFESTS or name.endswith(ENDINGS) or "/LICENSES/" in f"/{path}":
        return True
    if name.startswith(NAMED) and ("." not in name or name.endswith(DOCUMENTS)):
        return True
    return not name.isascii() or any(part in name for part in SPEAKING)


def is_media(path: str) -> bool:
    """Whether a file holds no text, by the ending of its name."""
    return path.lower().endswith(MEDIA)


def license_rows(data: bytes) -> tuple[tuple[int, bytes], ...] | None:
    """The rows of a head that may speak of a license, numbered from 1; None: look closer."""
    head = data[:HEAD]
    if b"\0" in head and (b"i\0c\0e\0n" in head or b"I\0C\0E\0N" in head):
        return None  # a text in UTF-16
    if b"icen" not in head and b"ICEN" not in head:
        return ()
    rows = enumerate(head.replace(b"\r", b"\n").split(b"\n"), start=1)
    return tuple((number, row) for number, row in rows if b"icen" in row or b"ICEN" in row)


def tag_in(rows: tuple[tuple[int, bytes], ...]) -> str:
    """The one license id a file's rows name in a plain tag near its top; "": look closer."""
    if len(rows) != 1 or rows[0][0] > _PREAMBLE or not rows[0][1].isascii():
        return ""
    before, tag, value = rows[0][1].decode("ascii").partition(_TAG)
    value = value.strip()
    for closer in _CLOSERS:
        value = value.removesuffix(closer).rstrip()
    return value if tag and before.strip() in _SIGNS and value in _PLAIN_IDS else ""


def title_of(text: bytes) -> str | None:
    """The id of the license a text is plainly titled; "" where it asks nothing back, None: look."""
    head = b" ".join(text[:_TITLED_WITHIN].lower().split()).strip(b"# *=-").removeprefix(b"the ")
    titled = (meant for title, meant in _TITLES if head.startswith(title))
    phrased = (meant for phrase, meant in _PHRASES if phrase in head)
    return next(titled, next(phrased, None))


def registers_in(policy: bytes, *, own_table: bool) -> list[str] | None:
    """The registers a policy names, none without the key; None: look closer.

    `own_table` says that the settings stand in `[tool.pplcheck]`.
    """
    if any(quotes in policy for quotes in _QUOTES) or b"override" in policy:
        return None
    inside = not own_table
    for row in map(bytes.strip, policy.split(b"\n")):
        if row.startswith(b"["):
            inside = own_table and row.replace(b" ", b"") == b"[tool.pplcheck]"
        elif inside and row.startswith((b"register", b'"register', b"'register", b"tool")):
            return _texts(row)
    return [] if b"register" not in policy or not own_table else None


def _texts(row: bytes) -> list[str] | None:
    """The texts of `register = ["a", "b"]`, written on one line without escapes."""
    key, _, value = row.partition(b"=")
    value = value.strip()
    if key.strip() != b"register" or not value.startswith(b"[") or not value.endswith(b"]"):
        return None
    names = [part.strip() for part in value[1:-1].split(b",") if part.strip()]
    plain = all(
        len(name) > 2  # noqa: PLR2004 - the quotes
        and name[:1] == name[-1:] == b'"'
        and name.isascii()
        and not set(name[1:-1]) & set(b"\"\\'#[]")
        for name in names
    )
    return [name[1:-1].decode("ascii") for name in names] if plain else None


def names_author(register: bytes, address: str) -> bool:
    """Whether a register plainly lists an address as an identity, or its domain; False: look."""
    wanted = address.strip().lower().encode("utf-8", "surrogateescape")
    local, _, domain = wanted.rpartition(b"@")
    if not local or not domain or set(wanted) & set(b"\"\\'#<>"):
        return False
    text = register.lower()
    identity, of_organization = (b"identities",), (b"domains",)
    return (
        _stands(text, b'"' + wanted + b'"', identity)
        or _stands(text, b"<" + wanted + b'>"', identity)
        or _stands(text, b'"' + domain + b'"', of_organization)
    )


def _stands(text: bytes, written: bytes, keys: tuple[bytes, ...]) -> bool:
    """Whether something is written behind one of some keys, on the same line."""
    place = text.find(written)
    while place >= 0:
        row = text[text.rfind(b"\n", 0, place) + 1 : place]
        if b"#" not in row and row.lstrip().startswith(keys):
            return True
        place = text.find(written, place + 1)
    return False
