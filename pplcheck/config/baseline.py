"""A baseline file read within bounds: JSON of a known form, or refused with the reason.

A baseline that cannot be read whole is never ignored: the check would fail for no visible reason,
or worse, pass for one.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Final

from pplcheck.config.document import Problems, digest_of
from pplcheck.config.wording import plain, shown
from pplcheck.model.baseline import BASELINE_SCHEMA, Baseline, Entry
from pplcheck.model.report import Severity

BASELINE_BYTES: Final = 32 << 20
"""The longest baseline that is read, in bytes: about 100,000 findings."""

MOST_ENTRIES: Final = 100_000
"""How many findings a baseline may record."""

_CODE: Final = re.compile(r"PPL[1-9][0-9]{2}")
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{32}")
_VERSION: Final = re.compile(r"([0-9]{1,6})\.[0-9]{1,6}\.[0-9]{1,6}")
_SEVERITIES: Final = {severity.label: severity for severity in Severity}
_AGAIN: Final = "write it anew with `pplcheck baseline create`"


def load_baseline(data: bytes, path: str) -> Baseline:
    """The baseline in a file's bytes; `path` is the file as messages name it.

    Keys that are not known are passed over, as a later version of the same form may add some.

    Raises:
        ConfigurationError: too large, no JSON, or not of the form this version reads, with every
            problem of the file.
    """
    problems = Problems(path)
    document = _document(data, problems)
    problems.raise_any()
    _check_version(document, problems)
    problems.raise_any()
    created = _created(document.get("created"), problems)
    entries = _entries(document.get("findings"), problems)
    problems.raise_any()
    return Baseline(path=path, digest=digest_of(data), created=created, entries=entries)


def _document(data: bytes, problems: Problems) -> dict[str, Any]:
    if len(data) > BASELINE_BYTES:
        problems.add(f"is larger than {BASELINE_BYTES >> 20} MiB; {_AGAIN}")
        return {}
    try:
        found = json.loads(data.decode("utf-8"))
    except RecursionError:
        problems.add(f"nests too deep for a baseline; {_AGAIN}")
    except ValueError as error:  # also for bytes that are no UTF-8, and for endless numbers
        reason = plain(str(error), 120)
        problems.add(f"is no baseline, it is not valid JSON: {reason}; {_AGAIN}")
    else:
        if isinstance(found, dict):
            return found
        problems.add(f"is no baseline, it must hold a JSON object; {_AGAIN}")
    return {}


def _check_version(document: dict[str, Any], problems: Problems) -> None:
    """A form of another main version may mean something else by the same words."""
    version = document.get("schema_version")
    written = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if written is None:
        problems.add(
            f'must have a version like "{BASELINE_SCHEMA}", got {shown(version)}; {_AGAIN}',
            key="schema_version",
        )
    elif int(written[1]) != int(BASELINE_SCHEMA.partition(".")[0]):
        problems.add(
            f"is of version {version}, this pplcheck reads {BASELINE_SCHEMA}; {_AGAIN}",
            key="schema_version",
        )


def _created(value: Any, problems: Problems) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        problems.add(f'must be a day like "2026-10-01", got {shown(value)}', key="created")
        return date.min


def _entries(value: Any, problems: Problems) -> tuple[Entry, ...]:
    if not isinstance(value, list):
        problems.add(f"must be a list of findings, got {shown(value)}; {_AGAIN}", key="findings")
        return ()
    if len(value) > MOST_ENTRIES:
        problems.add(f"records more than {MOST_ENTRIES:,} findings", key="findings")
        return ()
    return tuple(_entry(row, f"findings[{place}]", problems) for place, row in enumerate(value))


def _entry(row: Any, place: str, problems: Problems) -> Entry:
    fields = row if isinstance(row, dict) else {}
    texts = {key: _text(fields.get(key)) for key in ("path", "party", "subject")}
    code, fingerprint = _text(fields.get("code")), _text(fields.get("fingerprint"))
    severity = _SEVERITIES.get(_text(fields.get("severity")))
    if not _CODE.fullmatch(code):
        problems.add(f"must name a rule like PPL103, got {shown(fields.get('code'))}", key=place)
    if not _FINGERPRINT.fullmatch(fingerprint):
        problems.add("must have a fingerprint of 32 hex digits", key=place)
    if severity is None:
        problems.add('must have a severity, "error", "warning" or "note"', key=place)
    return Entry(code=code, fingerprint=fingerprint, severity=severity or Severity.NOTE, **texts)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
