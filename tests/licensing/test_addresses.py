from __future__ import annotations

import pytest

from pplcheck.licensing.addresses import address_key, named_by


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://spdx.org/licenses/PPL.html", "ppl"),
        ("http://www.opensource.org/licenses/mit-license.php", "mit-license"),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.es", "CC-BY-NC-SA-4.0"),
        ("creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://www.gnu.org/licenses/agpl-3.0.en.html", "AGPL-3.0-only"),
        ("<https://www.apache.org/licenses/LICENSE-2.0>", "Apache-2.0"),
        ("https://w.example/license", ""),
        ("MIT/Apache-2.0 or so", ""),
        ("PPL", ""),
        ("", ""),
    ],
)
def test_addresses_name_licenses_by_their_form(address: str, named: str) -> None:
    assert named_by(address) == named


def test_keys_of_one_page_are_equal() -> None:
    keys = {
        address_key(f"http{s}://w.example/P{end}") for s in ("", "s") for end in ("", ".html", "/")
    }

    assert keys == {"w.example/p"}
