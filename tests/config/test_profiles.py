from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from pplcheck.config.profiles import READY, load_profiles, load_terms, read_profiles, ready
from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.model.data import license_data
from pplcheck.model.license import ClauseUse, Effect, Terms
from pplcheck.model.naming import fold
from pplcheck.model.party import FACTS

RELATIVES = {
    "PPL",
    "LicenseRef-PPL-es",
    "LicenseRef-Coopyleft",
    "LicenseRef-CNPL",
    "LicenseRef-CNPL-4",
    "LicenseRef-CNPL-5",
    "LicenseRef-CNPL-6",
    "LicenseRef-CNPL-7",
    "LicenseRef-ACSL-1.4",
    "LicenseRef-ACSL-2020-08",
    "LicenseRef-CSL",
    "LicenseRef-Concord-1.0",
}
OPEN_RELATIVES = {
    "LicenseRef-Cooperative-1.0",
    "LicenseRef-scancode-non-violent-4.0",
    "LicenseRef-scancode-non-violent-7.0",
    "Parity-6.0.0",
    "Parity-7.0.0",
}
NAMES_ONLY = {"LicenseRef-PEARL", "LicenseRef-ACSL-before-1.4", "LicenseRef-F2F"}
GOOD = """
id = "X"
name = "X License"
family = "x"
version = "1"
terms = "reciprocal"
sources = ["https://example.org/x"]
[[clause]]
number = "1"
subject = "gate"
effect = "bar"
use = "any"
requires = [{ fact = "worker_owned", number = "1" }]
summary = "closed"
"""


def test_reciprocal_licenses_are_the_relatives_and_no_others() -> None:
    profiles = load_profiles()

    reciprocal = {profile.id for profile in profiles if profile.terms is Terms.RECIPROCAL}

    assert reciprocal == RELATIVES
    assert list(profiles) == sorted(profiles, key=lambda profile: profile.id)


def test_no_two_profiles_share_a_name() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for profile in load_profiles():
        for name in (profile.id, *profile.aliases, *profile.field_only):
            owners[fold(name)].add(profile.id)

    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_noncommercial_licenses_carry_no_reciprocity_terms_and_say_so() -> None:
    for license_id in ("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-NC-SA-3.0"):
        terms = load_terms(license_id)

        assert terms.terms is Terms.NONE
        assert any("everybody" in note for note in terms.notes)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ppl", "PPL"),
        ("Peer Production Licence", "PPL"),
        ("peer production license (PPL)", "PPL"),
        ("LicenseRef-scancode-ppl", "PPL"),
        ("Licencia de Produccion de Pares", "LicenseRef-PPL-es"),
        ("COOPYLEFT", "LicenseRef-Coopyleft"),
        ("CNPL v4", "LicenseRef-CNPL-4"),
        ("CNPLv6+", "LicenseRef-CNPL-6"),
        ("cnpl-7.0", "LicenseRef-CNPL-7"),
        ("LicenseRef-scancode-cooperative-non-violent-4.0", "LicenseRef-CNPL-4"),
        ("Cooperative Non-Violent Public License v5", "LicenseRef-CNPL-5"),
        ("ACSL 1.4", "LicenseRef-ACSL-1.4"),
        ("ACSL", "LicenseRef-ACSL-1.4"),
        ("ACSL v1.2", "LicenseRef-ACSL-before-1.4"),
        ("Anti-Capitalist Software License (v 1.3)", "LicenseRef-ACSL-before-1.4"),
        ("People's Ethical Appropriation Reciprocity License", "LicenseRef-PEARL"),
        ("Cooperative Software License", "LicenseRef-CSL"),
        ("Concord Cooperative License, Version 1.0", "LicenseRef-Concord-1.0"),
        ("cooperative license v1", "LicenseRef-Cooperative-1.0"),
        ("The Parity Public License 7.0.0", "Parity-7.0.0"),
        ("parity-6.0.0", "Parity-6.0.0"),
        ("NPLv4", "LicenseRef-scancode-non-violent-4.0"),
        ("Non-Violent Public License v7+", "LicenseRef-scancode-non-violent-7.0"),
        ("GPLv3", "GPL-3.0-only"),
        ("GNU GPL version 3 or later", "GPL-3.0-or-later"),
    ],
)
def test_terms_are_found_by_any_name(name: str, expected: object) -> None:
    assert load_terms(name).id == expected


@pytest.mark.parametrize("name", ["", "   ", "LPPL", "Prosperity", "x" * 5000, "\0"])
def test_an_unknown_name_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="no license profile"):
        load_terms(name)


def test_ppl_clauses_carry_both_limbs_and_the_bar() -> None:
    ppl = load_terms("PPL")

    permit = ppl.clause(Effect.PERMIT, ClauseUse.COMMERCIAL)
    bar = ppl.clause(Effect.BAR)
    limit = ppl.clause(Effect.LIMIT)

    assert permit is not None
    assert [(entry.fact, entry.number) for entry in permit.requires] == [
        ("worker_owned", "4(c)(i)"),
        ("surplus_to_worker_owners", "4(c)(ii)"),
    ]
    assert bar is not None
    assert bar.number == "4(d)"
    assert bar.use is ClauseUse.ANY
    assert limit is not None
    assert limit.number == "4(b)"


