"""`may-i` as JSON, for machines; the schema is `schemas/permission.schema.json`.

The answer stands at the top. Of a bill of materials that is the worst of its components' answers,
with the clauses and conditions of all components that have it.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.document import Value, written
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.party import FACTS
from pplcheck.model.permission import Basis, Condition, Permission, PermissionReport, Permitted

SCHEMA_VERSION: Final = "1.0.0"
"""The version of the document's form; semantic, see https://semver.org."""


def render(report: PermissionReport) -> str:
    """The answer as one JSON document that ends in a line break."""
    return written(document(report))


def document(report: PermissionReport) -> Value:
    """The answer as JSON values, before escapes."""
    inquiry = report.inquiry
    worst = worst_of(report)
    lone = None if report.components else report.answers[0]
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "pplcheck", "version": report.tool_version},
        "complete": report.complete,
        "answer": worst[0].answer.value if worst else Permitted.UNDETERMINED.value,
        "clauses": list(dict.fromkeys(number for entry in worst for number in entry.clauses)),
        "conditions": list(dict.fromkeys(text for entry in worst for text in conditions(entry))),
        "contact": str(report.contact) if report.contact else None,
        "contact_source": f"{report.contact.path}:{report.contact.line}"
        if report.contact
        else None,
        "license": _license(lone),
        "under": list(lone.under) if lone else [],
        "path": report.declared_in or None,
        "kind": inquiry.kind.value,
        "use": inquiry.use.value,
        "stated": [{"fact": fact, "answer": answer.value} for fact, answer in inquiry.facts],
        "settles": list(dict.fromkeys(fact for entry in worst for fact in _settling(entry))),
        "doubts": list(dict.fromkeys(doubt for entry in worst for doubt in entry.doubts)),
        "grounds": [_ground(ground) for ground in (lone.grounds if lone else ())],
        "remedy": list(dict.fromkeys(step for entry in worst for step in entry.remedy)),
        "agreements": list(dict.fromkeys(way for entry in worst for way in entry.agreements)),
        "notes": [without_addresses(note) for note in report.notes],
        "commit": (report.judged.head or None) if report.judged else None,
        "judged": report.judged.tree if report.judged else None,
        "components": [_component(entry) for entry in report.answers]
        if report.components
        else None,
        "gaps": [without_addresses(str(gap)) for gap in report.gaps],
    }


def worst_of(report: PermissionReport) -> tuple[Permission, ...]:
    """All answers that are as bad as the first."""
    first = report.answers[:1]
    return tuple(entry for entry in report.answers if entry.answer is first[0].answer)


def conditions(entry: Permission) -> tuple[str, ...]:
    """What must hold or be done, each with its clause, and its license where there are several."""
    ids = entry.expression.ids if entry.expression else ()
    return tuple(condition_text(condition, several=len(ids) > 1) for condition in entry.conditions)


def _settling(entry: Permission) -> tuple[str, ...]:
    """The facts a user would have to state."""
    return tuple(fact for condition in entry.conditions for fact in condition.facts)


def condition_text(condition: Condition, *, several: bool) -> str:
    """A condition as `clause: words`."""
    named = several or not condition.clauses
    where = " ".join([condition.license] * named + [", ".join(condition.clauses)]).strip()
    return f"{where}: {condition.text}"


def _license(entry: Permission | None) -> str | None:
    return entry.expression.text if entry and entry.expression else None


def _ground(ground: Basis) -> Value:
    return {
        "license": ground.license,
        "clause": ground.clause,
        "fact": ground.fact,
        "words": FACTS[ground.fact],
        "answer": ground.answer.value,
        "source": ground.source,
    }


def _component(entry: Permission) -> Value:
    return {
        "component": without_addresses(entry.subject),
        "license": _license(entry),
        "answer": entry.answer.value,
        "clauses": list(entry.clauses),
        "conditions": list(conditions(entry)),
        "doubts": list(entry.doubts),
    }
