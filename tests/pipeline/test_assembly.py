from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pplcheck.errors import UsageError
from pplcheck.formats.html.weight import weight
from pplcheck.formats.report_json import render
from pplcheck.history.tree import WorkTree
from pplcheck.model.assembly import Assembly
from pplcheck.model.tree import Content
from pplcheck.pipeline.assembly import Gathered, assemble
from pplcheck.pipeline.exact import exact
from pplcheck.pipeline.recording import record_baseline
from pplcheck.pipeline.reporting import Site, render_report, report_on
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.told import last, within
from tests import repos
from tests.formats.assembled import FULL
from tests.formats.fixed_report import refused_report

REGISTER = """
schema = 1

[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }
source = "statutes, by ada@nebula.example"

[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
facts = { profits_from_wage_labor = "yes" }
source = "imprint"

[[organization]]
id = "meteor"
name = "Meteor GmbH"
domains = ["meteor.example"]
kind = "commercial"
facts = { profits_from_wage_labor = "yes" }
source = "imprint"

[[user]]
organization = "orbit"
use = "commercial"
since = 2024-01-01
source = "ADOPTERS"

[[agreement]]
party = "meteor"
from = 2020-01-01
until = 2030-01-01
terms = "5 % yearly, ask bob@meteor.example"
source = "letter"
"""
POLICY = """
schema = 1
register = ["register.toml"]

[contribution]
ledger = ["ledger.csv"]

[[waiver]]
code = "PPL301"
reason = "we know"
approver = "assembly of 2026-01-02"
expires = 2027-04-01
"""
LEDGER = (
    "who,work,amount,unit,from,until,confirmed_by\n"
    "Nebula Coop,care,12.5,hours,2026-01-01,2026-02-01,Orbit Ltd\n"
)
FILES = {
    "package.json": '{"name": "kitchen", "license": "PPL"}\n',
    "js/package.json": '{"name": "js", "license": "MIT"}\n',
    "register.toml": REGISTER,
    "pplcheck.toml": POLICY,
    "ledger.csv": LEDGER,
    ".mailmap": "Ada <ada@nebula.example>\n",
}


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [repos.commit("Ada <ada@nebula.example>", date="2024-01-01", files=FILES)]
    rows += [repos.commit("Ada <ada@nebula.example>", date=f"2025-01-{n:02}") for n in range(1, 9)]
    rows += [
        repos.commit("Ben <ben@orbit.example>", date="2015-03-01"),
        repos.commit(
            "Mia <mia@meteor.example>", date="2025-03-01", committer="Ada <ada@nebula.example>"
        ),
        repos.commit("Kim <kim@small.example>", date="2025-04-01"),
        repos.commit("Lou <lou@mail.example>", date="2025-05-01"),
        repos.commit("Lou <lou@mail.example>", "Merge", date="2025-05-02", parents=[11, 12]),
    ]
    return repos.build(tmp_path_factory.mktemp("repos") / "kitchen", rows)


def asked(path: Path, *, show_people: bool = False, as_of: date = date(2026, 6, 1)) -> Assembly:
    return report_on(Request(path=path, as_of=as_of, show_people=show_people))


def test_what_is_due_agreed_and_open(kitchen: Path) -> None:
    found = asked(kitchen)

    assert found.complete
    assert found.work
    assert (found.work.name, found.work.contributions) == ("kitchen", 13)
    assert (found.verdict.license, found.verdict.terms) == ("PPL", "reciprocal")
    assert [(case.name, case.reason) for case in found.verdict.due] == [("Orbit Ltd", "uses")]
    assert found.verdict.due_count == found.verdict.agreed == 1
    assert {clause.number: clause.met for clause in found.verdict.clauses} == {"4(c)": 1, "4(d)": 2}


def test_three_cuts_of_the_makers_come_to_the_same(kitchen: Path) -> None:
    found = asked(kitchen)

    assert found.makers
    assert found.work
    for rows in (found.makers.by_standing, found.makers.by_kind, found.makers.by_organization):
        assert sum(row.commits for row in rows) == found.work.contributions
    sure = found.verdict.certainty
    assert sure.shown + sure.presumed + sure.unknown == found.work.contributions
    assert sum(year.commits for year in found.years) == found.work.contributions
    for year in found.years:
        assert year.paid + year.presumed + year.unpaid + year.unknown == year.commits
        assert sum(entry.commits for entry in year.kinds) == year.commits


def test_small_undeclared_domains_are_told_together(kitchen: Path) -> None:
    text = render(asked(kitchen))

    assert "small.example" not in text
    assert "Lou" not in text
    assert "@" not in text.replace("@ ", "")
    assert "small.example" in render(asked(kitchen, show_people=True))
    assert "Lou" in render(asked(kitchen, show_people=True))


def test_who_takes_in_is_told(kitchen: Path) -> None:
    power = asked(kitchen).power

    assert power
    assert power.merging
    assert (power.merging.merges, power.merging.applied) == (1, 1)
    assert power.merging.spread.people == 2
    assert power.largest.name == "Nebula Coop"
    assert [year.year for year in power.years] == [2015, 2024, 2025]
    assert power.fork.since == "2024-06-01"


