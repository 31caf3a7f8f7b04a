"""Every command by name, in reading order, with the line that lists it; loads nothing."""

from __future__ import annotations

SUMMARIES = {
    "check": "Check a repository: license, parties, reciprocity.",
    "demo": "Show what it looks like, on a small repository made here.",
    "explain": "Tell why: a rule, a license, an organization, a person.",
    "licenses": "Tell which licenses are declared where, and since when.",
    "may-i": "Tell whether a kind of user may use this.",
    "who": "Tell who makes it, for whom, and what was paid.",
    "reciprocity": "Tell who contributes, who uses, on which term.",
    "report": "Write the report to an assembly.",
    "fleet": "Scan many repositories, and report on them together.",
    "shares": "Propose shares by the policy's value equation.",
    "badge": "Write a badge for the project's page.",
    "ask": "Rank the open questions by what each would settle.",
    "rules": "List all rules.",
    "init": "Write a first pplcheck.toml and register.toml.",
    "register": "Import, export, add to and check the register.",
    "baseline": "Record what is found now; tell what is new.",
    "config": "The settings in force, and the schemas.",
    "hook": "What pre-commit and git's own hooks call.",
    "cache": "What is kept from one run to the next.",
    "completion": "Print a script that completes commands in a shell.",
}
"""What each command is for, on a line of 80 columns; each has a module of its name."""

GROUPS = frozenset({"register", "baseline", "config", "hook", "cache", "fleet"})
"""Commands that have commands of their own."""

COMMANDS = tuple(sorted(SUMMARIES))
"""Every command, sorted; a first word that is none of them is a path to check."""
