"""The demo: a small repository made on the spot, then checked like any other."""

from __future__ import annotations

from pathlib import Path

from pplcheck.demo import AS_OF, make_demo
from pplcheck.model.report import Report
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.request import Request


def demo(folder: Path) -> Report:
    """Make the demo repository in `folder` and check it as of its own fixed day."""
    make_demo(folder)
    return answer(Request(path=folder, as_of=AS_OF))
