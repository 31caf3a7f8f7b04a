from __future__ import annotations

import pytest

from pplcheck.model.party import Kind
from pplcheck.people import domains, tables
from pplcheck.people.suffixes import normalize, public_suffix, registrable


def at(domain: str) -> str:
    """A made-up address; composed, so that no file holds one at a domain in use."""
    return f"ada@{domain}"


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        *((f"ada@{name}", "freemail") for name in (
            "gmail.com", "yahoo.co.uk", "yahoo.com.br", "hotmail.fr", "gmx.ch", "web.de",
            "posteo.de", "proton.me", "free.fr", "orange.fr", "laposte.net", "qq.com", "163.com",
            "mail.ru", "yandex.ru", "naver.com", "seznam.cz", "wp.pl", "libero.it", "t-online.de",
            "comcast.net", "btinternet.com", "GMAIL.COM", "mail.gmail.com",
        )),
        *((f"ada@{name}", "community") for name in (
            "kernel.org", "debian.org", "apache.org", "gnu.org", "gentoo.org", "freebsd.org",
            "riseup.net", "disroot.org", "autistici.org", "users.sourceforge.net",
        )),
        ("12+ada@users.noreply.github.com", "noreply"),
        (at("users.noreply.gitlab.com"), "noreply"),
        ("noreply@acme.example", "noreply"),
        ("No-Reply@acme.example", "noreply"),
        (at("noreply.acme.com"), "noreply"),
        *((address, "no address") for address in (
            "", "ada", "ada@", "@acme.example", "ada@localhost", at("box.local"), "ada@host.(none)",
            at("10.0.0.1"), "a@b@acme.example", "a da@acme.example", at("co.uk"), at("github.io"),
            "ada@com", "ada@example.org", "ada@example", at("acme.no-such-tld"), at("-a.com"),
            "ada@" + "a." * 200 + "com", "ada@" + "\u00e9" * 2000, "ada@\u00e9..com",
            at("acme.invalid"), "ada@a..com",
        )),
    ],
)  # fmt: skip
def test_addresses_that_prove_nothing(address: str, hint: str) -> None:
    found = domains.read_mailbox(address)

    assert (found.hint, found.domain, found.registrable) == (hint, "", "")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("ada@dev.fiqu.example", "fiqu.example"),
        (at("ACME.coop."), "acme.coop"),
        ("ada@acme.example", "acme.example"),
        (at("acme.example.org"), "acme.example.org"),
        ("ada@evil-acme.coop.example", "coop.example"),
        (at("pages.github.io"), "pages.github.io"),
        ("ada@\u0430cme.coop", "xn--cme-5cd.coop"),
        ("ada@b\u00fccher.example", "xn--bcher-kva.example"),
        (at("xn--zz-.com"), ""),
        (at("yahoo-inc.com"), "yahoo-inc.com"),
        ("ada@live.example", "live.example"),
        (at("yahoo.org.uk"), "yahoo.org.uk"),
        (at("alibaba.com"), "alibaba.com"),
        (at("notgmail.com"), "notgmail.com"),
    ],
)
def test_other_domains_are_somebodys(address: str, name: str) -> None:
    assert domains.read_mailbox(address).registrable == name


def test_a_broken_label_is_no_crash() -> None:
    assert registrable("xn--\u00ff.com".encode("ascii", "replace").decode()) != "xn--.com"
    assert public_suffix("xn--99999999999.com") == "com"
    assert normalize("acme.com") == "acme.com"


@pytest.mark.parametrize(
    ("domain", "kind"),
    [
        ("acme.coop", Kind.COOPERATIVE),
        ("acme.coop.br", Kind.COOPERATIVE),
        ("acme.coop.ar", Kind.COOPERATIVE),
        ("coop.example", Kind.UNKNOWN),
        ("nasa.gov", Kind.PUBLIC),
        ("culture.gouv.fr", Kind.PUBLIC),
        ("rosario.gob.ar", Kind.PUBLIC),
        ("x.sp.gov.br", Kind.PUBLIC),
        ("army.mil", Kind.PUBLIC),
        ("mit.edu", Kind.EDUCATION),
        ("ox.ac.uk", Kind.EDUCATION),
        ("unimelb.edu.au", Kind.EDUCATION),
        ("acme.go.it", Kind.UNKNOWN),
        ("meti.go.jp", Kind.PUBLIC),
        ("acme.com", Kind.UNKNOWN),
    ],
)
def test_suffixes_hint_at_a_kind(domain: str, kind: Kind) -> None:
    assert domains.kind_hint(domain) is kind


def test_no_hint_makes_a_worker_cooperative_or_a_business() -> None:
    hinted = {kind for _, kind in tables.kinds().values()}

    assert hinted.isdisjoint({Kind.WORKER_COOPERATIVE, Kind.COMMERCIAL, Kind.INDIVIDUAL})


@pytest.mark.parametrize(
    ("domain", "may"),
    [
        ("acme.coop", True),
        ("", False),
        ("coop", False),
        ("co.uk", False),
        ("gmail.com", False),
        ("users.noreply.github.com", False),
        ("debian.org", False),
    ],
)
def test_domains_of_everybody_name_no_organization(domain: str, may: bool) -> None:  # noqa: FBT001
    assert domains.can_name_organization(domain) is may


@pytest.mark.parametrize(
    "name", ["freemail.txt", "community.txt", "noreply.txt", "machines.txt", "coops.txt"]
)
def test_tables_are_in_normal_form_and_list_nothing_twice(name: str) -> None:
    rows = tables.rows(name)

    assert len(set(rows)) == len(rows)
    assert all(row == row.strip().lower() for row in rows)


def test_the_freemail_table_is_long_and_apart_from_the_community_table() -> None:
    freemail = tables.domains("freemail.txt")

    assert len(freemail) >= 150
    assert freemail.isdisjoint(tables.domains("community.txt"))
