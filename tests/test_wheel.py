from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def licenses_of(names: list[str], prefix: str) -> list[str]:
    """File names in the folder `prefix` of an archive."""
    inside = (name[len(prefix) :] for name in names if name.startswith(prefix))
    return sorted(name for name in inside if name)


def test_wheel_and_sdist_carry_every_license_profile(distributions: Path) -> None:
    folder = ROOT / "licenses"
    profiles = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )

    with zipfile.ZipFile(next(distributions.glob("*.whl"))) as wheel:
        in_wheel = licenses_of(wheel.namelist(), "pplcheck/licenses/")
        names = wheel.namelist()
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as sdist:
        files = [name.partition("/")[2] for name in sdist.getnames()]

    assert in_wheel == profiles
    assert licenses_of(files, "licenses/") == profiles
    assert "pplcheck/py.typed" in names
    assert any(name.endswith(".data/data/share/man/man1/pplcheck.1") for name in names)
    assert "pplcheck/formats/schemas/report.schema.json" in names
    assert "pplcheck/locale/es/LC_MESSAGES/report.mo" in names
    assert "pplcheck/formats/html/templates/page.html" in names
    assert "pplcheck/formats/data/glossary.toml" in names


def test_an_unpacked_wheel_finds_its_profiles(distributions: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next(distributions.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path)  # noqa: S202 - an archive we have just built
    script = "import pplcheck; print(pplcheck.__file__); print(pplcheck.load_terms('PPL').name)"

    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    place, name = result.stdout.splitlines()
    assert place.startswith(str(tmp_path))
    assert name == "Peer Production License"
