from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from pplcheck.formats.schema import schema
from pplcheck.formats.settings import as_json, as_text
from pplcheck.model.report import FileDigest
from pplcheck.model.settings import From, Setting, SettingsInForce

DIGEST = "sha256:" + "0a" * 32
FOUND = SettingsInForce(
    tool_version="1.2.3",
    policy=FileDigest(path="pplcheck.toml", digest=DIGEST),
    registers=(
        (FileDigest(path="register.toml", digest=DIGEST, organizations=1200), From.POLICY),
        (FileDigest(path="/shared.toml", digest=DIGEST, people=2), From.CALLER),
    ),
    settings=(
        Setting(key="reading", value="copyfair", origin=From.POLICY, line=3),
        Setting(key="fail-on", value="note", origin=From.CALLER, line=4),
        Setting(key="ignore", value=("PPL1", "PPL2")),
        Setting(key="select", value=()),
        Setting(key="power.merge-share", value=0.5),
        Setting(key="baseline", value=""),
    ),
)
NOTHING = SettingsInForce(tool_version="1.2.3", policy=None, registers=(), settings=())


def test_the_document_fits_its_schema() -> None:
    validator = Draft202012Validator(json.loads(schema("settings")))

    validator.validate(json.loads(as_json(FOUND)))
    validator.validate(json.loads(as_json(NOTHING)))
    assert json.loads(as_json(FOUND))["settings"][0] == {
        "key": "reading",
        "value": "copyfair",
        "from": "policy",
        "line": 3,
    }


def test_people_see_each_setting_with_its_place() -> None:
    assert (
        as_text(FOUND, 100)
        == """\
Policy  pplcheck.toml

  reading            pplcheck.toml:3  copyfair
  fail-on            caller           note
  ignore             default          PPL1, PPL2
  select             default          none
  power.merge-share  default          0.5
  baseline           default          none

Registers
  pplcheck.toml  register.toml (1,200 organizations, 0 people)
  caller         /shared.toml (0 organizations, 2 people)
"""
    )


def test_without_files_it_says_so() -> None:
    assert as_text(NOTHING, 100) == "Policy  none\n\n\nRegisters\n  none\n"


def test_hostile_values_are_made_harmless() -> None:
    hostile = SettingsInForce(
        tool_version="1",
        policy=None,
        registers=(),
        settings=(Setting(key="register", value=("a\x1b[31m\u202eb",)),),
    )

    assert "\x1b" not in as_text(hostile, 100)
    assert "\u202e" not in as_text(hostile, 100)
