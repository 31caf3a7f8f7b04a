"""Places as configuration names them: paths and globs inside the repository, mail domains.

Nothing is looked up: a text either can name a place inside the repository (or a domain) on every
system, or it is refused with the reason. What a link may lead to is the reader's business.
"""

from __future__ import annotations

import re
from posixpath import normpath

from pplcheck.config.wording import Unfit

EVERYWHERE = "**"
"""The glob that covers every path."""

MAX_STARS = 16
"""How many `*` one glob may hold; each multiplies what matching may cost."""

_DRIVE = re.compile(r"[A-Za-z]:")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_MAX_DOMAIN = 253


def relative_path(text: str) -> str | Unfit:
    """A path inside the repository, relative to its root, without `.` parts."""
    reason = _outside(text)
    if reason:
        return Unfit(reason=f"must be a path inside the repository: {reason}")
    path = normpath(text)
    if path == "." or text.endswith("/"):
        return Unfit(reason="must be the path of a file, not of a folder")
    return path


def own_path(text: str) -> str | Unfit:
    """A path on the caller's own machine, absolute or relative; nothing in it is expanded."""
    if not text.strip() or not text.isprintable():
        return Unfit(reason="must be a path")
    if text.startswith("~"):
        return Unfit(reason="must be a path written out, as ~ is not expanded")
    return text


def glob(text: str) -> str | Unfit:
    """A git-style path glob inside the repository; a trailing `/` covers all in the folder."""
    reasons = (
        (text.startswith("!"), "it begins with !, which nothing reads here"),
        (text.count("*") > MAX_STARS, f"it has more than {MAX_STARS} stars"),
    )
    reason = next((reason for applies, reason in reasons if applies), "") or _outside(text)
    if reason:
        return Unfit(reason=f"must be a path or glob inside the repository: {reason}")
    folder = f"{text}{EVERYWHERE}" if text.endswith("/") else text
    path = normpath(folder)
    return EVERYWHERE if path == "." else path


def _outside(text: str) -> str:
    """Why a text names no place inside the repository, empty where it does."""
    parts = text.split("/")
    reasons = (
        (not text.strip(), "it is empty"),
        (not text.isprintable(), "it holds characters that do not print"),
        (_SCHEME.match(text), "it is an address on the network"),
        (text.startswith("/"), "it begins at the root of the file system"),
        (text.startswith("~"), "it begins in a home folder"),
        (_DRIVE.match(text), "it names a drive"),
        ("\\" in text, "it holds a backslash, parts are joined by /"),
        (".." in parts, "it leads upward by .."),
        (any(part.lower() == ".git" for part in parts), "it lies in git's own folder"),
    )
    return next((reason for applies, reason in reasons if applies), "")


def mail_domain(text: str) -> str | Unfit:
    """A mail domain in lower case, without a dot at either end; it covers its subdomains."""
    domain = text.strip().lower()
    labels = domain.split(".")
    reasons = (
        (not domain, "it is empty"),
        ("@" in domain, "leave out the address before and including @"),
        ("/" in domain or ":" in domain, "leave out https:// and everything after the name"),
        ("*" in domain or domain.startswith("."), "subdomains are covered without *. in front"),
        (domain.endswith("."), "leave out the dot at the end"),
        (len(labels) < 2, "it has no dot"),  # noqa: PLR2004 - a name and a top level
        (len(domain) > _MAX_DOMAIN, "it is too long"),
        (any(not _LABEL.fullmatch(label) for label in labels), "a part of it is no domain label"),
        (labels[-1].isdigit(), "it is a number, not a name"),
    )
    reason = next((reason for applies, reason in reasons if applies), "")
    return Unfit(reason=f"must be a domain like nebula.example: {reason}") if reason else domain
