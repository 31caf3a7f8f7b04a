"""Digests of judged files, which waivers name as their evidence."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from pplcheck.model.tree import Tree

DIGEST_LIMIT = 64 << 20
"""Bytes of a file whose digest a waiver may name; a larger one counts as changed."""


def digest_in(files: Tree) -> Callable[[str], str]:
    """How a waiver's evidence is compared: the digest of a judged file, empty where none is."""

    def digest(path: str) -> str:
        content = files.read((path,), DIGEST_LIMIT).get(path)
        if content is None or content.truncated:
            return ""
        return f"sha256:{sha256(content.data).hexdigest()}"

    return digest
