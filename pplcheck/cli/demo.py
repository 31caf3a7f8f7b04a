"""`pplcheck demo`: what does it look like? A small PPL repository, made and checked on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import check, options, output

FolderArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DIR]", help="Make it here and keep it; it must not exist.", show_default=False
    ),
]

LEGEND = """\
What the lines mean
  License      what LICENSE declares, since which commit; before that the MIT license applied,
               and what was released under it stays so. package.json says something else,
               which is a conflict.
  commoner     Nebula is a worker cooperative (both limbs of 4(c) are declared, with their
               source); a university and a city contribute too. Presumed: two people of whom
               nothing shows for whom they act. They are taken for commoners, and never counted
               as shown.
  commercial   Orbit contributes, and the license's text bars wage labor all the same, by 4(d).
               Meteor is declared a user in ADOPTERS.md; no contribution was found. That is all
               that is said: not that it has none.
  undetermined pulsar.example shows as an organization. Its kind does not, so nothing is claimed.
  not counted  merges, bots and reverts are told apart and left out of the shares.
  Ask first    what would settle most, in that order.
  Fails        `pplcheck check` would exit 1 here; the demo itself exits 0.

Try next: {next}
"""


def demo(
    folder: FolderArgument = None,
    *,
    output_format: options.FormatOption = options.Format.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> int:
    """Make a small PPL repository, check it, and say what each line means; exits 0."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="pplcheck-demo-") as temporary:
        report = pipeline.demo(folder or Path(temporary) / "kitchen")
        check.show(report, output_format, output_file, quiet=quiet, no_color=no_color)
    if output_format is options.Format.TERMINAL and not quiet:
        place = folder or Path("kitchen")
        made = "" if folder else f"pplcheck demo {place}, then: "
        then = f'{made}pplcheck explain "Meteor GmbH" {place}'
        output.emit("\n" + LEGEND.format(next=then), None)
    return 0
