"""Licenses named by the address of their text: https://spdx.org/licenses/PPL.html is PPL.

Known are the pages of SPDX and OSI (by id), of Creative Commons (by their scheme of paths), some
well-known single pages, and the sources of the profiles.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"<?(?:https?://)?(?:www\.)?(?P<rest>[^\s<>?#]+?)/?(?:[?#]\S*)?>?")
_BY_ID = re.compile(
    r"(?:spdx\.org|opensource\.org|choosealicense\.com)/licen[sc]es?/(?P<id>[\w.+-]+?)"
    r"(?:\.html|\.json|\.txt|\.php)?"
)
_COMMONS = re.compile(
    r"creativecommons\.org/licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)(?:/.*)?"
)
_ZERO = re.compile(r"creativecommons\.org/publicdomain/zero/1\.0(?:/.*)?")
_PAGES = {
    "apache.org/licenses/license-2.0": "Apache-2.0",
    "mozilla.org/mpl/2.0": "MPL-2.0",
    "mozilla.org/en-us/mpl/2.0": "MPL-2.0",
    "gnu.org/licenses/gpl-2.0": "GPL-2.0-only",
    "gnu.org/licenses/gpl-3.0": "GPL-3.0-only",
    "gnu.org/licenses/agpl-3.0": "AGPL-3.0-only",
    "gnu.org/licenses/lgpl-3.0": "LGPL-3.0-only",
    "gnu.org/licenses/lgpl-2.1": "LGPL-2.1-only",
    "gnu.org/licenses/old-licenses/gpl-2.0": "GPL-2.0-only",
    "gnu.org/licenses/old-licenses/lgpl-2.1": "LGPL-2.1-only",
    "eclipse.org/legal/epl-2.0": "EPL-2.0",
    "unlicense.org": "Unlicense",
    "wtfpl.net": "WTFPL",
}
_FILE = re.compile(r"\.(?:en\.)?(?:html?|txt|php)$")


def address_key(text: str) -> str:
    """An address without scheme, `www`, query and file ending; empty where it is none."""
    found = _ADDRESS.fullmatch(text.strip()) if "." in text and "/" in text else None
    return _FILE.sub("", found["rest"].casefold()) if found else ""


def named_by(text: str) -> str:
    """The SPDX id that an address names by its form, empty where it names none.

    Ids come as the page spells them; the caller looks them up.
    """
    key = address_key(text)
    if not key:
        return ""
    if found := _COMMONS.fullmatch(key):
        return f"CC-{found['kind'].upper()}-{found['version']}"
    if _ZERO.fullmatch(key):
        return "CC0-1.0"
    if found := _BY_ID.fullmatch(key):
        return found["id"]
    return _PAGES.get(key, "")
