"""Makes many calls of pplcheck in one process, in the folder it is started in; run as a script.

Standard input has a JSON list of argument lists; the file named as the first argument gets a list
of `[status, output, complaints]`, the texts with bytes that are no UTF-8 escaped.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

from pplcheck.__main__ import main


def call(arguments: list[str]) -> tuple[int, str, str]:
    """The exit status of one call, and all it wrote to its two outputs."""
    before = sys.stdout, sys.stderr
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
    sys.stdout, sys.stderr = streams
    try:
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 3
    finally:
        sys.stdout, sys.stderr = before
    said = []
    for stream in streams:
        stream.flush()
        raw = stream.buffer
        assert isinstance(raw, io.BytesIO)
        said.append(raw.getvalue().decode("utf-8", "backslashreplace"))
    return status, said[0], said[1]


if __name__ == "__main__":
    results = [call(arguments) for arguments in json.load(sys.stdin)]
    Path(sys.argv[1]).write_text(json.dumps(results), encoding="utf-8")
