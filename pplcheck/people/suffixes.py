"""Domain names: their normal form, and where a registration begins under a public suffix.

The normal form is lower case, IDNs as A-labels (RFC 5890), without a trailing dot, so names are
compared as the DNS would: a look-alike letter makes another name. The public suffix list comes
with the `publicsuffixlist` package and is loaded on first use; nothing is fetched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pplcheck.people import tables

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_MAX_NAME = 253
_MAX_WRITTEN = 1000
_TABLE = "machines.txt"
_REMEMBERED = 1 << 16


def normalize(domain: str) -> str:
    """A domain's normal form, empty where it is none: bad labels, an IP address, no text."""
    name = domain.strip().rstrip(".").casefold()
    if len(name) > _MAX_WRITTEN:
        return ""
    if not name.isascii():
        name = _a_labels(name)
    labels = name.split(".")
    if len(name) > _MAX_NAME or labels[-1].isdigit():
        return ""
    return name if all(_LABEL.fullmatch(label) for label in labels) else ""


def _a_labels(name: str) -> str:
    try:
        return name.encode("idna").decode("ascii").rstrip(".")
    except UnicodeError:
        return ""


@lru_cache(maxsize=_REMEMBERED)
def public_suffix(domain: str) -> str:
    """The public suffix of a normalized domain, empty under a name no registry runs.

    Names that standards reserve for examples count as public suffixes, so `acme.example` and
    `acme.example.org` read as registrations and `example.org` itself as none.
    """
    for name in tables.lineage(domain):
        if name in _reserved():
            return name
    name = _unicode(domain)
    found = _list(name.rpartition(".")[2]).publicsuffix(name)
    return normalize(found) if found else ""


def registrable(domain: str) -> str:
    """The name registered directly under the public suffix, empty where there is none."""
    suffix = public_suffix(domain)
    if not suffix or domain == suffix:
        return ""
    label = domain.removesuffix(f".{suffix}").rpartition(".")[2]
    return f"{label}.{suffix}"


def _unicode(domain: str) -> str:
    """The form in which the list writes IDNs; broken A-labels stay as they are."""
    if "xn--" not in domain:
        return domain
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


@cache
def _reserved() -> frozenset[str]:
    return frozenset(row[1:] for row in tables.rows(_TABLE) if row.startswith("="))


@cache
def _list(top: str) -> PublicSuffixList:
    """The rules under one top-level domain; others never match, and reading them all takes long."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(_rules()[top], accept_unknown=False, accept_encoded_idn=False)


@cache
def _rules() -> dict[str, list[str]]:
    """The lines of the list that are rules, by the top-level domain each ends in."""
    from publicsuffixlist import PSLFILE

    rules: defaultdict[str, list[str]] = defaultdict(list)
    for line in Path(PSLFILE).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("//"):
            rules[line.split()[0].rpartition(".")[2].lower()].append(line)
    return rules
