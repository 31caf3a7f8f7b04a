"""Every error pplcheck raises: one base, small named leaves, each with its exit status.

Exit statuses follow the contract of the command line: 2 usage or configuration, 3 could not
check. A message says what was found, where (file and dotted key, line, or commit), and what
to do; it starts in lower case and ends without a full stop.
"""

from __future__ import annotations


class PplcheckError(Exception):
    """Base of all errors; `exit_status` is what the command line exits with."""

    exit_status = 3
    code: str | None = None


class UsageError(PplcheckError):
    """The command line asks for something that does not exist or contradicts itself."""

    exit_status = 2


class ConfigurationError(PplcheckError):
    """A policy, register or profile is not what it must be; `problems` lists all at once."""

    exit_status = 2

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep every problem, in the order given; at least one is expected."""
        super().__init__("\n".join(problems))
        self.problems = problems


class CouldNotCheckError(PplcheckError):
    """The answer cannot be known from what lies there; never reported as clean."""

    exit_status = 3
    code = "PPL902"


class UnreadableConfigurationError(CouldNotCheckError):
    """A policy or register exists but cannot be read: a link, a device, too large, forbidden."""

    code = "PPL903"


class NotARepositoryError(CouldNotCheckError):
    """The path is not inside a git repository, or the repository's layout is not understood."""

    code = "PPL905"


class EmptyHistoryError(CouldNotCheckError):
    """The repository has no commit, or HEAD points to nothing yet."""

    code = "PPL905"


class UnknownRevisionError(UsageError):
    """A revision named by the caller does not resolve to a commit of the repository."""


class ShallowHistoryError(CouldNotCheckError):
    """The history is cut off: a shallow clone, or a file that pretends so."""

    code = "PPL901"


class UnreadableHistoryError(CouldNotCheckError):
    """An object the history needs is missing or corrupt, or git ended before the end."""

    code = "PPL902"


class GitUnavailableError(CouldNotCheckError):
    """No git on the PATH, or one too old to be read safely."""

    code = "PPL906"


class OutputError(PplcheckError):
    """A report could not be written; the file that was there before is untouched."""

    exit_status = 3


class ReaderGoneError(OutputError):
    """Whoever read standard output stopped reading, as `head` does; there is nobody to tell."""
