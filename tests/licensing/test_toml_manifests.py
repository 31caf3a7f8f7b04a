from __future__ import annotations

import time

import pytest

from pplcheck.licensing.manifests import read_manifest
from pplcheck.licensing.statement import ManifestError


def said(path: str, text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(entry.line, entry.choices) for entry in read_manifest(path, text)]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("pyproject.toml", '[project]\nname="x"\nlicense = "MIT"', [(3, ("MIT",))]),
        ("pyproject.toml", '[project]\nlicense = {text = "PPL"}', [(2, ("PPL",))]),
        ("pyproject.toml", '[project]\nlicense = {file = "LICENSE"}', []),
        ("pyproject.toml", '[project]\nlicense.text = "PPL"', [(2, ("PPL",))]),
        ("pyproject.toml", '[project.license]\ntext = "PPL"', [(2, ("PPL",))]),
        ("pyproject.toml", '[tool.poetry]\nlicense = "MIT"', [(2, ("MIT",))]),
        ("pyproject.toml", 'project = {license = "MIT"}', [(0, ("MIT",))]),
        (
            "pyproject.toml",
            (
                '[project]\nclassifiers = [\n "Topic :: X",\n'
                ' "License :: OSI Approved :: MIT License",\n'
                ' "License :: OSI Approved",\n 3]'
            ),
            [(4, ("MIT License",))],
        ),
        ("pyproject.toml", "[tool]\nx = 1", []),
        ("Cargo.toml", '[package]\nlicense = "MIT/Apache-2.0"', [(2, ("MIT/Apache-2.0",))]),
        ("Cargo.toml", '[workspace.package]\nlicense = "PPL"', [(2, ("PPL",))]),
        ("Cargo.toml", "[package]\nlicense.workspace = true", []),
    ],
)
def test_license_fields_are_read_with_their_line(path: str, text: str, expected: object) -> None:
    assert said(path, text) == expected


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("pyproject.toml", "[", "no valid TOML"),
        ("pyproject.toml", "a = " + "[" * 5000, "nested too deeply|no valid TOML"),
        ("pyproject.toml", ".".join("a" * 30_000) + " = 1", "too many parts"),
        ("pyproject.toml", ".".join(['"a"'] * 30_000) + " = 1", "too many parts"),
        ("pyproject.toml", "[" + ".".join("a" * 10_000) + "]", "too many parts"),
        ("Cargo.toml", "#" * 300_000, "larger than"),
    ],
)
def test_broken_and_hostile_manifests_are_refused_quickly(
    path: str, text: str, problem: str
) -> None:
    begin = time.perf_counter()

    with pytest.raises(ManifestError, match=problem):
        read_manifest(path, text)

    assert time.perf_counter() - begin < 30


def test_classifiers_are_coarse() -> None:
    text = '[project]\nclassifiers = ["License :: OSI Approved :: BSD License"]'

    (statement,) = read_manifest("pyproject.toml", text)

    assert statement.coarse


def test_versions_with_many_dots_are_no_hostile_key() -> None:
    text = "[project]\ndependencies = [" + '"a==1.2.3", ' * 60 + ']\nlicense = "MIT"'

    assert said("pyproject.toml", text) == [(3, ("MIT",))]
