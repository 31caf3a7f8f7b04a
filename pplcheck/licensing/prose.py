"""Licenses stated in running text: README and CONTRIBUTING sentences, and badges.

Better silent than wrong: a sentence counts if it says that this project (or a contribution to
it) is under a license, in a form people use, and names the license in a way that leaves no
doubt. A bare `PPL`, a mention, an example, a dependency's license or a plan does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from pplcheck.licensing.expression import Vocabulary, parse
from pplcheck.licensing.markup import Sentence, sentences, title_of_page
from pplcheck.licensing.statement import Statement
from pplcheck.model.license import Expr, Expression, Leaf
from pplcheck.model.naming import fold, plain

_UNDER = re.compile(
    r"\b(?:under|bajo|sous|sob|unter|sotto|by|as|agree to)\s+(?=\S)"
    r"|\b(?:licen[sc]e|licencia|licença|lizenz)\s*(?:\([^)]*\)\s*)?(?::|is\b|es\b|est\b|ist\b|é\b)\s*",
    re.IGNORECASE,
)
_ABOUT_US = re.compile(
    r"^\W*(?:(?:this|the|our|all|all of the|all the|este|esta|el|la|todo el|ce|le|cette|o|a|dieses)"
    r"\s+)?(?:(?:source|main|project'?s?|core|present|primary|own|entire|whole|complete)\s+)*"
    r"(?:project|program|software|code|codebase|work|repository|repo|library|package|app"
    r"|application|tool|plugin|module|framework|website|site|book|game|license|licence|licencia"
    r"|licença|proyecto|programa|código|obra|repositorio|projet|logiciel|code source|projeto"
    r"|repositório|projekt|sources?|files?|contents?|crate|gem|extension|platform)\b",
    re.IGNORECASE,
)
_STARTS_WITH_VERB = re.compile(
    r"^\W*(?:(?:dual[\s-]?)?licen[sc]ed|released|distributed|published|available|licenciad[oa]"
    r"|publicad[oa]|distribuid[oa]|distribué|publié|lizenziert)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_LICENSING = re.compile(
    r"\b(?:(?:re|dual[\s-]?)?licen[sc]\w*|released?|distribut\w+|published|available|provided"
    r"|offered|covered|licencia\w*|publica\w*|distribu\w+|publié|sous|bajo|under|sob|unter)\b",
    re.IGNORECASE,
)
_INBOUND = re.compile(
    r"\b(?:contribut\w*|contribuciones|contribuir|submi\w+|pull requests?|patch(?:es)?)\b",
    re.IGNORECASE,
)
_INBOUND_SPEECH = re.compile(
    r"\b(?:you|your|contributions?|contributors?|submissions?|pull requests?|patches)\b.*"
    r"\b(?:agree|licen[sc]\w*|release\w*|accept\w*|under|bajo|sous)\b",
    re.IGNORECASE | re.DOTALL,
)
_DOUBT = re.compile(
    r"\b(?:not|isn't|aren't|never|no longer|formerly|previously|was|were|used to|until|before"
    r"|unlike|like|except|unless|if|would|could|should|might|may be|consider|plan(?:s|ned)?|will be"
    r"|will|soon|e\.g|for example|such as|depend\w*|third[\s-]party|bundled|vendored|fork of"
    r"|icons?|fonts?|images?|logos?|photos?|pictures?|artwork|illustrations?|assets?|documentation"
    r"|docs|data|dataset|music|audio|translations?|text of this|articles?|templates?|examples?"
    r"|compatible|alternative|or commercial|other than|some|parts?|portions?|antes"
    r"|iconos?|im[aá]genes|no est[aá]|anteriormente|feminist\w*)\b",
    re.IGNORECASE,
)
_INBOUND_DOUBT = re.compile(
    r"\b(?:not|never|formerly|previously|third[\s-]party|if|would|could|might|consider"
    r"|documentation|docs|translations?)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\W*(?:the|a|an|terms|conditions|of|and|both|either|dual|la|el|los|las|le|les|de|del|des|do|da"
    r"|dos|términos|condiciones|termes|licen[sc]e|licencia|licença|licenza|lizenz|der|den|die|same"
    r"|free|open|source|permissive|copyleft|copyfarleft|version|under|is|es|est|gnu)\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^\s,;:()\[\]{}“”\"]+")
_JOIN = re.compile(
    r"\s*(?:,\s*)?(?P<word>[*•-](?=\s)|\bor\b|\band/or\b|\bo\b|\bou\b|\boder\b|/|\band\b|\by\b|\bet\b|&|\be\b)\s*"
    r"(?:the\s+|a\s+|la\s+)?",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\b(?:dual|double|either|at your option|your choice|a tu elecci[oó]n|au choix)\b",
    re.IGNORECASE,
)
_AFTER_SHORT = re.compile(
    r"\s*(?:$|[.,;:()\[\]|/\u2014\u2013©!-]|licen[sc]e\b|or\b|and\b|©|at\b|see\b|with\b|\d{4})",
    re.IGNORECASE,
)
_SHIELD = re.compile(
    r"shields\.io/(?:badge/|static/v1\?)(?P<rest>[^\s)\"'>\]]{3,300})", re.IGNORECASE
)
_BADGE = re.compile(
    r"(?:licen[sc]e|licencia|licença|lizenz)s?-(?P<value>(?:[^-/?]|--)+)(?:-[^-/?]*)?(?:[?/].*)?"
    r"|.*?label=licen[sc]e&message=(?P<message>[^&]+).*",
    re.IGNORECASE,
)
_ALT = re.compile(r"!\[(?:licen[sc]e|licencia):\s*(?P<value>[^\[\]]{2,80})\]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_LICENSE_WORD = re.compile(r"\blicen[sc]es?$", re.IGNORECASE)
_LEAD = re.compile(r"[\s\"'\u201c\u2018(:*]*")
_MOST_WORDS = 11
_MOST_PLACES = 8
_MOST_FILLERS = 10
_SHORT = 6
_BRIEF = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A license named in a sentence: [start, end) and the id."""

    start: int
    end: int
    id: str


