from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pplcheck.config.policy import load_policy
from pplcheck.config.register import combine, load_register
from pplcheck.config.schemas import SCHEMA_NAMES, load_schema, schema
from pplcheck.config.skeleton import policy_skeleton, register_skeleton
from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.model.contribution import Role
from pplcheck.model.party import FACTS, Kind
from pplcheck.model.standing import Reading

DOCS = Path(__file__).parents[2] / "docs" / "configuration.md"
GATE = DOCS.with_name("gate.md")
PAGES = (DOCS, GATE, DOCS.with_name("phyle.md"), DOCS.with_name("shares.md"))
DIGEST = "sha256:" + "0a" * 32
POLICY_EXAMPLE = f"""\
schema = 1
reading = "kleiner"                     # or "copyfair"
register = ["register.toml"]             # inside the repository
fail-on = "error"
undetermined = "pass"                   # or "fail"; said in every output
presume = "commoner"                    # or "undetermined"

[contribution]
window = "24 months"
threshold = {{ commits = 1 }}
count = ["author", "co-author", "review", "sponsor", "ledger"]
ledger = ["ledger.csv"]
bots = ["Release Bot <bot@example.org>"]

[licenses]
exclude = ["vendor/**"]

[[licenses.override]]
path = "composer.json"
expression = "LicenseRef-Coopyleft"
reason = "stale metadata, corrected in the next release"

[[waiver]]
code = "PPL103"
path = "package.json"
reason = "the published name is historic"
approver = "assembly of 2026-10-02"
expires = 2027-04-01                    # inclusive
evidence = "{DIGEST}"
"""
REGISTER_EXAMPLE = f"""\
schema = 1

[[organization]]
id = "nebula"
name = "Nebula Coop"
aliases = ["Nebula"]
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = {{ worker_owned = "yes", surplus_to_worker_owners = "yes" }}
register_number = {{ lei = "PPLCHECKEXAMPLE00195", legal_form = "8888" }}
source = "statutes, article 4"
checked = 2026-10-01

[[person]]
name = "Ada Example"
identities = ["Ada <ada@mail.example>", "ada@nebula.example"]
[[person.enrollment]]
organization = "nebula"
from = 2019-01-01
until = 2023-05-01

[[user]]
organization = "orbit"
use = "commercial"
scope = ["**"]
since = 2024-01-01
source = "ADOPTERS.md"

[[agreement]]
party = "orbit"
scope = ["api/**"]
from = 2025-01-01
until = 2027-01-01
document = "{DIGEST}"
terms = "5 % of turnover with the work, paid yearly to the foundation"
"""
WAIVER = "[[waiver]]\ncode = 'PPL103'\nreason = 'r'\napprover = 'a'\n"
OVERRIDE = "[[licenses.override]]\npath = 'a'\nexpression = 'PPL'\nreason = 'r'\n"
ORGANIZATION = "[[organization]]\nid = 'a'\nkind = 'public'\n"
PERSON = "[[person]]\nname = 'Ada'\nidentities = ['a@b.example']\n"
ENROLLMENT = PERSON + "[[person.enrollment]]\n"
USER = "[[user]]\norganization = 'a'\nuse = 'unknown'\n"
AGREEMENT = "[[agreement]]\nparty = 'a'\n"
PAYMENT = AGREEMENT + "[[agreement.payment]]\ndue = 2026-01-31\n"
MONEY = PAYMENT + "amount = '1200.00'\ncurrency = 'EUR'\n"

