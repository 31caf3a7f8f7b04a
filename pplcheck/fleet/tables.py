"""The form of the store: tables for us, and views of the latest run for everybody.

The views are what `fleet query` and `fleet export` show, described in docs/fleet.md. A change of
their meaning raises `SCHEMA`; another version's store is refused, never read as this one's.
"""

from __future__ import annotations

from typing import Final

SCHEMA: Final = 1
"""The version of tables and views, kept as `PRAGMA user_version`."""

APPLICATION: Final = 0x70706C66
"""What marks the file as ours (`PRAGMA application_id`): "pplf"."""

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
  place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, path TEXT NOT NULL, url TEXT NOT NULL,
  steward TEXT NOT NULL, identity TEXT NOT NULL, tip TEXT NOT NULL, state TEXT NOT NULL,
  reason TEXT NOT NULL, same_as TEXT NOT NULL);
CREATE INDEX entry_identity ON entry (identity);
CREATE TABLE result (
  id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, tip TEXT NOT NULL,
  question TEXT NOT NULL, as_of TEXT NOT NULL, failed TEXT NOT NULL, state TEXT NOT NULL,
  reason TEXT NOT NULL, complete INTEGER NOT NULL, seconds REAL NOT NULL, cpu REAL NOT NULL,
  megabytes INTEGER NOT NULL, seconds_allowed REAL NOT NULL, megabytes_allowed INTEGER NOT NULL,
  head TEXT NOT NULL, license TEXT NOT NULL, terms TEXT NOT NULL, reading TEXT NOT NULL,
  commits INTEGER NOT NULL, contributions INTEGER NOT NULL, people INTEGER NOT NULL,
  open INTEGER NOT NULL, first TEXT, last TEXT, files INTEGER NOT NULL,
  reciprocal_files INTEGER NOT NULL, absence INTEGER NOT NULL, elephant INTEGER NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL,
  record BLOB NOT NULL);
CREATE TABLE organization (
  result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE, party TEXT NOT NULL,
  name TEXT NOT NULL, declared INTEGER NOT NULL, kind TEXT NOT NULL, standing TEXT NOT NULL,
  basis TEXT NOT NULL, verdict TEXT NOT NULL, reciprocity TEXT NOT NULL,
  commits INTEGER NOT NULL, recent INTEGER NOT NULL, people INTEGER NOT NULL, first TEXT,
  last TEXT, uses INTEGER NOT NULL, agreements INTEGER NOT NULL, folded INTEGER NOT NULL);
CREATE TABLE contribution (
  result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE, year INTEGER NOT NULL,
  party TEXT NOT NULL, capacity TEXT NOT NULL, kind TEXT NOT NULL, certainty TEXT NOT NULL,
  paid TEXT NOT NULL, commits INTEGER NOT NULL);
CREATE TABLE person (
  result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE, id TEXT NOT NULL,
  name TEXT NOT NULL, year INTEGER NOT NULL, party TEXT NOT NULL, commits INTEGER NOT NULL);
CREATE TABLE period (
  result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE, place INTEGER NOT NULL,
  license TEXT NOT NULL, terms TEXT NOT NULL, day TEXT NOT NULL, "commit" TEXT NOT NULL,
  path TEXT NOT NULL, commits INTEGER NOT NULL);
CREATE TABLE license (
  result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE, license TEXT NOT NULL,
  terms TEXT NOT NULL, files INTEGER NOT NULL, vendored INTEGER NOT NULL);
CREATE TABLE finding (
  result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE, code TEXT NOT NULL,
  name TEXT NOT NULL, severity TEXT NOT NULL, findings INTEGER NOT NULL);
CREATE INDEX organization_result ON organization (result);
CREATE INDEX contribution_result ON contribution (result);
CREATE INDEX person_result ON person (result);
CREATE INDEX period_result ON period (result);
CREATE INDEX license_result ON license (result);
CREATE INDEX finding_result ON finding (result);
CREATE VIEW judged AS
  SELECT e.name AS repository, r.id AS result FROM entry e JOIN result r USING (identity)
  WHERE e.state = 'judged';
