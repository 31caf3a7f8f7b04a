"""Names as configuration writes them: identities, ids of organizations, rule codes, digests.

Identities follow git's form `Name <address>`; addresses are folded to lower case, as git
compares them. Legal entity identifiers follow ISO 17442, legal form codes ISO 20275.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from pplcheck.config.wording import Unfit
from pplcheck.model.contribution import Identity
from pplcheck.model.party import SELF

_IDENTITY = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]*)>")
_ID = re.compile(r"""[^\s\x00-\x1f\x7f"'<>\\/@]{1,100}""")
_CODE = re.compile(r"PPL[1-9][0-9]{2}")
_PREFIX = re.compile(r"PPL[1-9][0-9]{0,2}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_LEGAL_FORM = re.compile(r"[0-9A-Z]{4}")
_LEI_MODULUS = 97


def address(text: str) -> Identity | Unfit:
    """An identity of a person: `Name <mail>`, `<mail>` or `mail`; the address is needed."""
    identity = any_identity(text)
    if isinstance(identity, Unfit):
        return identity
    if not identity.email:
        return Unfit(reason="must hold an address, as several people may share a name")
    return identity


def mail_address(text: str) -> str | Unfit:
    """A bare mail address, folded to lower case."""
    written = text.strip().lower()
    if "@" not in written or any(char.isspace() or char in "<>" for char in written):
        return Unfit(reason="must be an address without a name, like name@mail.example")
    return written


def any_identity(text: str) -> Identity | Unfit:
    """An identity of which either part may be missing: also a bare name."""
    written = text.strip()
    bracketed = _IDENTITY.fullmatch(written)
    if bracketed:
        name, email = bracketed["name"].strip(), bracketed["email"].strip().lower()
    elif "<" in written or ">" in written:
        return Unfit(reason='must be written like "Name <name@mail.example>"')
    else:
        is_address = "@" in written and not any(char.isspace() for char in written)
        name, email = ("", written.lower()) if is_address else (written, "")
    if not name and not email:
        return Unfit(reason="must not be empty")
    return Identity(name=name, email=email)


def organization_id(text: str) -> str | Unfit:
    """An id of an organization: short, without spaces, and not the word for oneself."""
    if text.lower() == SELF:
        return Unfit(reason=f'must not be "{SELF}", which stands for people acting for themselves')
    if not _ID.fullmatch(text) or not text.isprintable():
        return Unfit(
            reason="must be a short name without spaces, quotes or slashes "
            "(the full name goes into name)"
        )
    return text


def code_of(codes: Collection[str]) -> Callable[[str], str | Unfit]:
    """A reader of rule codes such as PPL103; `codes` are those that exist, empty for any."""

    def read(text: str) -> str | Unfit:
        known = not codes or text in codes
        if _CODE.fullmatch(text) and known:
            return text
        return _no_code(text, "PPL103", codes)

    return read


def prefix_of(codes: Collection[str]) -> Callable[[str], str | Unfit]:
    """A reader of rule codes and their beginnings (PPL1, PPL103); `codes` as for `code_of`."""

    def read(text: str) -> str | Unfit:
        known = not codes or any(code.startswith(text) for code in codes)
        if _PREFIX.fullmatch(text) and known:
            return text
        return _no_code(text, "PPL103 or PPL1", codes)

    return read


def _no_code(text: str, example: str, codes: Collection[str]) -> Unfit:
    upper = text.strip().upper()
    guess = upper if _PREFIX.fullmatch(upper) and upper != text else ""
    reason = f"must be a rule's code like {example}"
    return Unfit(reason=reason, guess=guess, among=tuple(sorted(codes)))


def digest(text: str) -> str | Unfit:
    """`sha256:` and 64 hexadecimal digits, folded to lower case."""
    folded = text.strip().lower()
    if _DIGEST.fullmatch(folded):
        return folded
    return Unfit(reason='must be "sha256:" and the 64 hexadecimal digits of the file')


def lei(text: str) -> str | Unfit:
    """A legal entity identifier: 20 characters whose check digits hold (ISO 17442)."""
    written = "".join(text.split()).upper()
    if not _LEI.fullmatch(written):
        return Unfit(reason="must be a legal entity identifier of 20 letters and digits")
    if int("".join(str(int(char, 36)) for char in written)) % _LEI_MODULUS != 1:
        return Unfit(reason="must be a legal entity identifier; its two check digits do not fit")
    return written


def legal_form(text: str) -> str | Unfit:
    """An entity legal form code of four letters and digits (ISO 20275)."""
    written = text.strip().upper()
    if _LEGAL_FORM.fullmatch(written):
        return written
    return Unfit(reason="must be a legal form code of four letters and digits (ISO 20275)")
