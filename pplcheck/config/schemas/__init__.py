"""The published JSON Schemas of the files people keep, for editors and for `config schema`.

They follow JSON Schema draft 2020-12, with TOML dates as strings of the format `date`. They
check the shape of a file; the loaders check more (contradictions, paths, check digits).
"""

from __future__ import annotations

from typing import Any

from pplcheck.config.wording import did_you_mean, listed, nearest, plain
from pplcheck.errors import UsageError

SCHEMA_NAMES = ("baseline", "phyle", "policy", "register")


def schema(name: str, *, also: tuple[str, ...] = ()) -> str:
    """The schema of a file as JSON text, by its name, one of `SCHEMA_NAMES`.

    `also` are names of other schemas, for a hint at what was meant.

    Raises:
        UsageError: there is no such schema.
    """
    from importlib.resources import files

    if name not in SCHEMA_NAMES:
        names = sorted((*SCHEMA_NAMES, *also))
        hint = did_you_mean(nearest(name, names)) or f"; there is {listed(names)}"
        raise UsageError(f"no schema is named '{plain(name)}'{hint}")
    return (files(__name__) / f"{name}.schema.json").read_text(encoding="utf-8")


def load_schema(name: str) -> dict[str, Any]:
    """The schema of a file as `schema` has it, parsed."""
    import json

    parsed: dict[str, Any] = json.loads(schema(name))
    return parsed