def statements_in(
    text: str, vocabulary: Vocabulary, *, contributing: bool = False
) -> tuple[Statement, ...]:
    """The license statements of a README or (`contributing`) of a page for contributors."""
    found = [] if contributing else list(_badges(text, vocabulary))
    title = plain(title_of_page(text))
    for sentence in sentences(text):
        statement = _statement(sentence, vocabulary, title=title, contributing=contributing)
        if statement:
            found.append(statement)
    unique: dict[tuple[tuple[str, ...], bool], Statement] = {}
    for statement in sorted(found, key=lambda entry: entry.line):
        unique.setdefault((statement.choices, statement.inbound), statement)
    return tuple(unique.values())


def _statement(
    sentence: Sentence, vocabulary: Vocabulary, *, title: str, contributing: bool
) -> Statement | None:
    text = sentence.text
    inbound = bool((contributing or _INBOUND.search(text)) and _INBOUND_SPEECH.search(text))
    if inbound and not _INBOUND_DOUBT.search(text):
        return _named(sentence, vocabulary, inbound=True)
    if inbound or contributing:
        return None
    if _DOUBT.search(_until_name(text)):
        return None
    named = len(title) > 1 and plain(text).lstrip(" \"'").startswith(title)
    ours = named or _ABOUT_US.search(text) or _STARTS_WITH_VERB.search(text)
    if sentence.legal or (ours and _SPEAKS_OF_LICENSING.search(text)):
        return _named(sentence, vocabulary, inbound=False)
    return None


def _until_name(text: str) -> str:
    """What stands before and shortly after the license's name decides; later clauses do not."""
    text = _ADDRESS.sub(" ", text)
    found = _UNDER.search(text)
    return text[: found.end() + 60] if found else text


