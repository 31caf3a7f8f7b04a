from __future__ import annotations

from pathlib import Path

import pytest
from publicsuffixlist import PSLFILE, PublicSuffixList

from pplcheck.people.suffixes import normalize, public_suffix, registrable


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (" ACME.Coop. ", "acme.coop"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("acme。com", "acme.com"),
        ("10.0.0.1", ""),
        ("a..b", ""),
        ("é..com", ""),
        ("a b.com", ""),
        ("", ""),
        ("x" * 64 + ".com", ""),
        ("x." * 150 + "com", ""),
        ("é" * 1001, ""),
    ],
)
def test_names_have_one_form_or_none(written: str, name: str) -> None:
    assert normalize(written) == name


@pytest.mark.parametrize(
    ("domain", "suffix", "registered"),
    [
        ("dev.acme.com", "com", "acme.com"),
        ("acme.co.uk", "co.uk", "acme.co.uk"),
        ("co.uk", "co.uk", ""),
        ("github.io", "github.io", ""),
        ("a.acme.example", "example", "acme.example"),
        ("example.org", "example.org", ""),
        ("acme.no-such-tld", "", ""),
        ("a.xn--55qx5d.cn", "xn--55qx5d.cn", "a.xn--55qx5d.cn"),
        ("xn--99999999999.com", "com", "xn--99999999999.com"),
    ],
)
def test_registrations_begin_under_the_public_suffix(
    domain: str, suffix: str, registered: str
) -> None:
    assert (public_suffix(domain), registrable(domain)) == (suffix, registered)


def test_reading_one_top_level_domain_is_as_good_as_all() -> None:
    whole = PublicSuffixList(accept_unknown=False)
    lines = Path(PSLFILE).read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("//")]
    assert len(rules) > 1000
    for rule in rules[::5]:
        listed = normalize(rule.lstrip("!*."))
        for domain in (listed, f"acme.{listed}", f"dev.team.acme.{listed}"):
            assert public_suffix(domain) == whole.publicsuffix(domain), domain
