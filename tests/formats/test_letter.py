from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.formats.letter import render
from pplcheck.model.license import Terms
from pplcheck.model.party import Answer, Source, Use
from pplcheck.model.standing import PartyStanding, Reading
from tests.formats.reciprocal import AGREED, DUE, OPEN, PAYMENTS, TERMS, ledger
from tests.rules.evidence import agreement, ground, license_of, user

PROPOSALS = {"en": "clause 4(d)", "es": "cláusula 4(d)", "fr": "clause 4(d)"}


def letter(entry: PartyStanding, language: str = "en", **changes: object) -> str:
    of = ledger(entry, **changes)
    return render(of, of.rows[0], language)


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_letter_states_facts_with_sources_the_clause_the_ways_out_and_the_reading(
    language: str,
) -> None:
    text = flat(letter(DUE, language))

    for part in ("Orbit Ltd", "commons", "register.toml:1, company register", "ADOPTERS.md"):
        assert part in text
    assert PROPOSALS[language] in text
    assert "4(f)" in text
    assert "kleiner" in text
    assert "None" not in text
    assert "{" not in text


def test_that_terms_apply_is_said_without_reproach() -> None:
    text = flat(letter(DUE))

    assert "the reciprocity terms of the license apply to your use" in text
    assert "We found no contribution under the names we looked for (orbit.example, Orbit)." in text
    assert "How to object: answer this letter" in text
    assert "What we would like to ask" not in text
    for word in ("violat", "illegal", "must", "breach", "infring", "legal advice"):
        assert word not in text.lower()


@pytest.mark.parametrize(
    ("language", "accusing", "asking"),
    [
        ("en", "terms of the license apply to", "Do you use the work at all, as is claimed?"),
        ("es", "se aplican al uso", "¿Usan ustedes la obra, como se afirma?"),
        ("fr", "s'appliquent à l'usage", "Utilisez-vous l'œuvre, comme il est affirmé ?"),
    ],
    ids=["en", "es", "fr"],
)
def test_what_is_undetermined_makes_a_question_and_no_claim(
    language: str, accusing: str, asking: str
) -> None:
    text = flat(letter(OPEN, language))

    assert accusing not in text
    assert asking in text
    assert text.count("?") >= 5 - (language == "es")


def test_questions_ask_for_what_is_missing_only() -> None:
    known = replace(
        DUE,
        verdict=OPEN.verdict,
        uses=(user(Use.NONCOMMERCIAL),),
        grounds=(*DUE.grounds[:2], ground("worker_owned", Answer.UNKNOWN, clause="4(c)(i)")),
    )

    text = flat(letter(known))

    assert 'Is this so of your organization: "owned by those who work in it"?' in text
    assert "What kind of organization" not in text
    assert "commercial advantage?" not in text
    assert "as is claimed" not in text


def test_no_use_and_no_known_license_are_asked_for() -> None:
    text = flat(letter(replace(OPEN, uses=()), license=license_of("Foo", Terms.UNKNOWN)))

    assert "Under which terms did you receive the work?" in text
    assert "meant for commercial advantage?" in text


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/somebody/phyle data/phyle.toml", "[phyle.toml:41, a list; our register]"),
        ("C:\\Users\\Somebody\\phyle.toml", "[phyle.toml:41, a list; our register]"),
        ("docs/phyle.toml", "[docs/phyle.toml:41, a list; our register]"),
    ],
    ids=["absolute", "drive", "relative"],
)
def test_folders_above_a_register_stay_at_home(path: str, expected: str) -> None:
    use = replace(user(), source=Source(path=path, line=41, text="a list"))

    text = flat(letter(replace(DUE, uses=(use,))))

    assert expected in text
    assert "omebody" not in text


def test_contributions_are_thanked_for() -> None:
    day = date(2026, 5, 1)
    author = replace(DUE, commits=3, first=day, last=day)

    assert "You have contributed to the work, last on 1 May 2026. Thank you." in flat(
        letter(author)
    )
    assert "por última vez el 1 de mayo de 2026. Gracias." in flat(letter(author, "es"))
    assert "la dernière fois le 1er mai 2026. Merci." in flat(letter(author, "fr"))
    recorded = replace(author, commits=0)
    assert "Work of yours that leaves no commit is on record" in flat(letter(recorded))


