"""How a bill of materials reaches its reader: `licenses --format spdx`, or `cyclonedx`."""

from __future__ import annotations

import sys
from pathlib import Path

from pplcheck import pipeline
from pplcheck.cli import output, settings
from pplcheck.errors import CouldNotCheckError


def write_bill(
    request: pipeline.Request, format_: str, output_file: Path | None, *, quiet: bool
) -> int:
    """Write the licenses of all files as SPDX or CycloneDX; gives the exit status."""
    with output.progress(quiet=quiet):
        found = pipeline.take_stock(request, epoch=settings.source_date())
        text = pipeline.render_inventory(found, format_)
    sys.stderr.writelines(f"{pipeline.gap_line(gap)}\n" for gap in found.gaps)
    output.emit(text, output_file)
    return CouldNotCheckError.exit_status if any(gap.fatal for gap in found.gaps) else 0
