from __future__ import annotations

import pytest

from pplcheck.config.profiles import load_profiles
from pplcheck.licensing.manifests import read_manifest
from pplcheck.licensing.readers import Readers
from pplcheck.licensing.vague import completed_by


@pytest.mark.parametrize(
    ("name", "license_id"),
    [
        ("GNU General Public License", "GPL-3.0-only"),
        ("GPL", "GPL-2.0-only"),
        ("the GPL, version 2", "GPL-2.0-only"),
        ("Lesser GPL", "LGPL-2.1-only"),
        ("GNU Affero General Public License", "AGPL-3.0-only"),
        ("The BSD License", "BSD-3-Clause"),
        ("BSD 3 clause", "BSD-3-Clause"),
        ("Creative Commons Attribution-ShareAlike", "CC-BY-SA-4.0"),
        ("CC-BY-NC", "CC-BY-NC-3.0"),
        ("Apache Software Licenses", "Apache-2.0"),
    ],
)
def test_a_vague_name_is_completed(name: str, license_id: str) -> None:
    assert completed_by(name, license_id)


@pytest.mark.parametrize(
    ("name", "license_id"),
    [
        ("GNU General Public License", "LGPL-2.1-only"),
        ("GNU General Public License", "AGPL-3.0-only"),
        ("Lesser GPL", "GPL-3.0-only"),
        ("GPL v2", "GPL-3.0-only"),
        ("GPL with our exception", "GPL-3.0-only"),
        ("BSD style", "BSD-3-Clause"),
        ("BSD 2 clause", "BSD-3-Clause"),
        ("Simplified BSD", "BSD-3-Clause"),
        ("Creative Commons Attribution", "CC-BY-NC-4.0"),
        ("Creative Commons Attribution-NonCommercial", "CC-BY-4.0"),
        ("Public license", "GPL-3.0-only"),
        ("Our own", "MIT"),
        ("", "MIT"),
        ("Peer license", "PPL"),
    ],
)
def test_a_name_that_says_something_else_is_not(name: str, license_id: str) -> None:
    assert not completed_by(name, license_id)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "pom.xml",
            (
                "<project><licenses><license><name>GPL</name>"
                "<url>http://www.gnu.org/licenses/gpl-3.0.html</url></license></licenses></project>"
            ),
            "GPL-3.0-only",
        ),
        (
            "pom.xml",
            (
                "<project><licenses><license><name>Our own</name>"
                "<url>http://www.gnu.org/licenses/gpl-3.0.html</url></license></licenses></project>"
            ),
            None,
        ),
        (
            "pom.xml",
            (
                "<project><licenses>"
                "<license><name>MIT</name><url>https://example.org/us</url></license>"
                "<license><name>LGPL</name><url>https://www.gnu.org/licenses/lgpl-2.1.txt</url></license>"
                "</licenses></project>"
            ),
            "MIT OR LGPL-2.1-only",
        ),
        (
            "package.json",
            '{"licenses": [{"type": "BSD", "url": "https://opensource.org/licenses/BSD-3-Clause"}]}',
            "BSD-3-Clause",
        ),
        ("package.json", '{"license": {"type": "BSD", "url": 3}}', "BSD"),
    ],
)
def test_an_address_beside_a_name_tells_the_version(
    path: str, text: str, expected: str | None
) -> None:
    readers = Readers.of(load_profiles())
    (told,) = read_manifest(path, text)

    found = readers.meaning(told)

    assert (found and found.text) == expected
