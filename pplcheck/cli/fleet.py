"""`pplcheck fleet`: many repositories, scanned, reported on and asked about."""

from __future__ import annotations

import typer

from pplcheck.cli.fleet_query import export, query
from pplcheck.cli.fleet_report import report
from pplcheck.cli.fleet_run import run

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
app.command("run")(run)
app.command("report")(report)
app.command("query")(query)
app.command("export")(export)
