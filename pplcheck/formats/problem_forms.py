"""Every form of what is wrong with a policy, register, ledger or baseline; see `phrases`.

Such files keep a work from being judged: the report on a phyle or a fleet tells why. A problem is
composed of a subject, a key, what is wrong with it and where it stands; each part has its forms.
A test walks `pplcheck.config` and fails on words that are in none of them.
"""

from __future__ import annotations

from typing import Final

PROBLEM_FORMS: Final = (
    "%(subject)s: key '%(key)s' %(problem)s (%(place)s)",
    "key '%(key)s' %(problem)s (%(place)s)",
    "%(subject)s: %(problem)s (%(place)s)",
    "%(field)s %(problem)s (%(place)s)",
    (
        "%(who)s names organization %(name)s, which no register declares; did you mean "
        '"%(guess)s"? (%(place)s)'
    ),
    "%(who)s names organization %(name)s, which no register declares (%(place)s)",
    "%(problem)s (%(place)s)",
    "register %(path)s, named by %(other)s, is not there; add the file or drop it",
    "ledger %(path)s, named by %(other)s, is not there; add the file or drop it",
    (
        "baseline %(path)s, named by %(other)s, is not there; write it with `pplcheck baseline "
        "create`, or drop the key"
    ),
)
"""A whole problem; where several fit, the first one counts."""

SUBJECT_FORMS: Final = (
    "organization '%(name)s'",
    "person '%(name)s'",
    "user '%(name)s'",
    "agreement with '%(name)s'",
    "project '%(name)s'",
    "override of %(name)s",
    "waiver of %(code)s",
    "a user",
    "an agreement",
)
"""What a problem is about."""

WRONG_FORMS: Final = (
    # any key: config.toml
    "is missing; %(advice)s",
    "must not be empty; %(advice)s",
    'is not known; did you mean "%(guess)s"?',
    "is not known; known here: %(names)s",
    '%(unfit)s, got %(got)s; did you mean "%(guess)s"?',
    "%(unfit)s, got %(got)s; write it in quotes: %(other)s",
    "%(unfit)s, got %(got)s; write [%(other)s]",
    "%(unfit)s, got %(got)s; leave out the time: %(day)s",
    "%(unfit)s, got %(got)s; leave out the quotes: %(day)s",
    "%(unfit)s, got %(got)s; that day is not included",
    "%(unfit)s, got %(got)s; write it anew with `pplcheck baseline create`",
    "%(unfit)s, got %(got)s",
    # the file: config.document
    "is larger than %(number)s KiB; split it or shorten it",
    "looks like UTF-16; save the file as UTF-8",
    "begins with a byte order mark; save the file as UTF-8 without one",
    "is not UTF-8 text: byte %(other)s; save the file as UTF-8",
    "is not UTF-8 text; save the file as UTF-8",
    (
        "nests too deep; keys have at most %(number)s parts, lists and tables at most %(total)s "
        "levels"
    ),
    "nests too deep for the TOML reader; use fewer levels",
    "is not valid TOML: %(words)s",
    "and %(number)s more problems",
    # config.policy
    "has no [tool.pplcheck] table",
    "is overridden twice, first in line %(row)s",
    "needs path to name the one file it was given for",
    # config.value
    "is there twice, first in line %(row)s",
    "has more than %(number)s entries; join some",
    "gives no work any value; write a weight above 0, as history = { author = 1 }",
    'is read with recipients = "members" only',
    'must be a share from 0.01 to 1, like "0.4"',
    'must be more than 0, like "0.05"',
    # config.combine
    "id differs from '%(name)s' (%(there)s) in case only; use one spelling",
    "kind is %(got)s here and %(other)s in %(there)s; keep one",
    "fact %(name)s is %(got)s here and %(other)s in %(there)s; keep one",
    "domain %(name)s also belongs to '%(other)s' (%(there)s); give it to one of them",
    "address %(name)s also belongs to '%(other)s' (%(there)s); give it to one of them",
    # config.ledger, ledger_line
    'column %(name)s is not known; did you mean "%(guess)s"?',
    "column %(name)s is not known; known: %(names)s",
    "column %(name)s is there twice",
    "the first line must name the columns; missing: %(names)s",
    "is not valid CSV: %(words)s",
    (
        "has %(number)s fields where the header has %(total)s; put a field that holds %(other)s "
        "in quotes"
    ),
    "has more than %(number)s entries; split the file",
    "must be more than 0",
    "does not go with from and until; write the one or the others",
    # config.baseline
    "is larger than %(number)s MiB; %(advice)s",
    "nests too deep for a baseline; %(advice)s",
    "is no baseline, it is not valid JSON: %(words)s; %(advice)s",
    "is no baseline, it must hold a JSON object; %(advice)s",
    "is of version %(version)s, this pplcheck reads %(other)s; %(advice)s",
    "records more than %(number)s findings",
    "must have a fingerprint of 32 hex digits",
    'must have a severity, "error", "warning" or "note"',
)
"""What is wrong with a key or a file."""

