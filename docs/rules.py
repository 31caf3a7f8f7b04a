"""Write docs/rules.md from the rules themselves: `python docs/rules.py`.

The page says what `pplcheck explain CODE` says; a test keeps both the same.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from pplcheck.model.rule import Rule
from pplcheck.rules import RETIRED, RULES

PAGE = Path(__file__).with_name("rules.md")

FAMILIES = {
    "PPL1": "Declarations",
    "PPL2": "Compatibility",
    "PPL3": "People and organizations",
    "PPL4": "Standing and reciprocity",
    "PPL5": "Power in the commons",
    "PPL90": "What could not be checked",
    "PPL91": "Waivers",
    "PPL92": "Files that govern the check",
}
"""What the beginnings of codes stand for, in the order of the page."""

HEAD = """\
# The rules

<!-- Written by docs/rules.py from pplcheck/rules; edit the rules, then run it. -->

Every finding has a code. `pplcheck explain CODE` prints what stands here, `pplcheck rules` lists
all codes, and `--select` and `--ignore` choose among them. A code is never given to another rule.
Severities are those a finding has unless its rule says otherwise; `--fail-on` decides which of them
make a check fail. This is no legal advice.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD, _overview()]
    for start, title in FAMILIES.items():
        parts += [f"## {title}\n", *(_section(rule) for rule in _family(start))]
    if RETIRED:
        rows = [f"| {code} | {words} |" for code, words in sorted(RETIRED.items())]
        parts.append("\n".join(["## Retired codes\n", "| code | since |", "| --- | --- |", *rows]))
    return "\n".join(parts)


def _family(start: str) -> list[Rule]:
    return [rule for rule in RULES if rule.code.startswith(start)]


def _overview() -> str:
    rows = ["| code | severity | what is found |", "| --- | --- | --- |"]
    for rule in RULES:
        anchor = f"#{rule.code.lower()}-{rule.name}"
        rows.append(f"| [{rule.code}]({anchor}) | {rule.severity.label} | {rule.summary} |")
    return "\n".join([*rows, ""])


def _section(rule: Rule) -> str:
    situation, _, finding = rule.example.partition("\n")
    clause = f", clause {rule.clause}" if rule.clause else ""
    quoted = textwrap.wrap(finding, 95, break_long_words=False, break_on_hyphens=False)
    return "\n".join(
        [
            f"### {rule.code} {rule.name}\n",
            f"*{rule.severity.label}{clause}*\n",
            f"{rule.rationale.strip()}\n",
            f"**Remedy.** {rule.remedy[0].upper()}{rule.remedy[1:]}.\n",
            f"**For example.** {situation}\n",
            "```",
            *quoted,
            "```\n",
        ]
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