def test_licenses_waivers_ledger_and_inputs(kitchen: Path) -> None:
    found = asked(kitchen)

    assert found.map
    assert {scope.license for scope in found.map.scopes} == {"PPL", "MIT"}
    assert [waiver.code for waiver in found.minutes.waivers] == ["PPL301"]
    assert [(work.name, work.amount) for work in found.recorded] == [("Nebula Coop", "12.5")]
    roles = {entry.role for entry in found.annex.inputs}
    assert {"policy", "register", "ledger", "mailmap", "license"} <= roles
    assert [row.reciprocity for row in found.exchanges][:2] == ["applies", "agreed"]
    assert found.exchanges[1].agreements[0].terms == "5 % yearly, ask (address withheld)"


def test_anchors_of_findings_and_tables_lead_to_dossiers(kitchen: Path) -> None:
    found = asked(kitchen)

    anchors = [entry.anchor for entry in found.book.dossiers]
    assert len(set(anchors)) == len(anchors)
    assert found.makers
    wanted = {row.anchor for row in found.makers.by_organization}
    wanted |= {row.anchor for row in found.exchanges}
    wanted |= {row.anchor for row in found.book.findings}
    wanted |= {row.anchor for row in found.verdict.due}
    assert wanted - {""} <= set(anchors)


def test_nothing_can_be_judged_without_a_repository(tmp_path: Path) -> None:
    found = asked(tmp_path)

    assert not found.complete
    assert (found.work, found.makers, found.power, found.map) == (None, None, None, None)
    assert found.verdict.exit_status == 3
    assert found.book.findings[0].code == "PPL905"


def test_the_same_work_without_commits_or_license(tmp_path: Path) -> None:
    repo = repos.build(
        tmp_path / "bare", [repos.commit("Ada <ada@mail.example>", files={"a": "b"})]
    )

    found = asked(repo)

    assert found.verdict.license == ""
    assert found.verdict.path == ""
    assert found.map
    assert [(scope.license, scope.files) for scope in found.map.scopes] == [("", 1)]


def test_changes_since_the_last_report(kitchen: Path, tmp_path: Path) -> None:
    earlier = asked(kitchen, as_of=date(2026, 1, 1))
    assert earlier.work
    file = tmp_path / "earlier.json"
    changed = replace(
        earlier,
        reading="copyfair",
        work=replace(earlier.work, people=2),
        verdict=replace(earlier.verdict, license="MIT"),
        exchanges=(replace(earlier.exchanges[0], standing="undetermined"),),
        book=replace(
            earlier.book,
            findings=(replace(earlier.book.findings[0], code="PPL999", fingerprint="0"),),
        ),
    )
    file.write_text(render(changed), encoding="utf-8")

    since = report_on(Request(path=kitchen, as_of=date(2026, 6, 1)), file).minutes.since

    assert since
    assert since.as_of == date(2026, 1, 1)
    assert {"people"} <= {entry.what for entry in since.figures}
    assert {"license", "reading", "standing"} == {entry.what for entry in since.moved}
    assert since.gone_findings == ("PPL999",)
    assert since.new_findings


def test_nothing_changes_between_a_report_and_itself(kitchen: Path, tmp_path: Path) -> None:
    file = tmp_path / "same.json"
    file.write_text(render(asked(kitchen)), encoding="utf-8")

    since = report_on(Request(path=kitchen, as_of=date(2026, 6, 1)), file).minutes.since

    assert since
    assert (since.figures, since.moved) == ((), ())
    assert (since.new_findings, since.gone_findings) == ((), ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no report"),
        ('{"schema_version": "2.0.0", "book": {}}', "no report"),
        ('{"schema_version": "1.0.0"}', "no report"),
        ('{"schema_version": "1.0.0", "book": [], "as_of": "yesterday"}', "no day"),
    ],
    ids=["cut", "deep", "list", "later", "check", "day"],
)
def test_what_is_no_earlier_report_is_refused(
    kitchen: Path, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "earlier.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=said):
        report_on(Request(path=kitchen, as_of=date(2026, 6, 1)), file)


def test_an_earlier_report_with_strange_members_is_read_as_far_as_it_goes(
    kitchen: Path, tmp_path: Path
) -> None:
    file = tmp_path / "earlier.json"
    strange = {
        "schema_version": "1.0.0",
        "as_of": "2026-01-01",
        "book": {"findings": [1, {"fingerprint": 2}]},
        "work": {"people": True, "commits": "many", "head": 7},
        "makers": {"by_standing": {"code": 1}},
        "exchanges": 3,
    }
    file.write_text(json.dumps(strange), encoding="utf-8")

    since = report_on(Request(path=kitchen, as_of=date(2026, 6, 1)), file).minutes.since

    assert since
    assert (since.head, since.figures) == ("", ())


@pytest.mark.parametrize("format_", ["html", "markdown", "terminal", "json", "csv"])
def test_every_format_is_written(format_: str) -> None:
    assert render_report(FULL, format_, language="es").endswith("\n")


def test_a_format_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="no format"):
        render_report(FULL, "pdf", language="en")


