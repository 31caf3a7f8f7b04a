"""A first policy and a first register, commented, with what a history shows filled in.

Everything that came from a history is written as an escaped TOML string, or cleaned into one
comment line: names may hold quotes, line ends, or anything else. Organizations are filled in
with an unknown kind; people are only proposed, in comments, as who a person is and acts for is
theirs to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pplcheck.config.names import address
from pplcheck.config.places import mail_domain
from pplcheck.config.wording import Unfit, plain

DomainSeen = tuple[str, int, int]
"""A mail domain, the commits made from it, and the number of people who made them."""

PersonSeen = tuple[str, Sequence[str], int]
"""A name, identities as `Name <mail>`, and the commits made under them."""

_POLICY = """\
# How pplcheck judges {project}.
# docs/configuration.md of pplcheck explains every key; one left out keeps the value shown here.
{license}
schema = 1

# Whose voice decides: "kleiner" is the text of the Peer Production License,
# "copyfair" also accepts contributions as a way to reciprocate.
reading = "kleiner"

# Who is who: files next to this one, inside the repository.
register = [{register}]

# The least finding that fails a build: "error", "warning", "note" or "never".
fail-on = "error"

# Whether what nobody knows yet fails a build: "pass" or "fail".
undetermined = "pass"

# Contributors of whom nothing is known: "commoner" (always labeled as presumed)
# or "undetermined".
presume = "commoner"

[contribution]
# What counts as contributing, and for how long.
window = "24 months"
threshold = {{ commits = 1 }}
count = ["author", "co-author", "review", "sponsor", "ledger"]
# Work that leaves no commit: translation, care work, design, hosting, money.
# ledger = ["ledger.csv"]
# Tools that commit, besides those whose name ends in [bot].
# bots = ["Release Bot <bot@example.org>"]

[licenses]
# Files whose licenses are somebody else's business.
# exclude = ["vendor/**"]

# A file that says something it should not, until it is corrected:
# [[licenses.override]]
# path = "composer.json"
# expression = "PPL"
# reason = "stale metadata, corrected in the next release"

# A finding the project lives with, decided by somebody, until a day (inclusive):
# [[waiver]]
# code = "PPL103"
# path = "package.json"
# reason = "the published name is historic"
# approver = "assembly of 2026-10-02"
# expires = 2027-04-01
"""

_REGISTER = """\
# Who is who in {project}: facts about organizations and people, each with its source.
# Replace "unknown" by what you find out, and say where it is written. Nobody is judged by
# what is left unknown. docs/configuration.md of pplcheck explains every key.
schema = 1
"""

_HOW_TO_ASK = """
# Kinds: "worker-cooperative", "cooperative", "nonprofit", "public", "education",
# "commercial", "individual", "unknown".
# Clause 4(c) of the Peer Production License asks two things of a worker cooperative, both needed:
#   worker_owned               is it owned by those who work in it?
#   surplus_to_worker_owners   does it distribute all its surplus among these worker-owners?
# Answers are "yes", "no" or "unknown".
"""

_ORGANIZATION = """
# {commits} by {people}
[[organization]]
id = {domain}
name = {domain}
domains = [{domain}]
kind = "unknown"
facts = {{ worker_owned = "unknown", surplus_to_worker_owners = "unknown" }}
# source = "statutes, article 4"
# checked = 2026-10-01
"""

_ASK_PEOPLE = """
# People worth asking, as they made most commits and nothing shows for whom they acted.
# Ask them before writing anything down; then remove the # in front of what they agree to.
"""

_PERSON = """
# {commits}
# [[person]]
# name = {name}
# identities = [{identities}]
# [[person.enrollment]]
# organization = "self"          # for themselves; or the id of an organization above
# from = 2024-01-01              # inclusive; left out, since ever
# until = 2026-01-01             # exclusive; left out, still
"""

_USERS = """
# Who uses the work; the history does not show it:
# [[user]]
# organization = "orbit"
# use = "commercial"
# since = 2024-01-01
# source = "ADOPTERS.md"

# Written agreements, from (inclusive) until (exclusive):
# [[agreement]]
# party = "orbit"
# from = 2025-01-01
# until = 2027-01-01
# terms = "5 % of turnover with the work, paid yearly to the foundation"
"""


def policy_skeleton(
    *, project: str, license_found: str = "", registers: Sequence[str] = ("register.toml",)
) -> str:
    """A policy with every key at its default; `license_found` says what the files declare."""
    found = f"# License found: {_comment(license_found)}\n" if license_found.strip() else ""
    return _POLICY.format(
        project=_comment(project) or "this project",
        license=found,
        register=", ".join(_quoted(path) for path in registers),
    )


def register_skeleton(
    *, project: str, domains: Iterable[DomainSeen] = (), people: Iterable[PersonSeen] = ()
) -> str:
    """A register with an organization a domain, in the order given, and people to ask.

    Texts that are no mail domain are left out, as are identities without an address.
    """
    organizations = [entry for entry in map(_organization, _valid(domains)) if entry]
    persons = [entry for entry in map(_person, people) if entry]
    parts = [_REGISTER.format(project=_comment(project) or "this project")]
    if organizations:
        parts += [_HOW_TO_ASK, *organizations]
    if persons:
        parts += [_ASK_PEOPLE, *persons]
    return "".join([*parts, _USERS])


def _valid(domains: Iterable[DomainSeen]) -> list[DomainSeen]:
    """Domains as a register takes them, each once."""
    seen: dict[str, DomainSeen] = {}
    for written, commits, people in domains:
        domain = mail_domain(written)
        if not isinstance(domain, Unfit):
            seen.setdefault(domain, (domain, commits, people))
    return list(seen.values())


def _organization(seen: DomainSeen) -> str:
    domain, commits, people = seen
    return _ORGANIZATION.format(
        commits=_counted(commits, "commit", "commits"),
        people=_counted(people, "person", "people"),
        domain=_quoted(domain),
    )


def _person(seen: PersonSeen) -> str:
    name, identities, commits = seen
    addresses = [_clean(text) for text in identities]
    known = [text for text in addresses if not isinstance(address(text), Unfit)]
    if not known:
        return ""
    return _PERSON.format(
        commits=_counted(commits, "commit", "commits"),
        name=_quoted(_clean(name).strip() or known[0]),
        identities=", ".join(_quoted(text) for text in known),
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _comment(text: str) -> str:
    """A text as part of one comment line."""
    return plain(_clean(text).strip(), 100)


def _clean(text: str) -> str:
    """A text without surrogates, which TOML cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _quoted(text: str) -> str:
    """A TOML basic string; unprintable characters are escaped."""
    escaped = _clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain(escaped, len(escaped)) + '"'
