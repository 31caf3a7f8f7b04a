"""`pplcheck explain THING`: a rule, a license, an organization or a person, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings

ThingArgument = Annotated[
    str, typer.Argument(metavar="THING", help="A code, a license, an organization or a person.")
]
RepositoryArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[PATH]", help="The repository it is part of.", show_default=False),
]


def explain(
    thing: ThingArgument,
    path: RepositoryArgument = None,
    *,
    rev: options.RevOption = "",
    as_of: options.AsOfOption = "",
    reading: options.ReadingOption = None,
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    pseudonyms: options.PseudonymsOption = None,
    signers: options.SignersOption = None,
    keyring: options.KeyringOption = None,
) -> int:
    """Tell the rationale of a rule, the terms of a license, or all evidence about a party."""
    known = pipeline.explain_known(thing)
    if known:
        output.emit(known, None)
        return 0
    request = settings.request(
        path,
        rev=rev,
        as_of=as_of,
        reading=reading,
        registers=register or [],
        config=config,
        isolated=isolated,
        no_cache=no_cache,
        show_people=True,
        pseudonyms=pseudonyms,
    )
    request = replace(request, allowed_signers=signers, keyring=keyring)
    output.emit(pipeline.explain_party(request, thing), None)
    return 0
