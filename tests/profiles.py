"""Makes the license profiles ready to be loaded quickly: `python -m tests.profiles`.

Run it where a file of `licenses/` has changed; until then that file is read as TOML, which takes
longer and says the same.
"""

from __future__ import annotations

from pathlib import Path

from pplcheck.config.profiles import READY, ready

FOLDER = Path(__file__).resolve().parent.parent / "licenses"


def main() -> None:
    """Write the file."""
    (FOLDER / READY).write_text(ready(FOLDER), encoding="utf-8")


if __name__ == "__main__":
    main()
