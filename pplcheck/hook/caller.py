"""What the caller's own environment brings along, for hooks and commands alike."""

from __future__ import annotations

import os
from pathlib import Path


def shared_registers() -> tuple[Path, ...]:
    """Registers from PPLCHECK_REGISTER, else those the user's own configuration names."""
    named = os.environ.get("PPLCHECK_REGISTER", "")
    if named:
        return tuple(Path(part) for part in named.split(os.pathsep) if part)
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    configuration = Path(home) / "pplcheck" / "config.toml"
    if not configuration.is_file():
        return ()
    # Few have one, and reading it loads much that many a command can do without.
    from pplcheck.pipeline import user_registers

    return user_registers(configuration)
