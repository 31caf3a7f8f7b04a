"""The stage that verifies signatures, where the caller brings along the keys to do it with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pplcheck.errors import UsageError
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.contribution import History
from pplcheck.pipeline.governing import read_file
from pplcheck.pipeline.request import Request

KEY_BYTES = 16 << 20
"""Bytes of a file of keys; more is refused."""


def with_signatures(request: Request, repository: Quarantine, history: History) -> History:
    """The history with what its signatures prove; the same one where no keys are brought along.

    Raises UsageError where the keys lie in the repository under check, ConfigurationError where
    a file is missing or holds no key, CouldNotCheckError where nothing can be verified.
    """
    signers, keyring = request.allowed_signers, request.keyring
    if signers is None and keyring is None:
        return history
    from pplcheck.history.keys import Trust
    from pplcheck.history.signatures import read_signatures

    trust = Trust(
        signers=_read(signers, "--allowed-signers", repository),
        keyring=_read(keyring, "--keyring", repository),
        signers_path=str(signers or ""),
        keyring_path=str(keyring or ""),
    )
    return replace(history, signatures=read_signatures(repository, history.head, trust))


def _read(path: Path | None, option: str, repository: Quarantine) -> bytes | None:
    if path is None:
        return None
    if any(path.resolve().is_relative_to(folder) for folder in repository.located.folders):
        raise UsageError(
            f"{option} {str(path)!r} lies in the repository under check, where whoever is checked "
            "can edit it; keep the keys you trust outside"
        )
    return read_file(path, KEY_BYTES)