def _named(sentence: Sentence, vocabulary: Vocabulary, *, inbound: bool) -> Statement | None:
    text = sentence.text
    places = [found.end() for found in islice(_UNDER.finditer(text), _MOST_PLACES)]
    if sentence.legal and not inbound and len(text.split()) <= _BRIEF:
        places.insert(0, len(text) - len(text.lstrip(" -*+•\t")))
    for place in places:
        name = _name_from(text, place, vocabulary)
        if name:
            return _joined(sentence, name, vocabulary, inbound=inbound)
    return None


def _name_from(text: str, place: int, vocabulary: Vocabulary) -> _Name | None:
    """The name at a place, or after the filler words there ("the terms of the")."""
    best = None
    for _ in range(_MOST_FILLERS):
        lead = _LEAD.match(text, place)
        best = _name_at(text, lead.end() if lead else place, vocabulary) or best
        filler = _FILLER.match(text, place)
        if filler is None or not text[filler.end() :].strip():
            break
        place = filler.end()
    return best


def _name_at(text: str, start: int, vocabulary: Vocabulary) -> _Name | None:
    """The longest known name that starts here."""
    pieces: list[re.Match[str]] = []
    for piece in _PIECE.finditer(text, start):
        if len(pieces) >= _MOST_WORDS:
            break
        pieces.append(piece)
    for piece in reversed(pieces):
        end = piece.end()
        name = text[start:end].rstrip(".!?*•|/\u2013\u2014- \t")
        known = vocabulary.in_prose(name) if name else None
        if known and (not _is_short(name) or _AFTER_SHORT.match(text, start + len(name))):
            return _Name(start=start, end=start + len(name), id=known)
    return None


def _is_short(name: str) -> bool:
    """Whether a name is a few letters, which begin the names of other things as well."""
    return len(fold(name)) <= _SHORT and not _LICENSE_WORD.search(name)


def _joined(sentence: Sentence, name: _Name, vocabulary: Vocabulary, *, inbound: bool) -> Statement:
    text = sentence.text
    ids, words, end = [name.id], [], name.end
    while join := _JOIN.match(_past_brackets(text, end)):
        offset = len(text) - len(_past_brackets(text, end)) + join.end()
        following = _name_from(text, offset, vocabulary)
        if following is None:
            break
        end = following.end
        ids.append(following.id)
        words.append(join["word"].casefold())
    ids = list(dict.fromkeys(ids))
    choice = any(word in {"or", "o", "ou", "oder", "/", "and/or"} for word in words)
    unclear = "" if len(ids) == 1 or choice or _EITHER.search(text) else "joined by and"
    return Statement(
        line=sentence.line_at(name.start),
        written=" ".join(text.split())[:200],
        choices=tuple(ids),
        unclear=unclear,
        inbound=inbound,
    )


def _past_brackets(text: str, end: int) -> str:
    rest = re.sub(r"^\s*licen[sc]es?\b", "", text[end:], flags=re.IGNORECASE)
    return re.sub(r"^\s*\([^()]{0,80}\)", "", rest)


def _badges(text: str, vocabulary: Vocabulary) -> Iterator[Statement]:
    if "shields.io" not in text and "![" not in text:
        return
    for number, line in enumerate(text.splitlines(), 1):
        for value in _badge_values(line[:4000]):
            leaves = _leaves(parse(value, vocabulary))
            if leaves and all(leaf.known for leaf in leaves):
                yield Statement(line=number, written=f"license badge: {value}", choices=(value,))


def _leaves(expression: Expression | None) -> list[Leaf]:
    if expression is None:
        return []
    trees: list[Expr] = [expression.tree]
    found = []
    while trees:
        tree = trees.pop()
        if isinstance(tree, Leaf):
            found.append(tree)
        else:
            trees.extend(tree.parts)
    return found


def _badge_values(line: str) -> Iterator[str]:
    for shield in _SHIELD.finditer(line):
        badge = _BADGE.fullmatch(shield["rest"])
        if badge:
            value = unquote((badge["value"] or badge["message"]).replace("+", " "))
            yield value.replace("--", "-").replace("__", "\0").replace("_", " ").replace("\0", "_")
    if "shields.io" not in line:
        yield from (found["value"].strip() for found in _ALT.finditer(line))