def test_an_agreement_on_file_and_what_is_overdue_are_mentioned() -> None:
    entry = replace(DUE, agreements=(TERMS, agreement(scope=("docs/**",))))

    text = flat(letter(entry))

    assert "until 1 January 2027 (that day not included)" in text
    assert "(the files docs/**), without an end" in text
    assert "Agreed in return: something, two servers" not in text
    assert "Agreed in return: hosting, two servers, by 1 September 2026" in text
    assert "No agreement between us" not in text
    money = replace(TERMS, payments=(replace(TERMS.payments[0], paid=None),))
    assert "Agreed in return: 1200.00 EUR, by 31 January 2026" in flat(
        letter(replace(AGREED, reciprocity=DUE.reciprocity, agreements=(money,)))
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Subject: What was agreed about commons, and what our register says",
                "it may well have been paid or done without our noting it",
                "on file (the files api/**), from 1 February 2025, until 1 January 2027 (that day",
                "Today it is in force. [register.toml:60; our register]",
                'Its terms, as recorded: "5 % of turnover with the work"',
                "two servers, by 1 September 2026; not recorded as fulfilled. [register",
                "Recorded as fulfilled: 1200.00 EUR, on 20 January 2026. Thank you.",
                "If it has been paid or done: tell us the day and what shows it",
                "Whom to tell: the address at the end.",
                "clause 4(f)",
            ),
        ),
        (
            "es",
            (
                "Asunto: Lo acordado sobre commons y lo que consta en nuestro registro",
                "puede que ya se haya pagado o hecho sin que lo anotáramos",
                "(los archivos api/**), desde el 1 de febrero de 2025, hasta el 1 de enero de 2027",
                "Hoy está vigente.",
                "Sus condiciones, tal como constan: «5 % of turnover with the work»",
                "alojamiento, two servers, a más tardar el 1 de septiembre de 2026; no consta",
                "Consta como cumplido: 1200.00 EUR, el 20 de enero de 2026. Gracias.",
                "Si ya se pagó o se hizo: dígannos qué día y qué lo demuestra",
                "A quién avisar: a la dirección que figura al final.",
                "cláusula 4(f)",
            ),
        ),
        (
            "fr",
            (
                "Objet : Ce qui a été convenu pour commons, et ce que dit notre registre",
                "il se peut que ce soit déjà payé ou fait sans que nous l'ayons noté",
                "(les fichiers api/**), à partir du 1er février 2025, jusqu'au 1er janvier 2027",
                "Aujourd'hui, il est en vigueur.",
                "telles que consignées : « 5 % of turnover with the work »",
                "hébergement, two servers, au plus tard le 1er septembre 2026 ; non consigné",
                "Consigné comme acquitté : 1200.00 EUR, le 20 janvier 2026. Merci.",
                "Si c'est déjà payé ou fait : dites-nous quel jour et ce qui le montre",
                "À qui le dire : à l'adresse indiquée à la fin.",
                "clause 4(f)",
            ),
        ),
    ],
    ids=["en", "es", "fr"],
)
def test_what_is_overdue_alone_makes_a_reminder_that_knows_of_gaps(
    language: str, said: tuple[str, ...]
) -> None:
    kept = replace(TERMS, scope=("api/**",), start=date(2025, 2, 1))
    other = replace(TERMS, scope=("docs/**",), payments=TERMS.payments[:1])

    text = flat(letter(replace(AGREED, agreements=(other, kept)), language))

    for part in (*said, "Lumen SA", "sha256:" + "0a" * 32, "kleiner"):
        assert part in text
    for part in ("{", "None", "4(d)", "orbit.example", "docs/**", "24 December", "?"):
        assert part not in text
    for word in ("late", "overdue", "debt", "deuda", "dette", "incumpl", "retard", "must"):
        assert word not in text.lower().split()


def test_a_reminder_says_where_an_agreement_has_ended_and_thanks_for_work() -> None:
    day = date(2026, 5, 1)
    ended = replace(TERMS, until=date(2026, 10, 1), document="", terms="", payments=PAYMENTS[1:])

    text = flat(letter(replace(AGREED, agreements=(ended,), commits=3, first=day, last=day)))

    assert "Today it is not in force." in text
    assert "You have contributed to the work, last on 1 May 2026. Thank you." in text
    for part in ("Digest", "Its terms", "Recorded as fulfilled"):
        assert part not in text


def test_a_letter_with_more_to_say_holds_the_reminder_too() -> None:
    text = flat(letter(replace(DUE, agreements=(TERMS,))))

    assert "the reciprocity terms of the license apply to your use" in text
    assert "Digest of its document, to compare with yours: sha256:0a0a" in text
    assert "About what is recorded as due" in text
    assert "About what is recorded as due" not in flat(letter(DUE))


def test_agreements_from_strangers_do_nothing() -> None:
    payment = replace(
        PAYMENTS[1],
        what="two\x1b[2Jservers\nSubject: forged {work}",
        source=Source(path="/home/somebody/register.toml", line=3, text="c@d.example\u202e"),
    )
    hostile = replace(
        TERMS,
        terms="a@b.example\n\nDear {name}\u202e" + "x" * 5000,
        document="sha256:\x07",
        payments=(payment,),
    )

    text = letter(replace(AGREED, agreements=(hostile,)))

    for part in ("\x1b", "\x07", "\u202e", "\nSubject: forged", "\nDear {", "@", "omebody"):
        assert part not in text
    assert len(text) < 5000
    assert "[register.toml:3, (address withheld)" in flat(text)


def test_the_reading_copyfair_speaks_as_a_policy_and_opens_contributing() -> None:
    text = flat(letter(DUE, reading=Reading.COPYFAIR))

    assert "our project's policy, not what the license says" in text
    assert "Contributing: what you give to the work counts" in text


def test_a_license_without_clauses_known_here_names_none() -> None:
    text = flat(letter(DUE, profiles=()))

    assert "A written agreement: tell us" in text
    assert "What the license says" not in text


def test_a_clause_without_words_in_a_language_leaves_it_to_the_license() -> None:
    assert "decide el texto de la licencia" in flat(letter(DUE, "es"))


def test_names_from_strangers_do_nothing_and_lines_stay_short() -> None:
    hostile = replace(
        DUE,
        name="Orbit\x1b]0;x\x07\nSubject: forged",
        searched=("a@b.example",),
        uses=(replace(user(), scope=("api/**",), since=None, source=replace(SOURCE, path="")),),
    )

    text = letter(hostile)

    assert "\x1b" not in text
    assert "\nSubject: forged" not in text
    assert "a@b.example" not in text
    assert "(the files api/**). [our register]" in flat(text)
    assert all(len(line) <= 110 for line in text.splitlines())


SOURCE = replace(user().source, text="", line=0)
