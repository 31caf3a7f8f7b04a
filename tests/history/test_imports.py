from __future__ import annotations

import pytest

from pplcheck.history.imports import Aside, aside


@pytest.mark.parametrize(
    "message",
    [
        "Squashed 'lib/part/' content from commit 0123456\n\ngit-subtree-dir: lib/part\n",
        "Squashed 'lib/part/' changes from 0123456..89abcde\n",
        "Take in the part\n\ngit-subtree-dir: lib/part\ngit-subtree-split: 0123456\n",
        "Imported Upstream version 1.2-rc3",
        "New upstream version 2.0\n\nMore.\n",
    ],
)
def test_what_a_tool_wrote_about_an_import_is_believed(message: str) -> None:
    assert aside(message.encode()) is Aside.IMPORT


@pytest.mark.parametrize(
    "message",
    [
        "vendor: code.example/team/part v1.2.3\n",
        "vendor: update code.example/team/part to v0.1.0",
        "Vendor team/part 0123456789\n",
        "vendoring: bump team/part v2",
    ],
)
def test_a_module_with_its_version_is_a_vendored_drop(message: str) -> None:
    assert aside(message.encode()) is Aside.VENDORED


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Initial import\n",
        "Initial commit",
        "Import order.\n",
        "Sync with upstream 1.2\n",
        "New upstream version is out, adapt to it\n",
        "vendor: clean up\n",
        "vendor and client: a new way\n",
        "Vendor the parts we need\n",
        "Filter multi vendor orders\n",
        "Fix it\n\ngit-svn-id: https://svn.example/trunk@12 0123\n",
        "Squashed 'lib' of many small commits\n",
        "Explain git-subtree-dir: lib in the manual\n",
    ],
)
def test_words_that_people_use_show_nothing(message: str) -> None:
    assert aside(message.encode()) is None
