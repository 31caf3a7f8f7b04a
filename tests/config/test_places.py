from __future__ import annotations

import pytest

from pplcheck.config.places import glob, mail_domain, own_path, relative_path
from pplcheck.config.wording import Unfit

OUTSIDE = [
    pytest.param("", "empty", id="empty"),
    pytest.param("  ", "empty", id="space"),
    pytest.param("/etc/passwd", "root of the file system", id="absolute"),
    pytest.param("//host/share", "root of the file system", id="network share"),
    pytest.param("../register.toml", "leads upward", id="upward"),
    pytest.param("a/../../b", "leads upward", id="upward inside"),
    pytest.param("a/..", "leads upward", id="upward at the end"),
    pytest.param("a\\b", "backslash", id="backslash"),
    pytest.param("C:/x", "drive", id="drive"),
    pytest.param("c:x", "drive", id="drive without a slash"),
    pytest.param("~/x", "home folder", id="home"),
    pytest.param("~ada/x", "home folder", id="somebody's home"),
    pytest.param("https://example.org/r.toml", "network", id="address"),
    pytest.param("file:///etc/passwd", "network", id="file address"),
    pytest.param(".git/config", "git's own folder", id="git folder"),
    pytest.param("a/.GIT/config", "git's own folder", id="git folder in capitals"),
    pytest.param("a\x00b", "do not print", id="zero byte"),
    pytest.param("a\nb", "do not print", id="line end"),
]


def reason(found: object) -> str:
    assert isinstance(found, Unfit)
    return found.reason


@pytest.mark.parametrize(("text", "why"), OUTSIDE)
def test_paths_outside_the_repository_are_refused(text: str, why: str) -> None:
    assert why in reason(relative_path(text))
    assert why in reason(glob(text))


@pytest.mark.parametrize("text", [".", "./", "a/", "./a/b/"])
def test_a_folder_is_no_file(text: str) -> None:
    assert "not of a folder" in reason(relative_path(text))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("register.toml", "register.toml"),
        ("./a//b.toml", "a/b.toml"),
        ("a/./b", "a/b"),
        ("..a/b..", "..a/b.."),
        (".gitignore", ".gitignore"),
        ("Größe/名.csv", "Größe/名.csv"),
    ],
)
def test_paths_inside_are_taken_without_dots(text: str, path: str) -> None:
    assert relative_path(text) == path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("**", "**"),
        ("vendor/", "vendor/**"),
        ("./", "**"),
        (".", "**"),
        ("./src/**/*.js", "src/**/*.js"),
        ("pages/[id].js", "pages/[id].js"),
    ],
)
def test_globs_are_taken(text: str, path: str) -> None:
    assert glob(text) == path


@pytest.mark.parametrize(("text", "why"), [("!a", "begins with !"), ("*a" * 17, "16 stars")])
def test_globs_nobody_can_match_are_refused(text: str, why: str) -> None:
    assert why in reason(glob(text))


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("nebula.example", "nebula.example"),
        (" Nebula.EXAMPLE ", "nebula.example"),
        ("a-b.co_op.example", "a-b.co_op.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("bücher.example", "bücher.example"),
        ("3com.example", "3com.example"),
    ],
)
def test_domains_are_taken_in_lower_case(text: str, domain: str) -> None:
    assert mail_domain(text) == domain


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("localhost", "no dot"),
        ("ada@nebula.example", "including @"),
        ("@nebula.example", "including @"),
        ("https://nebula.example", "leave out https://"),
        ("nebula.example/about", "leave out https://"),
        ("nebula.example:25", "leave out https://"),
        ("*.nebula.example", "without *."),
        (".nebula.example", "without *."),
        ("nebula.example.", "dot at the end"),
        ("nebula..example", "no domain label"),
        ("-nebula.example", "no domain label"),
        ("neb ula.example", "no domain label"),
        ("a" * 64 + ".example", "no domain label"),
        ("a." * 126 + "example", "too long"),
        ("192.0.2.1", "a number"),
    ],
)
def test_texts_that_are_no_domain_are_refused(text: str, why: str) -> None:
    assert why in reason(mail_domain(text))


@pytest.mark.parametrize("text", ["/shared/register.toml", "../register.toml", "r.toml"])
def test_own_paths_may_lie_anywhere(text: str) -> None:
    assert own_path(text) == text


@pytest.mark.parametrize(("text", "why"), [("", "a path"), ("a\nb", "a path"), ("~/r", "~")])
def test_own_paths_are_written_out(text: str, why: str) -> None:
    assert why in reason(own_path(text))
