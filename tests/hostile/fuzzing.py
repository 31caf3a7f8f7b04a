"""`python -m tests.hostile.fuzzing NAME RUNS`: one parser, fed by atheris until it breaks.

`.ci/fuzz` runs all of them. What breaks a parser is printed in Base64, with the traceback; when it
is mended, put it into `KEPT` of `test_fuzzing`.
"""

from __future__ import annotations

import importlib
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

LONGEST = 4096
"""Bytes of an input."""


def mutated(seed: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    """Inputs made from one: bytes changed, taken out, put in, parts of it said again."""
    for _ in range(count):
        made = bytearray(seed)
        for _ in range(chance.randint(1, 8)):
            start = chance.randint(0, len(made))
            end = min(len(made), start + chance.randint(0, 16))
            piece = chance.choice(
                (
                    b"",
                    bytes(chance.randbytes(3)),
                    made[start:end] * 2,
                    made[end:][:16],
                    b"\0",
                    b'"\\',
                )
            )
            made[start:end] = piece
        yield bytes(made[:LONGEST])


def main(words: list[str]) -> None:
    """Run atheris on one parser; it ends the process."""
    atheris = importlib.import_module("atheris")  # only there where `.ci/fuzz` put it
    name, runs = words
    with atheris.instrument_imports(include=["pplcheck"]):
        from tests.hostile import parsers
    parser = parsers.parsers()[name]

    def one(data: bytes) -> None:
        parsers.survives(parser, data)

    folder = Path(tempfile.mkdtemp())
    for number, data in enumerate(mutated(parsers.SEEDS[name], random.Random(name), 50)):  # noqa: S311
        (folder / f"{number}").write_bytes(data)
    (folder / "seed").write_bytes(parsers.SEEDS[name])
    limits = [f"-runs={runs}", f"-max_len={LONGEST}", "-seed=8", "-timeout=30"]
    said = ["-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *limits, *said, str(folder)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
