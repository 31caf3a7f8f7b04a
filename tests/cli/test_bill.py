from __future__ import annotations

import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.history import checksums
from tests.repos import build, commit


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = {"LICENSE": "SPDX-License-Identifier: PPL\n", "a.txt": "a\n"}
    return build(tmp_path / "kitchen", [commit("Ada <ada@mail.example>", files=files)])


@pytest.mark.parametrize(
    ("format_", "key", "value"),
    [("cyclonedx", "specVersion", "1.6"), ("spdx", "spdxVersion", "SPDX-2.3")],
)
def test_licenses_go_out_for_other_tools(
    repo: Path, capsys: pytest.CaptureFixture[str], format_: str, key: str, value: str
) -> None:
    if format_ == "spdx":
        pytest.importorskip("spdx_tools", reason="needs spdx-tools, which writes SPDX")

    first = main(["licenses", str(repo), "--format", format_]), capsys.readouterr().out
    again = main(["licenses", str(repo), "--format", format_]), capsys.readouterr().out

    assert first == again
    assert first[0] == 0
    assert json.loads(first[1])[key] == value


def test_the_time_may_be_set_from_outside(
    repo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")

    main(["licenses", str(repo), "--format", "cyclonedx"])

    document = json.loads(capsys.readouterr().out)
    assert document["metadata"]["timestamp"] == "1970-01-02T00:00:00Z"


@pytest.mark.parametrize("text", ["soon", "-1", "1.5", "9" * 12])
def test_a_time_that_is_none_is_refused(
    repo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)

    assert main(["licenses", str(repo), "--format", "cyclonedx"]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--tree", "--history"])
def test_other_parts_of_the_answer_do_not_go_with_it(
    repo: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert main(["licenses", str(repo), "--format", "cyclonedx", option]) == 2
    assert "leave out --tree" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_said_and_never_clean(
    repo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checksums, "LONGEST", 4)

    status = main(["licenses", str(repo), "--format", "cyclonedx"])

    assert status == 3
    assert "LICENSE: cannot be read whole" in capsys.readouterr().err
