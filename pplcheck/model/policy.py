"""What a project declares about its own judging: it may waive and choose what fails, no more."""

from __future__ import annotations

from dataclasses import field

from pplcheck.model.contribution import Identity, Role
from pplcheck.model.frozen import frozen
from pplcheck.model.power import Lines
from pplcheck.model.report import Severity, Waiver
from pplcheck.model.standing import Reading
from pplcheck.model.value import Equation


@frozen
class LicenseOverride:
    """A declaration the project corrects: path, the expression as written, why."""

    path: str
    expression: str
    reason: str
    line: int = 0


@frozen
class Policy:
    """The settings in force.

    `path` is empty where no policy file exists, `digest` then too. `window_months` and
    `threshold_commits` say what contributing means; `count_imports` whether imports of others'
    work do as well, and `import_files` how many files a commit may add before it is taken for
    one. `fail_on` None means never. `registers`
    and `ledgers` are paths inside the repository, relative to the policy's folder, and so is
    `baseline`, empty for none. `presume_commoner` False turns those of whom nothing is known into
    undetermined. `reviewer` names who reviews edits of governing files, empty for any maintainer.
    `lines` are those beyond which power in the commons is told; `value` is the equation by which
    shares are proposed.
    """

    path: str = ""
    digest: str = ""
    reading: Reading = Reading.KLEINER
    registers: tuple[str, ...] = ()
    ledgers: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    undetermined_fails: bool = False
    presume_commoner: bool = True
    window_months: int = 24
    threshold_commits: int = 1
    count: tuple[Role, ...] = (
        Role.AUTHOR,
        Role.CO_AUTHOR,
        Role.REVIEW,
        Role.SPONSOR,
        Role.LEDGER,
    )
    bots: tuple[Identity, ...] = ()
    count_imports: bool = False
    import_files: int = 1000
    exclude: tuple[str, ...] = ()
    overrides: tuple[LicenseOverride, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str = ""
    reviewer: str = ""
    lines: Lines = field(default_factory=Lines)
    value: Equation = field(default_factory=Equation)
