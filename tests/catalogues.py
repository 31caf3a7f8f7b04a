"""Every text of the report that is to be translated, and how catalogues are kept.

`python -m tests.catalogues` brings the catalogues in line with the sources: new texts come in
empty, those no longer used go, and each is compiled. Needs Babel, of the extra `test`.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from pplcheck.config.profiles import load_profiles
from pplcheck.formats import phrases, words
from pplcheck.formats.html.page import TEMPLATES
from pplcheck.formats.language import CATALOGUES, DOMAIN, LANGUAGES
from pplcheck.licensing.compatibility import compatibility
from pplcheck.model.compatibility import Compatible, Joining
from pplcheck.model.license import Terms
from pplcheck.model.party import FACTS
from pplcheck.rules import RULES

FORMATS = Path(words.__file__).parent

OURS = "LicenseRef-Coopyleft"
"""The license of which some clauses have no printed name, but one of ours."""

TOLD = (Compatible.NO, Compatible.DISPUTED)
"""What PPL201 and PPL202 find, and give the reason of: files of another license in a work."""

Message = str | tuple[str, str]
"""A text, or a text in the singular and in the plural."""

FIRST = datetime(2026, 11, 22, tzinfo=UTC)
"""The day written into every catalogue, so that only its words change it."""

CALLS = frozenset({"say", "_say", "_"})
PLURALS = frozenset({"count", "say_of"})


def translated() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return LANGUAGES[1:]


def messages() -> dict[Message, str]:
    """Every text with where it comes from, in the order of the sources."""
    found: dict[Message, str] = {}
    for message, place in (*_templates(), *_modules(), *_tables()):
        found.setdefault(message, place)
    return found


def _templates() -> Iterator[tuple[Message, str]]:
    environment = Environment(autoescape=True)
    for path in sorted(TEMPLATES.glob("*.html")):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for _, _, texts in extract_from_ast(tree, ("_", "count")):
            message = _message(texts)
            if message:
                yield message, path.name


def _message(texts: object) -> Message | None:
    """What a call in a template translates; of a plural the first two texts."""
    if isinstance(texts, str):
        return texts
    if isinstance(texts, tuple):
        given = [text for text in texts if isinstance(text, str)]
        return (given[0], given[1]) if len(given) > 1 else (given[0] if given else None)
    return None


def _modules() -> Iterator[tuple[Message, str]]:
    modules = (*FORMATS.glob("report_*.py"), *FORMATS.glob("html/*.py"))
    for path in sorted(modules):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                message = _called(node)
                if message:
                    yield message, path.name
            elif isinstance(node, ast.Assign) and _is_heads(node):
                for text in ast.literal_eval(node.value):
                    yield text.lstrip("#"), path.name


def _called(node: ast.Call) -> Message | None:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    texts = [
        argument.value
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    if name in PLURALS and len(texts) > 1:
        return texts[0], texts[1]
    return texts[0] if name in CALLS and texts else None


def _is_heads(node: ast.Assign) -> bool:
    """Whether a tuple of texts holds heads of columns, which are translated in a loop."""
    (target,) = node.targets[:1]
    if not isinstance(target, ast.Name) or target.id != "heads":
        return False
    return isinstance(node.value, ast.Tuple) and all(
        isinstance(entry, ast.Constant) for entry in node.value.elts
    )


def _tables() -> Iterator[tuple[Message, str]]:
    for table in words.TABLES.values():
        yield from ((text, "words.py") for text in table.values())
    yield from ((form, "phrases.py") for form in (*phrases.FORMS, *phrases.PARTS, phrases.BETWEEN))
    yield from ((text, "party.py") for text in FACTS.values())
    for rule in RULES:
        yield rule.summary, rule.code
        yield rule.remedy, rule.code
    allowed = allowing()
    for profile in load_profiles():
        for clause in profile.clauses:
            if profile.id == OURS and re.search("[a-z]{3}", clause.number):
                yield clause.number, profile.id
            yield clause.subject, profile.id
            yield clause.summary, profile.id
        for row in profile.compatibility:
            is_found = row.answer in TOLD and Joining.FILE in row.joinings
            if is_found or row.reason in allowed:
                yield row.reason, profile.id


@cache
def allowing() -> set[str]:
    """Why files of any license may be part of a work of a reciprocal one, as the map tells."""
    profiles = load_profiles()
    named = {name for profile in profiles for row in profile.compatibility for name in row.others}
    found = {
        compatibility(root.id, material, profiles, scope=Joining.FILE).inbound
        for root in profiles
        if root.terms is Terms.RECIPROCAL
        for material in named | {profile.id for profile in profiles}
    }
    told = " ".join({entry.reason for entry in found if entry.answer is Compatible.YES})
    rows = (row for profile in profiles for row in profile.compatibility)
    return {row.reason for row in rows if row.answer is Compatible.YES and row.reason in told}


def path_of(language: str) -> Path:
    """Where a language's catalogue lies."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def catalogue(language: str) -> Catalog:
    """A language's catalogue as it lies there."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def compiled(found: Catalog) -> bytes:
    """What gettext reads, byte for byte the same for the same catalogue."""
    stream = io.BytesIO()
    write_mo(stream, found)
    return stream.getvalue()


def update(language: str) -> int:
    """Bring a catalogue in line with the sources; how many texts are still to be translated."""
    path = path_of(language)
    old = catalogue(language) if path.exists() else Catalog(locale=language, domain=DOMAIN)
    new = Catalog(
        locale=language,
        domain=DOMAIN,
        project="pplcheck",
        fuzzy=False,
        msgid_bugs_address="",
        last_translator="",
        language_team=language,
        creation_date=FIRST,
        revision_date=FIRST,
        header_comment=f"# The words of `pplcheck report` in {language}.",
    )
    for message, place in messages().items():
        known = old.get(message if isinstance(message, str) else message[0])
        kept = known.string if known and _are_alike(message, known.string) else None
        new.add(message, kept, auto_comments=[place])
    stream = io.BytesIO()
    write_po(stream, new, width=100, omit_header=False, sort_output=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(stream.getvalue())
    path.with_suffix(".mo").write_bytes(compiled(catalogue(language)))
    return sum(not is_complete(entry.string) for entry in catalogue(language) if entry.id)


def _are_alike(message: Message, string: object) -> bool:
    """Whether a translation has plural forms where the text has."""
    return isinstance(message, str) == isinstance(string, str)


def is_complete(string: object) -> bool:
    """Whether a translation is there, in all its plural forms."""
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    for name in translated():
        sys.stdout.write(f"{name}: {update(name)} to translate\n")
