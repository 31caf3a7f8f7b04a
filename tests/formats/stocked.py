"""An inventory for tests of the formats that carry it."""

from __future__ import annotations

from datetime import UTC, datetime

from pplcheck.model.inventory import Inventory, InventoryFile, Reference

SHA1 = "a" * 40
SHA256 = "b" * 64
HOSTILE = 'a"b</x>\x1b[31m\u202e=1.txt'


def file(path: str, concluded: str = "MIT", *found: str, why: str = "") -> InventoryFile:
    return InventoryFile(
        path=path, sha1=SHA1, sha256=SHA256, concluded=concluded, found=found, why=why
    )


def inventory() -> Inventory:
    return Inventory(
        tool_version="1.2.3",
        name="kitchen",
        head="ab" * 20,
        created=datetime(2026, 10, 1, 12, 0, tzinfo=UTC),
        license="PPL OR LicenseRef-House",
        ids=("GPL-2.0+", "LicenseRef-House", "MIT", "PPL"),
        files=(
            file("LICENSE", "PPL OR LicenseRef-House", "LicenseRef-House", "PPL"),
            file(HOSTILE, "", why="declared by LICENSE:1 (text)"),
            file("b\udcff.txt", "GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only"),
            file("icon@2x.png"),
        ),
        references=(Reference(id="LicenseRef-House", named="House", path="LICENSE"),),
        digest="cd" * 32,
    )
