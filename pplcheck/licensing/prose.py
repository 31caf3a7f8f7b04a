"""Licenses stated in running text: README and CONTRIBUTING sentences, and badges.

Better silent than wrong: a sentence counts if it says that this project (or a contribution to
it) is under a license, in a form people use, and names the license in a way that leaves no
doubt. A bare `PPL`, a mention, an example, a dependency's license or a plan does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import unquote

from pplcheck.licensing.denials import DENIED
from pplcheck.licensing.expression import Vocabulary, leaves_of, parse
from pplcheck.licensing.markup import Sentence, is_legal_title, sentences, title_of_page
from pplcheck.licensing.names import name_from, names_from
from pplcheck.licensing.statement import Statement
from pplcheck.model.naming import plain

_UNDER = re.compile(
    r"\b(?:under|bajo|sous|sob|unter|sotto|sota|by|as|agree to)\s+(?=\S)"
    r"|\b(?:con|com|amb|avec|mit)\s+(?=(?:\w+\s+){0,2}l?li[cz]en)"
    r"|\b(?:selon|suivant|según|segons)\s+(?=(?:\w+\s+){0,6}l?li[cz]en)"
    r"|\b(?:licen[sc]e|licencia|licença|licenza|lizenz|llicència)\s*(?:\([^)]*\)\s*)?"
    r"(?::|is\b|es\b|est\b|ist\b|é\b|è\b|és\b)\s*",
    re.IGNORECASE,
)
_ABOUT_US = re.compile(
    r"^\W*(?:(?:this|the|our|all|all of the|all the|este|esta|el|la|todo el|ce|cet|le|cette"
    r"|o|a|toda?|tout le|dieses?|diese[rs]?|der|die|das|questo|questa|il|lo|la|tutto il|tutta la"
    r"|est[ea]|todo o|toda a|aquest|aquesta|tot el|tota la)"
    r"\s+)?(?:(?:source|main|project'?s?|core|present|primary|own|entire|whole|complete)\s+)*"
    r"(?:project|program|software|code|codebase|work|repository|repo|library|package|app"
    r"|application|tool|plugin|module|framework|website|site|book|game|license|licence|licencia"
    r"|licença|proyecto|programa|código|obra|repositorio|projet|logiciel|code source|projeto"
    r"|repositório|projekt|trabajo|libro|documento|texto|aplicación|biblioteca|sitio|ouvrage|livre"
    r"|document|texte|application|œuvre|oeuvre|trabalho|livro|aplicativo|resources?|materials?|sources?|files?|contents?|crate|gem|extension|platform"
    r"|contenidos?|página|contenu|quellcode|quelltext|werk|buch|inhalte?|progetto|programma"
    r"|codice|opera|sito|contenut[io]|conteúdo|página|projecte|programari|codi|contingut|llibre"
    r"|llicència|licenza|lizenz)\b",
    re.IGNORECASE,
)
_STARTS_WITH_VERB = re.compile(
    r"^\W*(?:(?:dual[\s-]?)?licen[sc]ed|released|distributed|published|available|licenciad[oa]"
    r"|publicad[oa]|distribuid[oa]|distribué|publié|lizenziert|veröffentlicht|rilasciat[oa]|licenziat[oa]|distribuit[oa]"
    r"|pubblicat[oa]|llicenciat|alliberat|publicat|liberad[oa]|publiée?|diffusée?)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_LICENSING = re.compile(
    r"\b(?:(?:re|dual[\s-]?)?licen[sc]\w*|released?|distribut\w+|published|available|provided"
    r"|offered|covered|licencia\w*|publica\w*|distribu\w+|publié|sous|bajo|under|sob|unter"
    r"|sotto|sota|li[cz]enz\w*|llicenci\w*|llicència|rilasciat\w*|pubblicat\w*|veröffentlicht)\b",
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
    r"|compatible|alternatives?|or commercial|other than|some|parts?|portions?|antes"
    r"|(?:following|these|such)\s+(?:source\s+)?files|director(?:y|ies)|(?:sub)?folders?|carpetas?|dossiers?"
    r"|iconos?|im[aá]genes|herman[oa]s?"
    rf"|{DENIED})\b",
    re.IGNORECASE,
)
_INBOUND_DOUBT = re.compile(
    r"\b(?:not|never|formerly|previously|third[\s-]party|if|would|could|might|consider"
    r"|documentation|docs|translations?)\b",
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
_ALT = re.compile(
    r"(?:!\[|<img\b[^<>]{0,500}\balt=[\"'])(?:licen[sc]e|licencia|licença)(?::\s*|\s+-\s+)"
    r"(?P<value>[^\[\]\"'<>]{2,80})[\]\"']",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+")
_OFFERED = re.compile(
    r"\W*(?:(?:alternatively|alternativement|alternativamente|alternativa?)\b"
    r"|or\s*,|or\s+(?=under\b|at\s+your)"
    r"|(?:you|it|this\s+\w+)\s+(?:can|may)\s+(?:also|alternatively)\s+(?:be\s+)?"
    r"(?:used?|licen[sc]ed?|(?:re)?distributed?)\s+(?:(?:it|this|the)\s+(?:\w+\s+)?)?(?=under\b))"
    r"\W*(?:at\s+your\s+(?:option|choice)\W*)?",
    re.IGNORECASE,
)
"""How a sentence begins that offers another license than the one named before it."""
_OFFER_ENDS = re.compile(
    r"(?:\W*\b(?:licen[sc]e|licencia|instead|as\s+well)\b){0,2}\W*", re.IGNORECASE
)
_MAY_BE = re.compile(r"\bmay be\b", re.IGNORECASE)
_NEAR = 2
"""How many sentences behind a statement another license may be offered."""
_MOST_PLACES = 8
_BRIEF = 14
_COPYRIGHT = re.compile(r"\W*(?:©|\(c\)|copyright\b|copyleft\b)[^;]{0,200}$", re.IGNORECASE)
_BEHIND_OWNER = re.compile(r"(?:[,;·|(\u2013\u2014]|\s-)\s*(?=[A-Z])")
_WE_USE = re.compile(
    r"\b(?:we\s+(?:are\s+)?us(?:e|ing)|usamos|utilizamos|nous\s+utilisons|on\s+utilise)\s+"
    r"(?:the\s+|la\s+)?(?=\S)",
    re.IGNORECASE,
)
"""How a section on the license may name it; elsewhere a tool would be meant."""
_OF_OTHERS = re.compile(
    r"\W*+(?:the\s++)?(?!(?:it|he|she|they|we|you|everything|anything|what|which|unless|copyright)\b)"
    r"[\w@./-]++(?:\s++[\w@./-]++){0,2}?\s++(?:is|are)\s+(?:also\s+)?(?:dual[\s-]?)?"
    r"(?:licen[sc]ed|released|distributed|published|covered|under)\b",
    re.IGNORECASE,
)
"""A sentence on a thing of another name, such as a library, that stands behind the first one."""


def statements_in(
    text: str, vocabulary: Vocabulary, *, contributing: bool = False
) -> tuple[Statement, ...]:
    """The license statements of a README or (`contributing`) of a page for contributors."""
    found = [] if contributing else list(_badges(text, vocabulary))
    title = plain(title_of_page(text))
    titles = []
    since = _NEAR
    for sentence in sentences(text):
        since += not sentence.title
        other = _offered(sentence, vocabulary) if since <= _NEAR else None
        if other and found[-1].part == other.part:
            found[-1] = replace(found[-1], choices=(*found[-1].choices, *other.choices))
            continue
        statement = _statement(sentence, vocabulary, title=title, contributing=contributing)
        if statement and sentence.title:
            titles.append(statement)
        elif statement:
            found.append(statement)
            since = 0 if not statement.unclear and not statement.inbound else _NEAR
    if len({statement.choices for statement in titles}) == 1:
        found += titles  # sections on several licenses are not all about this work
    unique: dict[tuple[tuple[str, ...], bool, str], Statement] = {}
    for statement in sorted(found, key=lambda entry: entry.line):
        unique.setdefault((statement.choices, statement.inbound, statement.part), statement)
    return tuple(unique.values())


def _offered(sentence: Sentence, vocabulary: Vocabulary) -> Statement | None:
    """What a sentence offers beside the license named shortly before it; None of any other."""
    found = _OFFERED.match(sentence.text)
    if not found or _DOUBT.search(_MAY_BE.sub(" ", _until_name(sentence.text))):
        return None
    name = name_from(sentence.text, found.end(), vocabulary)
    if name is None or not _OFFER_ENDS.fullmatch(sentence.text, name.end):
        return _named(sentence, vocabulary, inbound=False)
    ids, unclear = names_from(sentence.text, name, vocabulary)
    return Statement(line=0, written="", choices=ids, part=sentence.part) if not unclear else None


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
    ours = ours and _SPEAKS_OF_LICENSING.search(text)
    about_it = ours or sentence.begins or is_legal_title(title)
    if sentence.legal and not about_it and _OF_OTHERS.match(text):
        return None
    if sentence.legal or ours or _COPYRIGHT.match(text):
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
    if sentence.legal:
        places += [found.end() for found in islice(_WE_USE.finditer(text), _MOST_PLACES)]
    if sentence.legal and not inbound and len(text.split()) <= _BRIEF:
        places.insert(0, len(text) - len(text.lstrip(" -*+•\t")))
    owned = [] if inbound else _behind_owner(text)
    for place in places + owned:
        name = name_from(text, place, vocabulary)
        if name and (place not in owned or not text[name.end :].strip(" .)!*_|")):
            ids, unclear = names_from(text, name, vocabulary)
            return Statement(
                line=sentence.line_at(name.start),
                written=" ".join(text.split())[:200],
                choices=ids,
                unclear=unclear,
                inbound=inbound,
                part=sentence.part,
            )
    return None


def _behind_owner(text: str) -> list[int]:
    """Where a license may be named at the end of a copyright line: `© 2020 X — MIT License`."""
    if not _COPYRIGHT.match(text):
        return []
    return [found.end() for found in islice(_BEHIND_OWNER.finditer(text), _MOST_PLACES)]


def _badges(text: str, vocabulary: Vocabulary) -> Iterator[Statement]:
    if not any(sign in text for sign in ("shields.io", "![", "<img")):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for value in _badge_values(line[:4000]):
            leaves = leaves_of(parse(value, vocabulary))
            if leaves and all(leaf.known for leaf in leaves):
                yield Statement(line=number, written=f"license badge: {value}", choices=(value,))


def _badge_values(line: str) -> Iterator[str]:
    for shield in _SHIELD.finditer(line):
        badge = _BADGE.fullmatch(shield["rest"])
        if badge:
            value = unquote((badge["value"] or badge["message"]).replace("+", " "))
            yield value.replace("--", "-").replace("__", "\0").replace("_", " ").replace("\0", "_")
    if "shields.io" not in line:
        yield from (found["value"].strip() for found in _ALT.finditer(line))