UNFIT_FORMS: Final = (
    "must be %(options)s",
    "must be %(number)s, the version this pplcheck reads",
    "must be a text, a whole number or a date",
    "must be a text",
    "must be a list of texts",
    "must be a list of tables",
    "must be a table",
    "must be a whole number from %(number)s to %(total)s",
    "must be a share from 0 to 1, like 0.5",
    "must be a date like 2026-10-01",
    "must be a day like 2026-10-01",
    'must be a day like "2026-10-01"',
    "must not be empty",
    # config.places
    "must be a path inside the repository: %(advice)s",
    "must be a path or glob inside the repository: %(advice)s",
    "must be the path of a file, not of a folder",
    "must be a path",
    "must be a path written out, as ~ is not expanded",
    "must be a domain like nebula.example: %(advice)s",
    # config.names
    "must hold an address, as several people may share a name",
    "must be an address without a name, like name@mail.example",
    'must be written like "Name <name@mail.example>"',
    'must not be "self", which stands for people acting for themselves',
    'must be "self" in lower case, or the id of an organization',
    "must be a short name without spaces, quotes or slashes (the full name goes into name)",
    "must be a rule's code like %(example)s",
    'must be "sha256:" and the 64 hexadecimal digits of the file',
    "must be a legal entity identifier of 20 letters and digits",
    "must be a legal entity identifier; its two check digits do not fit",
    "must be a legal form code of four letters and digits (ISO 20275)",
    # config.agreement, ledger_line, value, baseline
    "must lie after from (%(day)s), as it is not included",
    "must be later than from",
    "must be a currency of three capitals like EUR (ISO 4217)",
    (
        'must be a number above 0 like "1200.00", at most 15 digits and 6 decimals, with a point '
        "and nothing else"
    ),
    (
        "must be a number like 12 or 12.5, at most 15 digits and 6 decimals, with a point and "
        "nothing else"
    ),
    (
        'must be 0 or more, a whole number or a decimal in quotes like "1.5", at most 9 digits and '
        "6 decimals"
    ),
    "must be at most %(number)s characters on one line",
    'must be a number of months or years like "24 months"',
    "must span 1 to %(number)s months",
    "must be a word or a few, at most %(number)s characters",
    "must be an organization's id, or a person's name or address",
    "must have a version like %(other)s",
    "must be a list of findings",
    "must name a rule like PPL103",
)
"""What a value has to be."""

ADVICE_FORMS: Final = (
    "give it a short name",
    "give the id of the organization",
    "give the mail domain",
    'give its id, or "self" for themselves',
    'give it as text, like "1200.00"',
    'give it, like "EUR"',
    "give the last day for it",
    'list at least one, as "Name <name@mail.example>"',
    "leave it out to mean any address",
    "leave it out to mean everything",
    'write "unknown" until it is known',
    "write the license as SPDX has it",
    "write it anew with `pplcheck baseline create`",
    "name the file it corrects",
    "name the rule, as PPL103",
    'name a way to contribute, as "author"',
    "name who receives",
    "name an organization or a person as the register does",
    "say why the file is not right",
    "say why the finding is lived with",
    "say who decided, as an assembly and its date",
    "say who it is",
    "say what was agreed",
    'say per what, as "hours" or "EUR"',
    "say what one unit is worth",
    'say what was done, as "translation"',
    "say how much, as 12 or 12.5",
    'say of what, as "hours" or "EUR"',
    "say when: a date, or from and until",
    'recipients = "members" needs to know who they are',
    # why a text is no place or domain: config.places
    "it is empty",
    "it holds characters that do not print",
    "it is an address on the network",
    "it begins at the root of the file system",
    "it begins in a home folder",
    "it names a drive",
    "it holds a backslash, parts are joined by /",
    "it leads upward by ..",
    "it lies in git's own folder",
    "it begins with !, which nothing reads here",
    "it has more than %(number)s stars",
    "leave out the address before and including @",
    "leave out https:// and everything after the name",
    "subdomains are covered without *. in front",
    "leave out the dot at the end",
    "it has no dot",
    "it is too long",
    "a part of it is no domain label",
    "it is a number, not a name",
)
"""What to write instead."""

VALUE_FORMS: Final = (
    "a list",
    "a table",
    "a very large number",
    "%(options)s or %(option)s",
    "PPL103 or PPL1",
)
"""How values are told of which more than their text is said."""
