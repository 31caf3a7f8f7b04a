from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pplcheck.formats.schema import SCHEMAS, schema

VERSIONS = {"intoto": "predicateType", "fleet-record": "version"}
"""The members that tell the version of a document, where it is another than of most."""


def closed(node: Any) -> bool:
    """Whether every object of a schema names all its keys and allows no others."""
    if isinstance(node, list):
        return all(closed(entry) for entry in node)
    if not isinstance(node, dict):
        return True
    if node.get("type") == "object":
        is_closed = node.get("additionalProperties") is False
        if not is_closed or node["required"] != list(node["properties"]):
            return False
    return all(closed(entry) for entry in node.values())


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema_and_closed(name: str) -> None:
    found = json.loads(schema(name))

    Draft202012Validator.check_schema(found)

    assert closed(found)
    assert found["properties"][VERSIONS.get(name, "schema_version")]


def test_there_is_no_other_schema() -> None:
    with pytest.raises(KeyError):
        schema("policy")
