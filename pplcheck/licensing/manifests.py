"""Package metadata that names a license: which reader reads which manifest."""

from __future__ import annotations

from collections.abc import Callable

from pplcheck.licensing import json_manifests, line_manifests, toml_manifests
from pplcheck.licensing.statement import Statement

MOST_BYTES = 1 << 20
"""Larger manifests are not read; callers report them."""

READERS: dict[str, Callable[[str], tuple[Statement, ...]]] = {
    "package.json": json_manifests.package_json,
    "composer.json": json_manifests.composer_json,
    "pyproject.toml": toml_manifests.pyproject,
    "Cargo.toml": toml_manifests.cargo,
    "setup.cfg": line_manifests.setup_cfg,
    "setup.py": line_manifests.setup_py,
}


def read_manifest(path: str, text: str) -> tuple[Statement, ...]:
    """The license statements of a manifest.

    Raises:
        ManifestError: it cannot be read; the message says why.
    """
    name = path.rpartition("/")[2]
    reader = READERS.get(name) or (line_manifests.gemspec if name.endswith(".gemspec") else None)
    return reader(text) if reader else ()
