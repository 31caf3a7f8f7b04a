"""Folders that hold the work of others, by the names that tools and customs give them.

Sources: the manuals of Go (vendor), npm (node_modules), Bower, jspm, CocoaPods, Carthage, pip
(_vendor, site-packages), godep (Godeps/_workspace), and the customs of Chromium and Gerrit.
"""

from __future__ import annotations

VENDOR_FOLDERS = frozenset(
    {
        "vendor",
        "vendors",
        "vendored",
        "_vendor",
        "_vendored",
        "node_modules",
        "bower_components",
        "jspm_packages",
        "third_party",
        "third-party",
        "thirdparty",
        "3rdparty",
        "3rd-party",
        "3rd_party",
        "godeps",
        "_workspace",
        "pods",
        "carthage",
        "site-packages",
    }
)
"""Names in lower case. `external` and `deps` are not among them: projects write code there."""


def is_vendored(folder: str) -> bool:
    """Whether a folder, given with `/` from the root, is one of these or lies in one."""
    return any(name.casefold() in VENDOR_FOLDERS for name in folder.split("/"))