def test_a_site_is_a_page_and_its_data_for_each_and_an_index() -> None:
    site = Site("fr")

    files = [name for _ in range(2) for name, _ in site.files("a", FULL)]

    assert files == [
        "a.html",
        "a+evidence-2.html",
        "a.json",
        "a-2.html",
        "a-2+evidence-2.html",
        "a-2.json",
    ]
    assert [name for name, _ in site.index()] == ["index.html"]
    assert [report.book.dossiers for report in site.reports] == [(), ()]


def test_lists_are_told_as_far_as_they_fit() -> None:
    size = weight("a")

    assert within("abc", size * 9, 2) == (("a", "b"), 1)
    assert within("abc", size * 2) == (("a", "b"), 1)
    assert within(["x" * 500, "y", "z"], size * 2) == ((), 3)
    assert last("abc", size * 9, 2) == (("b", "c"), 1)
    assert last("", size) == ((), 0)


def test_shares_are_rounded_once() -> None:
    assert exact(((1 / 3, 2), "x")) == ((0.333333, 2), "x")


DISPUTED = """
schema = 1

[[organization]]
id = "nebula"
name = "Nebula Association"
domains = ["nebula.example"]
kind = "nonprofit"
facts = { worker_owned = "yes" }
source = "statutes"
"""
STRANGE = {
    "LICENSE": f"Peer Production License\n\n{'Everybody may bake it, whoever they are. ' * 40}\n",
    "package.json": '{"license": "SEE LICENSE IN terms.txt, our own"}\n',
    "js/LICENSE": "SPDX-License-Identifier: MIT\n",
    "js/package.json": '{"license": "Our Own Terms"}\n',
    "register.toml": DISPUTED,
    "pplcheck.toml": 'schema = 1\nregister = ["register.toml"]\n',
}


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    trailers = ["Reviewed-by: Kim <kim@small.example>", "Co-authored-by: Somebody"]
    rows = [
        repos.commit("Ada <ada@nebula.example>", date="2024-01-01", files=STRANGE),
        repos.commit("Ada <ada@nebula.example>", date="2024-02-01", trailers=trailers),
    ]
    return repos.build(tmp_path_factory.mktemp("repos") / "strange", rows)


def test_texts_that_depart_and_statements_that_disagree(strange: Path) -> None:
    found = asked(strange)

    assert found.map
    assert [(entry.path, entry.titled) for entry in found.map.departures] == [("LICENSE", "PPL")]
    assert [entry.name for entry in found.minutes.disputes] == ["Nebula Association"]
    assert found.power
    assert found.power.reviewing.total == 1
    assert found.work
    assert sum(year.commits for year in found.years) == found.work.contributions


def test_a_baseline_is_named_among_the_inputs(strange: Path, tmp_path: Path) -> None:
    request = Request(path=strange, as_of=date(2026, 6, 1))
    file = tmp_path / "baseline.json"
    file.write_text(record_baseline(replace(request, afresh=True), None).text, encoding="utf-8")

    found = report_on(replace(request, baseline=file))

    assert "baseline" in {entry.role for entry in found.annex.inputs}
    assert found.minutes.baseline > 0


def test_a_license_too_large_to_read_whole_has_no_digest(
    kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pplcheck.pipeline.assembly_minutes.DIGEST_LIMIT", 3)

    assert "license" not in {entry.role for entry in asked(kitchen).annex.inputs}


def test_a_license_that_cannot_be_read_again_is_not_left_out(
    kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, limit_here = WorkTree.read, 12_345

    def unread(tree: WorkTree, paths: tuple[str, ...], limit: int) -> dict[str, Content]:
        return {} if limit == limit_here else read(tree, paths, limit)

    monkeypatch.setattr("pplcheck.pipeline.assembly_minutes.DIGEST_LIMIT", limit_here)
    monkeypatch.setattr(WorkTree, "read", unread)

    found = asked(kitchen)

    assert not found.complete
    assert found.verdict.exit_status == 3
    assert "package.json was read before" in render(found)


def test_shares_of_standings_that_moved_are_told(kitchen: Path, tmp_path: Path) -> None:
    earlier = asked(kitchen)
    assert earlier.makers
    rows = tuple(replace(row, low=0.5) for row in earlier.makers.by_standing)
    file = tmp_path / "earlier.json"
    file.write_text(
        render(replace(earlier, makers=replace(earlier.makers, by_standing=rows))), encoding="utf-8"
    )

    since = report_on(Request(path=kitchen, as_of=date(2026, 6, 1)), file).minutes.since

    assert since
    assert "commoner" in {entry.name for entry in since.figures}


def test_a_report_without_evidence_says_so() -> None:
    nothing: Any = None

    found = assemble(
        Gathered(report=refused_report(), seen=nothing, integrations=None, parties=nothing)
    )

    assert found.work is None
    assert found.book.findings[0].code == "PPL901"