POLICIES = {
    "empty": ("", True),
    "example": (POLICY_EXAMPLE, True),
    "skeleton": (policy_skeleton(project="x"), True),
    "schema": ("schema = 2", False),
    "schema text": ("schema = '1'", False),
    "reading": ("reading = 'strict'", False),
    "register text": ("register = 'r'", False),
    "register absolute": ("register = ['/r']", False),
    "register upward": ("register = ['a/../r']", False),
    "register just up": ("register = ['..']", False),
    "register with dots": ("register = ['a..b/..c']", True),
    "register drive": ("register = ['C:/r']", False),
    "register home": ("register = ['~/r']", False),
    "register backslash": ("register = ['a\\\\b']", False),
    "register empty": ("register = ['']", False),
    "fail-on": ("fail-on = 'never'", True),
    "fail-on wrong": ("fail-on = 'nothing'", False),
    "undetermined": ("undetermined = true", False),
    "presume": ("presume = 'undetermined'", True),
    "select": ("select = ['PPL1', 'PPL103']", True),
    "ignore": ("ignore = ['PPL']", False),
    "unknown key": ("fail_on = 'error'", False),
    "share": ("power.organization-share = 0.4\npower.merge-share = 1", True),
    "share above all": ("power.merge-share = 1.1", False),
    "share true": ("power.merge-share = true", False),
    "factors": ("power.absence-factor = 3\npower.elephant-factor = 0", True),
    "factor below": ("power.elephant-factor = -1", False),
    "factor share": ("power.absence-factor = 0.5", False),
    "power other": ("power.factor = 1", False),
    "window": ("contribution.window = '2 years'", True),
    "window weeks": ("contribution.window = '12 weeks'", False),
    "threshold": ("contribution.threshold.commits = 0", False),
    "threshold true": ("contribution.threshold.commits = true", False),
    "threshold other": ("contribution.threshold.days = 1", False),
    "count": ("contribution.count = ['sign-off']", False),
    "count empty": ("contribution.count = []", False),
    "ledger": ("contribution.ledger = ['../l.csv']", False),
    "bots": ("contribution.bots = ['Bot', '<b@c>', 'b@c']", True),
    "imports": ("contribution.imports = 'count'", True),
    "imports wrong": ("contribution.imports = 'leave'", False),
    "import-files": ("contribution.import-files = 500", True),
    "import-files none": ("contribution.import-files = 0", False),
    "bots empty": ("contribution.bots = ['']", False),
    "exclude": ("licenses.exclude = ['vendor/**', 'a/']", True),
    "exclude not": ("licenses.exclude = ['!a']", False),
    "override": (OVERRIDE, True),
    "override unknown": (OVERRIDE + "why = 'r'", False),
    "override empty": ("[[licenses.override]]", False),
    "override no list": ("[licenses.override]", False),
    "waiver": (WAIVER, True),
    "waiver day": (WAIVER + "expires = 2027-04-01", True),
    "waiver time": (WAIVER + "expires = 2027-04-01T00:00:00", False),
    "waiver evidence": (WAIVER + f"path = 'a'\nevidence = '{DIGEST}'", True),
    "waiver evidence of nothing": (WAIVER + f"evidence = '{DIGEST}'", False),
    "waiver evidence short": (WAIVER + "path = 'a'\nevidence = 'sha256:00'", False),
    "waiver code": (WAIVER.replace("PPL103", "PPL1"), False),
    "waiver reason": (WAIVER.replace("'r'", "' '"), False),
    "waiver no approver": (WAIVER.replace("approver = 'a'", ""), False),
}
REGISTERS = {
    "empty": ("", True),
    "example": (REGISTER_EXAMPLE, True),
    "skeleton": (register_skeleton(project="x", domains=[("a.example", 1, 1)]), True),
    "unknown key": ("[[organisation]]", False),
    "organization": (ORGANIZATION, True),
    "organization no list": ("[organization]", False),
    "organization empty": ("[[organization]]", False),
    "id self": (ORGANIZATION.replace("'a'", "'Self'"), False),
    "id selfie": (ORGANIZATION.replace("'a'", "'selfie'"), True),
    "id space": (ORGANIZATION.replace("'a'", "'a b'"), False),
    "id empty": (ORGANIZATION.replace("'a'", "''"), False),
    "id long": (ORGANIZATION.replace("'a'", f"'{'a' * 101}'"), False),
    "kind": (ORGANIZATION.replace("public", "city"), False),
    "domain": (ORGANIZATION + "domains = ['A.example']", True),
    "domain dotless": (ORGANIZATION + "domains = ['a']", False),
    "domain address": (ORGANIZATION + "domains = ['a@b.example']", False),
    "domain wildcard": (ORGANIZATION + "domains = ['*.b.example']", False),
    "domain path": (ORGANIZATION + "domains = ['b.example/x']", False),
    "facts": (ORGANIZATION + "facts = { worker_owned = 'no' }", True),
    "facts true": (ORGANIZATION + "facts = { worker_owned = true }", False),
    "facts other": (ORGANIZATION + "facts = { big = 'yes' }", False),
    "lei": (ORGANIZATION + "register_number = { lei = '123' }", False),
    "number": (ORGANIZATION + "register_number = { register = 'r', number = '1' }", True),
    "number other": (ORGANIZATION + "register_number = { vat = '1' }", False),
    "checked": (ORGANIZATION + "checked = 2026-10-01", True),
    "checked number": (ORGANIZATION + "checked = 2026", False),
    "source empty": (ORGANIZATION + "source = ''", False),
    "person": (PERSON, True),
    "person no identity": ("[[person]]\nname = 'Ada'\nidentities = []", False),
    "person bare": ("[[person]]\nname = 'Ada'\nidentities = ['Ada']", False),
    "person bracketed": ("[[person]]\nname = 'Ada'\nidentities = ['Ada <root>']", True),
    "person empty brackets": ("[[person]]\nname = 'Ada'\nidentities = ['Ada <>']", False),
    "person broken": ("[[person]]\nname = 'Ada'\nidentities = ['Ada <a@b']", False),
    "person no name": ("[[person]]\nidentities = ['a@b.example']", False),
    "enrollment": (ENROLLMENT + "organization = 'self'\nfrom = 2020-01-01", True),
    "enrollment empty": (ENROLLMENT, False),
    "enrollment other": (ENROLLMENT + "organization = 'a'\nsince = 2020-01-01", False),
    "user": (USER, True),
    "user no use": (USER.replace("use = 'unknown'", ""), False),
    "user use": (USER.replace("unknown", "private"), False),
    "user scope": (USER + "scope = ['api/**']", True),
    "user scope empty": (USER + "scope = []", False),
    "user scope absolute": (USER + "scope = ['/api']", False),
    "agreement": (AGREEMENT, True),
    "agreement document": (AGREEMENT + f"document = '{DIGEST}'", True),
    "agreement document short": (AGREEMENT + "document = 'sha256:00'", False),
    "agreement party": ("[[agreement]]\nterms = 'x'", False),
    "payment": (MONEY, True),
    "payment paid": (MONEY + "paid = 2026-01-20\nsource = 'receipt 7'", True),
    "payment whole": (MONEY.replace("'1200.00'", "1200"), False),
    "payment binary": (MONEY.replace("'1200.00'", "1200.5"), False),
    "payment nothing": (MONEY.replace("1200.00", "0.00"), False),
    "payment comma": (MONEY.replace("1200.00", "1200,00"), False),
    "payment empty": (MONEY.replace("1200.00", ""), False),
    "payment currency": (MONEY.replace("EUR", "eur"), False),
    "payment no amount": (PAYMENT, False),
    "payment half": (PAYMENT + "amount = '1'", False),
    "payment other half": (PAYMENT + "currency = 'EUR'", False),
    "payment no day": (MONEY.replace("due = 2026-01-31\n", ""), False),
    "payment work": (PAYMENT + "kind = 'work'\nwhat = 'two days a month'", True),
    "payment work worth": (MONEY + "kind = 'work'\nwhat = 'two days a month'", True),
    "payment work unsaid": (PAYMENT + "kind = 'work'", False),
    "payment work half": (PAYMENT + "kind = 'work'\nwhat = 'x'\namount = '1'", False),
    "payment kind": (MONEY + "kind = 'gold'", False),
    "payment unknown key": (MONEY + "vat = '1'", False),
}


