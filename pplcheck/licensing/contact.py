"""Whom to ask about a license, where the work's own pages say so.

A line of a README or CONTRIBUTING page counts that speaks about licensing or commercial use and
asks to get in touch. The address of a role is given (`licensing@`); of a person's address no more
than the place where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pplcheck.licensing.decode import decode
from pplcheck.licensing.places import Place, folder_of, is_vendored, place_of
from pplcheck.model.naming import plain
from pplcheck.model.permission import Contact
from pplcheck.model.tree import Tree

PAGE = 256 * 1024
"""How many bytes of a page are looked at."""

_MOST_PAGES = 8
_LONGEST = 1000
_SUBJECT = re.compile(
    r"licen[sc]|commercial|comercial|permission|permiso|royalt|reciproc|copyfair|agreement|acuerdo"
)
_ASK = re.compile(
    r"\b(?:contact\w*|write|e-?mail|mail|reach|ask|talk|inquir\w*|enquir\w*|get in touch"
    r"|escrib\w*|consult\w*|pregunt\w*|ecri\w+|demand\w+)\b"
)
_URL = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&*+,;=%-]{3,300}", re.IGNORECASE)
_MAIL = re.compile(
    r"(?<![\w.+-])([a-z0-9][a-z0-9._+-]{0,63})@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:licen[sc]\w*|legal|info|contact\w*|hello|hola|office|mail|support|help|team|commercial"
    r"|sales|business|admin|board|coop|ask)(?:[._+-].*)?",
    re.IGNORECASE,
)
_TEXTS = re.compile(
    r"licen[sc]es?(?!\w)|copying|creativecommons\.org|spdx\.org|opensource\.org|gnu\.org|img\.shields",
    re.IGNORECASE,
)
"""Addresses of license texts and badges, which answer nobody."""
_DEAL = re.compile(r"commercial|comercial|royalt|agreement|acuerdo")


def contact(tree: Tree, folder: str = "") -> Contact | None:
    """The best place to ask, of the pages in a folder and above; None where no page says."""
    pages = _pages(tree.paths, folder)
    contents = tree.read(pages, PAGE) if pages else {}
    found = [
        (bool(_DEAL.search(plain(line))), -rank, -number, path, line)
        for rank, path in enumerate(pages)
        if path in contents
        for number, line in _lines(decode(contents[path].data) or "")
    ]
    if not found:
        return None
    _, _, number, path, line = max(found)
    return Contact(address=_address(line), path=path, line=-number)


def _pages(paths: Iterable[str], folder: str) -> tuple[str, ...]:
    """The pages to read, nearest first."""
    above = {folder}
    while folder:
        folder = folder_of(folder)
        above.add(folder)
    above |= {".github", "docs"}
    pages = [
        path
        for path in paths
        if folder_of(path) in above
        and place_of(path) in (Place.README, Place.CONTRIBUTING)
        and not is_vendored(path)
    ]
    rank = {Place.README: 0, Place.CONTRIBUTING: 1}
    pages.sort(key=lambda path: (-path.count("/"), rank.get(place_of(path) or Place.TEXT, 2), path))
    return tuple(pages[:_MOST_PAGES])


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """The lines that ask to get in touch about the license, numbered from 1."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > _LONGEST or ("@" not in line and "http" not in line):
            continue
        words = plain(_URL.sub(" ", _MAIL.sub(" ", line)))
        if _SUBJECT.search(words) and _ASK.search(words):
            yield number, line


def _address(line: str) -> str:
    """A mail address of a role, else a web address, else nothing."""
    mails = [match for match in _MAIL.finditer(line) if _ROLE.fullmatch(match[1])]
    if mails:
        return mails[0][0]
    urls = [match[0].rstrip(".,;:!?*_") for match in _URL.finditer(line)]
    others = [url for url in urls if "@" not in url and not _TEXTS.search(url)]
    return others[0] if others and not _MAIL.search(line) else ""
