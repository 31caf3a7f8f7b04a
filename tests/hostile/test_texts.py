"""What strangers wrote goes through every command and format: harmless, and still what it was."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

from pplcheck.formats.neutral import is_hidden, neutral
from tests.formats.workflow import commands
from tests.hostile.lines import Line, lines
from tests.hostile.odd import NAMES
from tests.hostile.running import Bench, Said, people_in, run
from tests.repos import build, commit, git

TEXTS = (
    "\x1b[31mred", "\x1b]8;;https://x.example\x07link", "\x9b31m", "\u202eevil", "\u2066x",
    "ze\u200bro", "\ufeffmark", "sep\u2028x", "tag\U000e0041", "=cmd|' /C calc'!A0", "+1+1", "-1+1",
    "@SUM(A1)", "[bold red]x[/bold red]", ":smile:", "::error::x", "##[add-path]x", "%0A::error::x",
    "![](x)", "[a](javascript:1)", "`x`", "a|b", "&lt;b&gt;", "{{7*7}}", "{0}", "%s", "$(id)", "#1",
    "@here", "--output=x", 'a"b', "'", "\\", "e" + "\u0301" * 9,
)  # fmt: skip
"""Fit for a name; what only a message or a path can hold stands below."""
MORE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script>",
    "]]>",
    "-->",
    "x\n::error::y",
)
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LICENSE = "SPDX-License-Identifier: PPL\n"
ENDINGS = {"html", "json", "csv", "md", "txt", "toml", "svg", ""}
"""Of files that are text."""


def told(text: str) -> str:
    """A text as TOML and JSON both have it within quotes."""
    return json.dumps(text, ensure_ascii=False)


def register() -> str:
    """Organizations of all names, each a user with an agreement."""
    rows = ["schema = 1"]
    for number, text in enumerate((*TEXTS, *MORE)):
        words = told(text)
        rows += [
            f'[[organization]]\nid = "o{number}"\nname = {words}\nkind = "commercial"',
            f'domains = ["o{number}.example"]\nsource = {words}',
            f'[[user]]\norganization = "o{number}"\nuse = "commercial"\nsource = {words}',
            f'[[agreement]]\nparty = "o{number}"\nuntil = 2020-06-01\nterms = {words}',
        ]
    return "\n".join(rows) + "\n"


def policy() -> str:
    """Waivers and overrides for all kinds of reasons."""
    rows = ['register = ["register.toml"]']
    for text in (*TEXTS[:8], *MORE):
        words = told(text)
        rows += [
            f'[[waiver]]\ncode = "PPL103"\nreason = {words}\napprover = {words}',
            "expires = 2030-01-01",
        ]
    return "\n".join(rows) + "\n"


def repository(folder: Path) -> Path:
    """A repository whose every text is a stranger's."""
    files = {
        "LICENSE": LICENSE,
        "package.json": json.dumps({"name": TEXTS[0], "license": MORE[0]}),
        "CODEOWNERS": "".join(f"* {text}\n" for text in TEXTS),
        "register.toml": register(),
        "pplcheck.toml": policy(),
        ".mailmap": "Ada \x1b[31m <new@mail.example> <p1@h1.example>\n",
    }
    files |= {f"deep/{name}/LICENSE": f"SPDX-License-Identifier: {name}\n" for name in NAMES}
    files |= {
        f"{number}/LICENSE": f"{text} License\n\nLicensed under the {text} License.\n"
        for number, text in enumerate((*TEXTS, *MORE))
    }
    plans = [commit("Ada Example <ada@mail.example>", files=files)]
    for number, text in enumerate(TEXTS):
        trailers = [f"Sponsored-by: {text}", f"Co-authored-by: {text} <c{number}@k.example>"]
        plans.append(commit(f"{text} <p{number}@o{number}.example>", text, trailers=trailers))
    plans += [commit("Eve Example <eve@mail.example>", text) for text in MORE]
    repo = build(folder, plans)
    branch = "refs/heads/=1+1\u202e<b>##x`x`|"
    git(repo, "update-ref", branch, "HEAD")
    git(repo, "symbolic-ref", "HEAD", branch)
    (repo / ".git" / "COMMIT_EDITMSG").write_text("\n".join((*TEXTS, *MORE)), encoding="utf-8")
    return repo


def is_json(text: str) -> None:
    json.loads(text)


def is_jsonl(text: str) -> None:
    for line in text.splitlines():
        json.loads(line)