def as_json(value: Any) -> Any:
    """What a TOML reader hands to a JSON Schema: dates and times become texts."""
    if isinstance(value, dict):
        return {key: as_json(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [as_json(entry) for entry in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def fits(name: str, text: str) -> bool:
    validator = Draft202012Validator(load_schema(name), format_checker=FormatChecker(["date"]))
    return bool(validator.is_valid(as_json(tomllib.loads(text))))


def loads(name: str, text: str) -> bool:
    try:
        if name == "policy":
            load_policy(text.encode(), "pplcheck.toml")
        else:
            load_register(text.encode(), "register.toml")
    except ConfigurationError:
        return False
    return True


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schemas_are_valid_themselves(name: str) -> None:
    Draft202012Validator.check_schema(load_schema(name))


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_property_is_described(name: str) -> None:
    def undescribed(schema: Any, path: str) -> list[str]:
        entries = schema.get("properties", {}) if isinstance(schema, dict) else {}
        found = [f"{path}.{key}" for key, entry in entries.items() if not entry.get("description")]
        for key, entry in entries.items():
            found += undescribed(entry, f"{path}.{key}")
            found += undescribed(entry.get("items", {}), f"{path}.{key}[]")
        return found

    assert undescribed(load_schema(name), name) == []


@pytest.mark.parametrize(("text", "valid"), POLICIES.values(), ids=POLICIES)
def test_schema_and_loader_agree_on_policies(text: str, *, valid: bool) -> None:
    assert (fits("policy", text), loads("policy", text)) == (valid, valid)


@pytest.mark.parametrize(("text", "valid"), REGISTERS.values(), ids=REGISTERS)
def test_schema_and_loader_agree_on_registers(text: str, *, valid: bool) -> None:
    assert (fits("register", text), loads("register", text)) == (valid, valid)


def test_the_register_schema_knows_the_vocabulary() -> None:
    properties = load_schema("register")["properties"]["organization"]["items"]["properties"]

    assert list(properties["facts"]["properties"]) == list(FACTS)
    assert properties["kind"]["enum"] == [str(kind) for kind in Kind]


def test_the_policy_schema_knows_the_vocabulary() -> None:
    properties = load_schema("policy")["properties"]

    assert properties["reading"]["enum"] == [str(reading) for reading in Reading]
    counted = properties["contribution"]["properties"]["count"]["items"]["enum"]
    assert counted == [str(role) for role in Role if role is not Role.SIGN_OFF]


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schemas_are_plain_json(name: str) -> None:
    assert json.loads(schema(name)) == load_schema(name)


def test_the_documented_examples_fit_and_load() -> None:
    page = DOCS.read_text(encoding="utf-8")

    policy, register = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)

    assert fits("policy", policy)
    assert fits("register", register)
    assert load_policy(policy.encode(), "pplcheck.toml").registers == ("register.toml",)
    assert combine([load_register(register.encode(), "register.toml")]).agreements


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_key_is_documented(name: str) -> None:
    def keys(schema: Any) -> set[str]:
        found = set(schema.get("properties", {}))
        for entry in schema.get("properties", {}).values():
            found |= keys(entry) | keys(entry.get("items", {}))
        return found

    page = "".join(path.read_text(encoding="utf-8") for path in PAGES)

    assert {key for key in keys(load_schema(name)) if not re.search(rf"\b{key}\b", page)} == set()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("polcy", 'did you mean "policy"?'),
        ("x", 'there is "baseline", "phyle", "policy" or "register"'),
        ("../policy", "no schema"),
    ],
)
def test_an_unknown_schema_is_refused(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_schema(name)

    assert hint in str(caught.value)
