from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings, strategies as st

from pplcheck.licensing.manifests import READERS, read_manifest
from pplcheck.licensing.statement import ManifestError, Statement


def test_other_files_say_nothing() -> None:
    assert read_manifest("go.mod", "module x") == ()


def test_gemspecs_go_by_their_ending() -> None:
    (statement,) = read_manifest("lib/x.gemspec", "s.license = 'PPL'")

    assert statement.choices == ("PPL",)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*READERS, "x.gemspec"]), st.text(max_size=120))
def test_any_text_is_read_or_refused(path: str, text: str) -> None:
    found: tuple[Statement, ...] = ()
    with suppress(ManifestError):
        found = read_manifest(path, text)

    assert all(0 <= statement.line <= text.count("\n") + 1 for statement in found)