def is_csv(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(row) for row in rows}) <= 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[=+\-@\t\r]", cell) or re.fullmatch(r"[+-][0-9.]+", cell), cell


def is_xml(text: str) -> None:
    ET.fromstring(text)  # noqa: S314 - of our own making


def is_workflow(text: str) -> None:
    assert {command.name for command in commands(text)} <= {"error", "warning", "notice"}


def is_html(text: str) -> None:
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "javascript:1" not in re.sub(r">[^<]*<", "><", text)  # but as words


def is_markdown(text: str) -> None:
    tokens = [inner for block in READER.parse(text) for inner in (block, *(block.children or ()))]
    kinds = {token.type for token in tokens if not re.fullmatch(r"<!--[^<>]*-->\n?", token.content)}
    assert not kinds & {"html_block", "html_inline", "image"}
    targets = {str(token.attrs["href"]) for token in tokens if "href" in token.attrs}
    assert not {target for target in targets if not target.startswith(("#", "https://"))}


FORMS: dict[str, Callable[[str], object]] = {
    "json": is_json, "sarif": is_json, "gitlab": is_json, "intoto": is_json, "cyclonedx": is_json,
    "spdx": is_json, "shields": is_json, "jsonl": is_jsonl, "csv": is_csv, "junit": is_xml,
    "svg": is_xml, "github": is_workflow, "html": is_html,
    "markdown": is_markdown, "md": is_markdown,
    "toml": tomllib.loads,
}  # fmt: skip


def wrong_with(form: str, text: str) -> str:
    """What an output has that it must not have; empty where it is as it should be."""
    hidden = sorted({sign for sign in text if is_hidden(sign)} - {"\n"})
    if hidden:
        place = min(text.index(sign) for sign in hidden)
        return f"holds {hidden}: {text[max(0, place - 60) : place + 20]!r}"
    if form != "github" and (command := re.search(r"^\s*::.*|.{,30}##\[.*", text, re.MULTILINE)):
        return f"holds a workflow command: {command[0]!r:.120}"
    try:
        FORMS.get(form if text else "", str)(text)
    except (AssertionError, ValueError, ET.ParseError) as error:
        return f"is no {form}: {error!r}"[:300]
    return ""


def form_of(line: Line) -> str:
    words = line.words
    return words[words.index("--format") + 1] if "--format" in words else ""


# One test: each worker of a parallel run would ask everything anew for its part.
def test_every_format_of_every_command_is_harmless_and_read_back(tmp_path: Path) -> None:
    bench = Bench(folder=tmp_path)
    bench.prepare()
    repository(bench.repo)
    calls = lines()

    said = dict(zip(calls, run(bench, calls), strict=True))

    assert all_wrong(said) | wrong_in(bench.out) == {}
    expect_names({line.words: output for line, (_, output, _) in said.items()})


def all_wrong(said: dict[Line, Said]) -> dict[str, str]:
    """What is wrong with outputs and complaints, by the call."""
    return {
        " ".join(line.words): found
        for line, (_, output, complaints) in said.items()
        if (found := wrong_with(form_of(line), output) or wrong_with("", complaints))
    }


def wrong_in(folder: Path) -> dict[str, str]:
    """What is wrong with files written, by the file; what `demo` makes is a repository."""
    found = {
        str(path.relative_to(folder)): wrong_with(path.suffix[1:], path.read_text(encoding="utf-8"))
        or ", ".join(people_in(path.read_text(encoding="utf-8")))
        for path in folder.rglob("*")
        if path.is_file() and path.suffix[1:] in ENDINGS and "demo" not in path.parts
    }
    assert {Path(name).suffix for name in found} >= {".html", ".txt"}
    return {name: wrong for name, wrong in found.items() if wrong}


def expect_names(said: dict[tuple[str, ...], str]) -> None:
    """Every name comes back from the forms that are read by machines, and stays in others."""
    names = {*TEXTS, *MORE}
    parsed = json.loads(said["reciprocity", "--format", "json"])
    rows = csv.DictReader(io.StringIO(said["reciprocity", "--format", "csv"], newline=""))
    shown = said["reciprocity",]

    assert names <= {row["name"] for row in parsed["rows"]}
    assert {neutral(name) for name in names} <= {
        row["name"].removeprefix("'") or "'" for row in rows
    }
    assert [word for word in (":smile:", "[bold red]x", "{0}", "%s") if word not in shown] == []
