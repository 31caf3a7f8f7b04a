"""What the caller's own environment brings along, for hooks and commands alike."""

from __future__ import annotations

import os
from pathlib import Path

from pplcheck.pipeline import user_registers


def shared_registers() -> tuple[Path, ...]:
    """Registers from PPLCHECK_REGISTER, else those the user's own configuration names."""
    named = os.environ.get("PPLCHECK_REGISTER", "")
    if named:
        return tuple(Path(part) for part in named.split(os.pathsep) if part)
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return user_registers(Path(home) / "pplcheck" / "config.toml")
