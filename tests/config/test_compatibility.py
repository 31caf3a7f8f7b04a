from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.config.profiles import load_profiles, load_terms, read_profiles
from pplcheck.errors import ConfigurationError
from pplcheck.model.compatibility import Certainty, Compatible, Flow, Joining

ORDINARY = """
[[license]]
id = "Free-2.0-or-later"
name = "Free"
family = "gnu"
"""
PROFILE = """
id = "X"
name = "X License"
family = "x"
terms = "reciprocal"
sources = ["https://example.org/x"]
[[clause]]
number = "1"
subject = "gate"
effect = "note"
use = "any"
summary = "closed"
"""
ROW = """
[[compatibility]]
other = ["Free-2.0"]
direction = ["inbound", "outbound"]
scope = "adaptation"
answer = "no"
certainty = "text"
reason = "1 says so"
"""


def write(folder: Path, rows: str = ROW, *, borrower: str = "") -> Path:
    (folder / "ordinary.toml").write_text(ORDINARY)
    (folder / "X.toml").write_text(PROFILE + rows)
    if borrower:
        other = PROFILE.replace('"X"', '"Y"').replace('family = "x"', f'family = "x"\n{borrower}')
        (folder / "Y.toml").write_text(other)
    return folder


def test_a_row_is_read(tmp_path: Path) -> None:
    _, profile = read_profiles(write(tmp_path))

    (row,) = profile.compatibility
    assert row.others == ("Free-2.0",)
    assert row.flows == (Flow.INBOUND, Flow.OUTBOUND)
    assert row.joinings == (Joining.ADAPTATION,)
    assert (row.answer, row.certainty) == (Compatible.NO, Certainty.TEXT)
    assert row.sources == ("https://example.org/x",)


@pytest.mark.parametrize("name", ["Free-2.0", "Free-2.0-or-later", "gnu", "x", "X"])
def test_a_row_may_name_ids_and_families(tmp_path: Path, name: str) -> None:
    assert read_profiles(write(tmp_path, ROW.replace("Free-2.0", name)))


def test_rows_may_be_shared(tmp_path: Path) -> None:
    own = ROW.replace("adaptation", "file")
    write(tmp_path, borrower='compatible_as = "X"')
    path = tmp_path / "Y.toml"
    path.write_text(path.read_text() + own)

    profiles = {profile.id: profile for profile in read_profiles(tmp_path)}

    assert [row.joinings for row in profiles["Y"].compatibility] == [
        (Joining.FILE,),
        (Joining.ADAPTATION,),
    ]
    assert len(profiles["X"].compatibility) == 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('["Free-2.0"]', "[]", r"'compatibility\[1\].other' must name one license at least"),
        ('["Free-2.0"]', '["gnu", "gnu"]', "and each once"),
        ('["Free-2.0"]', '["Fre-2.0"]', "names no known license: 'Fre-2.0'"),
        ('"no"', '"nope"', "'compatibility.1..answer' must be one of yes, no, disputed"),
        ('"no"', '"unknown"', "must not be unknown; leave the row out"),
        ('"no"', '"disputed"', "must be disputed where the answer is"),
        ('"text"', '"disputed"', "must be disputed where the answer is"),
        ('"text"', '"unknown"', "must not be unknown"),
        ('"adaptation"', '["adaptation", "pile"]', "must be one of adaptation, collection, file"),
        ('["inbound", "outbound"]', "[]", "'compatibility.1..direction' must name one at least"),
        ('reason = "1 says so"', 'reason = ""', "'compatibility.1..reason' must not be empty"),
        ('reason = "1 says so"', "", "reason' must be a string"),
        ("reason", "reasons", "'compatibility.1..reasons' is not a key"),
        ("[[compatibility]]", "[compatibility]", "'compatibility' must be a list of tables"),
    ],
)
def test_a_broken_row_is_named_with_file_and_key(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    with pytest.raises(ConfigurationError, match=problem):
        read_profiles(write(tmp_path, ROW.replace(old, new, 1)))


def test_saying_two_things_about_one_license_is_refused(tmp_path: Path) -> None:
    second = ROW.replace('["inbound", "outbound"]', '"outbound"').replace('"no"', '"yes"')

    with pytest.raises(ConfigurationError, match="says a second time what holds for 'Free"):
        read_profiles(write(tmp_path, ROW + second))


@pytest.mark.parametrize("lender", ["Z", "Y"])
def test_sharing_with_no_profile_is_refused(tmp_path: Path, lender: str) -> None:
    with pytest.raises(ConfigurationError, match="Y: key 'compatible_as' names no profile"):
        read_profiles(write(tmp_path, borrower=f'compatible_as = "{lender}"'))


def test_the_profiles_of_the_package_say_what_they_were_written_for() -> None:
    cultural = {profile.id for profile in load_profiles() if profile.written_for}

    assert cultural == {"PPL", "LicenseRef-PPL-es"}


def test_every_version_of_the_cnpl_shares_the_rows_of_all() -> None:
    shared = load_terms("CNPL").compatibility

    for version in range(4, 8):
        assert load_terms(f"CNPL {version}").compatibility[-len(shared) :] == shared
