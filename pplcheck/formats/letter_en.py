"""Letters in English."""

from __future__ import annotations

from typing import Final

from pplcheck.formats.letter_words import Opening, Words
from pplcheck.model.agreement import PaymentKind
from pplcheck.model.party import FACTS, Answer, Kind, Strength, Use
from pplcheck.model.standing import Reading

WORDS: Final = Words(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day="{day} {month} {year}",
    first="1",
    to="To: {name}",
    about="Subject: {subject}",
    greeting="Dear people of {name},",
    terms=Opening(
        subject="{work}, its license, and how we might go on together",
        paragraph=(
            "We look after {work}, a work under this license: {license}{since}. By what we know, "
            "the reciprocity terms of the license apply to your use of it. We may know too little, "
            "so here is what we know, where it stands, and what could come next."
        ),
    ),
    question=Opening(
        subject="A question about {work} and its license",
        paragraph=(
            "We look after {work}, a work under this license: {license}{since}. What the license "
            "says to you depends on a few things we do not know. We take nothing for granted, and "
            "would rather ask you."
        ),
    ),
    reminder=Opening(
        subject="What was agreed about {work}, and what our register says",
        paragraph=(
            "We look after {work}, a work under this license: {license}{since}. We have made an "
            "agreement with you about it, and thank you for it. Something agreed there is recorded "
            "as due, and not as fulfilled. Registers have gaps: it may well have been paid or done "
            "without our noting it. So here is what is recorded, where it stands, and how it can "
            "be put right."
        ),
    ),
    since=" (since {day})",
    known="What we know, and where it stands",
    kind="You are {kind}.",
    kinds={
        Kind.INDIVIDUAL: "a person working for themselves",
        Kind.WORKER_COOPERATIVE: "a worker cooperative",
        Kind.COOPERATIVE: "a cooperative",
        Kind.NONPROFIT: "a nonprofit organization",
        Kind.PUBLIC: "a public body",
        Kind.EDUCATION: "an educational institution",
        Kind.COMMERCIAL: "a business",
    },
    use="You use the work {use}{scope}{since}.",
    claim="It is claimed that you use the work {use}{scope}{since}.",
    uses={
        Use.COMMERCIAL: "commercially",
        Use.NONCOMMERCIAL: "noncommercially",
        Use.UNKNOWN: "for a purpose not known to us",
    },
    only_for=" (the files {scope})",
    use_since=", since {day}",
    fact='On record about you: "{fact}": {answer}.',
    answers={Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "unknown"},
    facts=FACTS,
    contributed="You have contributed to the work, last on {day}. Thank you.",
    recorded="Work of yours that leaves no commit is on record, last on {day}. Thank you.",
    found_none="We found no contribution under the names we looked for{searched}.",
    searched=" ({names})",
    no_agreement="No agreement between us is on file.",
    agreement="An agreement is on file{scope}{until}.",
    agreement_from=", from {day}",
    agreement_until=", until {day} (that day not included)",
    agreement_open=", without an end",
    agreement_over=" Today it is not in force, or it does not cover this use.",
    agreement_now=" Today it is in force.",
    agreement_ended=" Today it is not in force.",
    document="Digest of its document, to compare with yours: {document}",
    agreed_terms='Its terms, as recorded: "{terms}"',
    payment="Agreed in return: {what}, by {day}; not recorded as fulfilled.",
    paid="Recorded as fulfilled: {what}, on {day}. Thank you.",
    payment_kinds={
        PaymentKind.MONEY: "money",
        PaymentKind.WORK: "work",
        PaymentKind.HOSTING: "hosting",
        PaymentKind.OTHER: "something else",
    },
    source=" [{source}; {strength}]",
    no_source=" [{strength}]",
    strengths={
        Strength.NOTHING: "no evidence",
        Strength.MAIL_DOMAIN: "mail domain of unsigned commits",
        Strength.FREE_TEXT: "free text",
        Strength.SIGN_OFF: "sign-off with a matching domain",
        Strength.IMPORTED: "imported data",
        Strength.SIGNED_COMMIT: "signed commit",
        Strength.REGISTER: "our register",
        Strength.PUBLIC_REGISTER: "public register",
    },
    license_says="What the license says about it, in our own words",
    clause="{license}, clause {number}: {text}.",
    clauses={},
    no_clause="the text of the license decides",
    readings={
        Reading.KLEINER: "kleiner, that is, the text of the license",
        Reading.COPYFAIR: (
            "copyfair, that is, our project's policy, not what the license says: whoever "
            "contributes to the work may also use it"
        ),
    },
    reading="We read it this way: {reading}.",
    asked="What we would like to ask",
    ask_kind="What kind of organization are you, and where is that written?",
    ask_fact='Is this so of your organization: "{fact}"?',
    ask_use="Is your use of the work meant for commercial advantage?",
    ask_claim="Do you use the work at all, as is claimed?",
    ask_license="Under which terms did you receive the work?",
    ways="Ways forward",
    way_agreement="A written agreement: tell us what you could give back, in money or otherwise.",
    way_agreement_clause=(
        "A written agreement (clause {number}): tell us what you could give back, in money or "
        "otherwise."
    ),
    way_contribute=(
        "Contributing: what you give to the work counts, and so does work without commits."
    ),
    way_correct="A correction: if any of this is wrong or incomplete, tell us what shows it.",
    settle="About what is recorded as due",
    settle_paid=(
        "If it has been paid or done: tell us the day and what shows it, such as a receipt. We "
        "then record it as fulfilled, and nothing more is needed."
    ),
    settle_wrong=(
        "If the agreement, what was agreed or the day is not as it stands here: tell us what was "
        "agreed and which document shows it, and we correct the register."
    ),
    settle_open=(
        "If it is still open: tell us which day would suit you. Another day, or something else in "
        "return, can be agreed upon. This letter changes nothing in the agreement."
    ),
    settle_whom=(
        "Whom to tell: the address at the end. Whoever keeps our register then adds the day "
        "(paid) and what shows it (source) to the entry named above, and the matter is settled."
    ),
    objecting=(
        "How to object: answer this letter and say what is wrong and what shows it. The correction "
        "goes into our register with its source, and our answer changes with it. Nobody has to "
        "tell us for whom they act."
    ),
    closing="With kind regards,\n[name, on behalf of {work}; an address for your answer]",
)
"""The English of letters."""