CREATE VIEW repositories AS
  SELECT e.name AS repository, e.steward, e.url, e.state, e.reason, e.same_as,
    coalesce(r.complete, 0) AS complete, r.as_of, coalesce(r.head, '') AS head,
    coalesce(r.license, '') AS license, coalesce(r.terms, 'unknown') AS terms,
    coalesce(r.reading, '') AS reading, coalesce(r.commits, 0) AS commits,
    coalesce(r.contributions, 0) AS contributions, coalesce(r.people, 0) AS people,
    coalesce(r.open, 0) AS open, r.first, r.last, coalesce(r.files, 0) AS files,
    coalesce(r.reciprocal_files, 0) AS reciprocal_files, coalesce(r.absence, 0) AS absence,
    coalesce(r.elephant, 0) AS elephant, coalesce(r.errors, 0) AS errors,
    coalesce(r.warnings, 0) AS warnings, coalesce(r.notes, 0) AS notes,
    coalesce(r.seconds, 0.0) AS seconds, coalesce(r.cpu, 0.0) AS cpu,
    coalesce(r.megabytes, 0) AS megabytes
  FROM entry e LEFT JOIN result r
    ON r.identity = e.identity AND e.state IN ('judged', 'refused');
CREATE VIEW organizations AS
  SELECT j.repository, o.party, o.name, o.declared, o.kind, o.standing, o.basis, o.verdict,
    o.reciprocity, o.commits, o.recent, o.people, o.first, o.last, o.uses, o.agreements, o.folded
  FROM judged j JOIN organization o USING (result);
CREATE VIEW contributions AS
  SELECT j.repository, c.year, c.party, c.capacity, c.kind, c.certainty, c.paid, c.commits
  FROM judged j JOIN contribution c USING (result);
CREATE VIEW people AS
  SELECT j.repository, p.id, p.name, p.year, p.party, p.commits
  FROM judged j JOIN person p USING (result);
CREATE VIEW periods AS
  SELECT j.repository, p.place, p.license, p.terms, p.day, p."commit", p.path, p.commits
  FROM judged j JOIN period p USING (result);
CREATE VIEW licenses AS
  SELECT j.repository, l.license, l.terms, l.files, l.vendored
  FROM judged j JOIN license l USING (result);
CREATE VIEW findings AS
  SELECT j.repository, f.code, f.name, f.severity, f.findings
  FROM judged j JOIN finding f USING (result);
"""

_TEXT, _COUNT, _DAY, _FLAG, _REAL = "VARCHAR", "BIGINT", "DATE", "BOOLEAN", "DOUBLE"

VIEWS: Final[dict[str, dict[str, str]]] = {
    "repositories": {
        **dict.fromkeys(("repository", "steward", "url", "state", "reason", "same_as"), _TEXT),
        "complete": _FLAG,
        "as_of": _DAY,
        **dict.fromkeys(("head", "license", "terms", "reading"), _TEXT),
        **dict.fromkeys(("commits", "contributions", "people", "open"), _COUNT),
        **dict.fromkeys(("first", "last"), _DAY),
        **dict.fromkeys(("files", "reciprocal_files", "absence", "elephant"), _COUNT),
        **dict.fromkeys(("errors", "warnings", "notes"), _COUNT),
        **dict.fromkeys(("seconds", "cpu"), _REAL),
        "megabytes": _COUNT,
    },
    "organizations": {
        **dict.fromkeys(("repository", "party", "name"), _TEXT),
        "declared": _FLAG,
        **dict.fromkeys(("kind", "standing", "basis", "verdict", "reciprocity"), _TEXT),
        **dict.fromkeys(("commits", "recent", "people"), _COUNT),
        **dict.fromkeys(("first", "last"), _DAY),
        **dict.fromkeys(("uses", "agreements", "folded"), _COUNT),
    },
    "contributions": {
        "repository": _TEXT,
        "year": _COUNT,
        **dict.fromkeys(("party", "capacity", "kind", "certainty", "paid"), _TEXT),
        "commits": _COUNT,
    },
    "people": {
        **dict.fromkeys(("repository", "id", "name"), _TEXT),
        "year": _COUNT,
        "party": _TEXT,
        "commits": _COUNT,
    },
    "periods": {
        "repository": _TEXT,
        "place": _COUNT,
        **dict.fromkeys(("license", "terms"), _TEXT),
        "day": _DAY,
        **dict.fromkeys(("commit", "path"), _TEXT),
        "commits": _COUNT,
    },
    "licenses": {
        **dict.fromkeys(("repository", "license", "terms"), _TEXT),
        **dict.fromkeys(("files", "vendored"), _COUNT),
    },
    "findings": {
        **dict.fromkeys(("repository", "code", "name", "severity"), _TEXT),
        "findings": _COUNT,
    },
}
"""Each view with its columns and their types, as analytical databases call these."""
