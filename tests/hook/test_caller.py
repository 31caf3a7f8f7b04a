from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pplcheck.hook.caller import shared_registers

if TYPE_CHECKING:
    import pytest


def test_the_environment_names_registers_and_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PPLCHECK_REGISTER", os.pathsep.join(["one.toml", "", "two.toml"]))

    assert shared_registers() == (Path("one.toml"), Path("two.toml"))


def test_else_the_users_own_configuration_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PPLCHECK_REGISTER", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "pplcheck"
    folder.mkdir()
    (folder / "config.toml").write_text('register = ["phyle.toml"]\n', encoding="utf-8")

    assert shared_registers() == (folder / "phyle.toml",)


def test_without_either_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PPLCHECK_REGISTER", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    assert shared_registers() == ()