def test_every_reciprocal_license_limits_a_use_and_permits_it_to_some() -> None:
    for license_id in RELATIVES:
        terms = load_terms(license_id)

        assert terms.clause(Effect.LIMIT), license_id
        assert terms.clause(Effect.PERMIT), license_id
        assert all(r.fact in FACTS for c in terms.clauses for r in c.requires)


@pytest.mark.parametrize("license_id", sorted(OPEN_RELATIVES))
def test_a_relative_that_closes_no_use_names_its_duties(license_id: str) -> None:
    terms = load_terms(license_id)

    assert terms.terms is Terms.NONE
    assert terms.clause(Effect.GRANT)
    assert terms.clause(Effect.CONDITION)
    assert not any(clause.requires for clause in terms.clauses)
    assert terms.compatibility
    assert any("no reciprocity terms" in note for note in terms.notes)


def test_where_no_text_is_known_nothing_is_said_of_the_terms() -> None:
    unknown = {profile.id for profile in load_profiles() if profile.terms is Terms.UNKNOWN}

    assert unknown == NAMES_ONLY
    for license_id in NAMES_ONLY:
        terms = load_terms(license_id)

        assert {clause.effect for clause in terms.clauses} == {Effect.NOTE}
        assert terms.compatibility == ()
        assert terms.marks.titles
        assert terms.marks.phrases == ()


def test_ppl_es_admits_nonprofits_commercially() -> None:
    permits = [c for c in load_terms("PPL-es").clauses if c.effect is Effect.PERMIT]

    assert any(r.fact == "nonprofit" for clause in permits for r in clause.requires)


def test_a_good_profile_is_read(tmp_path: Path) -> None:
    (tmp_path / "X.toml").write_text(GOOD)

    (profile,) = read_profiles(tmp_path)

    assert profile.id == "X"
    assert profile.clauses[0].requires[0].fact == "worker_owned"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('id = "X"', "", "'id' must be a string"),
        ('id = "X"', 'id = ""', "'id' must not be empty"),
        ('id = "X"', "id = 3", "'id' must be a string, got 3"),
        ('family = "x"', 'family = "x"\nfamly = "x"', "'famly' is not a key"),
        ('"reciprocal"', '"mutual"', "'terms' must be one of reciprocal, none, unknown"),
        ('["https://example.org/x"]', "[]", "'sources' must name"),
        ('["https://example.org/x"]', '"x"', "'sources' must be a list of strings"),
        ('["https://example.org/x"]', "[1]", "'sources' must be a list of strings"),
        ('"bar"', '"ban"', r"'clause\[1\].effect' must be one of"),
        ('"worker_owned"', '"worker_onwed"', r"'clause\[1\].requires\[1\].fact' names no known"),
        ('requires = [{ fact = "worker_owned", number = "1" }]', "requires = [1]", "be a table"),
        ('requires = [{ fact = "worker_owned", number = "1" }]', "requires = 1", "list of tables"),
        ("[[clause]]", "[marks]\nwords = -1\n[[clause]]", "'marks.words' must be a whole number"),
        ("[[clause]]", "[marks]\nwords = true\n[[clause]]", "'marks.words' must be a whole number"),
        ("[[clause]]", "[[", "X.toml: cannot be read"),
    ],
)
def test_a_broken_profile_is_named_with_file_and_key(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    (tmp_path / "X.toml").write_text(GOOD.replace(old, new, 1))

    with pytest.raises(ConfigurationError, match=problem) as error:
        read_profiles(tmp_path)

    assert str(error.value).startswith("X.toml: ")


def test_a_profile_without_clauses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "X.toml").write_text(GOOD.partition("[[clause]]")[0])

    with pytest.raises(ConfigurationError, match="'clause' must list"):
        read_profiles(tmp_path)


def test_what_is_made_ready_is_what_the_files_say() -> None:
    path = license_data(READY)

    assert path.read_text(encoding="utf-8") == ready(path.parent), "run `python -m tests.profiles`"


def test_a_file_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "X.toml").write_text(GOOD)
    (tmp_path / READY).write_text(ready(tmp_path))
    assert read_profiles(tmp_path)[0].name == "X License"
    (tmp_path / "X.toml").write_text(GOOD.replace("X License", "Y License"))

    assert read_profiles(tmp_path)[0].name == "Y License"


def test_what_is_made_ready_is_not_read_from_the_files_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "X.toml").write_text(GOOD)
    before = read_profiles(tmp_path)
    (tmp_path / READY).write_text(ready(tmp_path))
    monkeypatch.setattr(tomllib, "loads", None)

    assert read_profiles(tmp_path) == before


def test_what_was_made_ready_and_is_damaged_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "X.toml").write_text(GOOD)
    (tmp_path / READY).write_text("{")

    with pytest.raises(ConfigurationError, match=r"profiles\.json: cannot be read"):
        read_profiles(tmp_path)


def test_reading_profiles_loads_no_heavy_library() -> None:
    code = (
        "import sys; from pplcheck.config.profiles import load_profiles; load_profiles();"
        "print([m for m in ('git', 'rich', 'typer', 'license_expression') if m in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert done.stdout.strip() == "[]"
