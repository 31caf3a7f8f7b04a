from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing.prose import statements_in
from tests.licensing.samples import VOCABULARY


def said(text: str, *, contributing: bool = False) -> list[tuple[int, str]]:
    found = statements_in(text, VOCABULARY, contributing=contributing)
    return [(entry.line, " OR ".join(entry.choices)) for entry in found]


COOPYLEFT = "LicenseRef-Coopyleft"
SPANISH = "LicenseRef-PPL-es"
PAGE = "https://wiki.p2pfoundation.net/Peer_Production_License"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Licencia\n-------\n\nEl código es [Coopyleft](x).", []),
        ("# A\n## License\n\nThe code is under the [Coopyleft License](u), so", [(4, COOPYLEFT)]),
        ("# Licencia\nLicencia de Producción de pares: https://x.example/L", [(2, SPANISH)]),
        ("Este proyecto está bajo la Licencia de Producción de Pares.", [(1, SPANISH)]),
        ("## Licence\n\nDistribué sous **Peer Production License (PPL)**, à", [(3, "PPL")]),
        ("# x\nThis program is licensed under the Peer Production License (PPL).", [(2, "PPL")]),
        (
            "RUT\n===\n\nRUT is *Free Software* licensed under the Peer Production License",
            [(4, "PPL")],
        ),
        ("## License\nMIT", [(2, "MIT")]),
        (
            (
                "## License\nX is under the Peer Production License.\n\n"
                "Alternatively, it may be used under the MIT license."
            ),
            [(2, "PPL OR MIT")],
        ),
        (
            "## License\nX is under the Peer Production License. See it. Or, at your option, MIT.",
            [(2, "PPL OR MIT")],
        ),
        (
            "## License\nX is under the MIT License. You can also use it under the ISC license.",
            [(2, "MIT OR ISC")],
        ),
        (
            "# Licence\nX est sous licence MIT. Alternativement, sous licence ISC.",
            [(2, "MIT OR ISC")],
        ),
        (
            (
                "## License\nX is under the MIT License. "
                "Alternatively, the documentation is under the ISC license."
            ),
            [(2, "MIT")],
        ),
        (
            "## License\nX is under the MIT License. Alternatives under the ISC license exist: Y.",
            [(2, "MIT")],
        ),
        ("## License\nX is under the MIT License. Or, see LICENSE.", [(2, "MIT")]),
        (
            "## License\nX is under the ISC License. Alternatively, MIT-licensed code of Y serves.",
            [(2, "ISC")],
        ),
        (
            "## License\nX is under the MIT License.\nA.\nB.\nC.\nOr, at your option, ISC.",
            [(2, "MIT")],
        ),
        ("## License\nIt is out under the terms set out in the MIT License.", [(2, "MIT")]),
        ("## License\nThe terms are as in the MIT License.", []),
        (
            "# Licencia\nObra disponible bajo los término establecidos en la Licencia MIT.",
            [(2, "MIT")],
        ),
        ("# Licence\nDistribué selon les termes énoncés dans la licence MIT.", [(2, "MIT")]),
        ("Text.\n\n© 2025 A B with C  \nLicensed under the MIT License", [(4, "MIT")]),
        ("Made by us<br>\nReleased under the MIT License<br>\nThanks<br>", [(2, "MIT")]),
        ("**By:** A\\\n**Licencia:** Licencia de Producción de Pares", [(2, SPANISH)]),
        ("Author: A\nLicense: Peer Production License\nStatus: not yet", [(2, "PPL")]),
        ("This project is licensed  \nunder the MIT License.  \nSee there.", [(2, "MIT")]),
        ("© 2025 A & B - Peer Production License", [(1, "PPL")]),
        ("Copyright 2020 Coop X (MIT License)", [(1, "MIT")]),
        ("Copyright 2020 Coop X, MIT License server", []),
        (f"* License: [PPL]({PAGE})", [(1, "PPL")]),
        (f"The code is released under the [PPL]({PAGE}).", [(1, "PPL")]),
        ("The code is released under the [PPL](https://x.example/Parma).", []),
        ("This project is licensed under the PPL (Pilot license).", []),
        ("## License\nLicensed under PPL (Parma Polyhedra Library license)", []),
        (
            "## License\nWe are using [CNPLv7+ - The Cooperative Non-Violent Public License](x)",
            [(2, "LicenseRef-CNPL-7+")],
        ),
        ("We use the Coopyleft for nothing.", []),
        ("## License\nLoom is licensed under the MIT License.", [(2, "MIT")]),
        (
            "# A\n## License\nMIT.\n\nloom-parser is licensed under the PPL-es.",
            [(3, "MIT")],
        ),
        ("# Loom\n## License\nFree.\n\nLoom is licensed under the MIT License.", [(5, "MIT")]),
        ("# License\nFree.\n\nLoom is licensed under the MIT License.", [(4, "MIT")]),
        ("## License\nFree.\n\nIt is licensed under the MIT License.", [(4, "MIT")]),
        (
            "## Licencia\nEsta obra está bajo la Licencia de producción de pares feministas 2F2",
            [(2, "LicenseRef-F2F")],
        ),
        ("The following files are licensed under the MIT License.", []),
        ("## 📜 License\n\n[MIT](LICENSE) © Somebody", [(3, "MIT")]),
        ("**License:** MIT", [(1, "MIT")]),
        ("## License: Apache-2.0\n", [(1, "Apache-2.0")]),
        ("## License - MIT\n\nfoo", [(1, "MIT")]),
        ("## License (MIT)\nfoo", [(1, "MIT")]),
        ("### Licencia — Licencia de Producción de Pares", [(1, SPANISH)]),
        ("## License (see below)\n\nMIT", [(3, "MIT")]),
        ("## Licensed under the MIT License\n\nfoo", [(1, "MIT")]),
        ("**Licensed under the Peer Production License.**\n", [(1, "PPL")]),
        ("__This project is licensed under the MIT License__\n", [(1, "MIT")]),
        ("# A\n\n## License\n\n**Peer Production License**\n\nSee there.", [(5, "PPL")]),
        ("## License\n### MIT\n\nCopyright 2020 A", [(2, "MIT")]),
        ("## License\n### MIT\nfor code\n### CC-BY-4.0\nfor the rest", []),
        ("## License\n### MIT\nfor code\n## More\n### ISC\nno", [(2, "MIT")]),
        ("## MIT License\n\nCopyright (c) 2020 A", [(1, "MIT")]),
        ("MIT License\n-----------\n\n© 2020 A", [(1, "MIT")]),
        ("## MIT License\n\nWhat it is about.", []),
        ("## MIT License Tool\n\nCopyright (c) 2020 A", []),
        ("| Key | Value |\n|---|---|\n| **License** | MIT |", [(3, "MIT")]),
        ("| Name | License |\n|---|---|\n| Loom | MIT |", []),
        ("© 2025 Ada N. Lace & B. C. — Peer Production License", [(1, "PPL")]),
        ("Loom is written in C. Licensed under the MIT License.", [(1, "MIT")]),
        ("<h2>License</h2>\nGNU GPL v3 or later.", [(2, "GPL-3.0-or-later")]),
        (
            "This project is licensed under either of Apache License, Version 2.0 or MIT license.",
            [(1, "Apache-2.0 OR MIT")],
        ),
        (
            (
                "## License\nLicensed under either of\n\n * Apache License, Version 2.0\n"
                " * MIT license\n"
                "\nat your option."
            ),
            [(4, "Apache-2.0 OR MIT")],
        ),
        (
            "## Ethical License (CNPL v4)\nX is released under the CNPL v4.",
            [(1, "LicenseRef-CNPL-4")],
        ),
        (
            "This software is available under the\nterms of the\nACSL 1.4.",
            [(3, "LicenseRef-ACSL-1.4")],
        ),
        ("[![x](https://img.shields.io/badge/License-MIT-yellow.svg)](y)", [(1, "MIT")]),
        ("\n![x](https://img.shields.io/badge/license-PPL-blue)", [(2, "PPL")]),
        (
            "![x](https://img.shields.io/badge/license-MIT%2FApache--2.0-blue)",
            [(1, "MIT/Apache-2.0")],
        ),
        ("![x](https://img.shields.io/static/v1?label=license&message=MIT&color=x)", [(1, "MIT")]),
        ("![License: MIT](badge.svg)", [(1, "MIT")]),
        ("`License <https://x>`_ is fine", []),
    ],
)
def test_statements_of_this_projects_license_are_found(text: str, expected: object) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Peer Production License (PPL) is an example of a copyfarleft license.",
        "## Licensing\nThe primary license for the boilerplate is PPL, see `LICENSE`",
        "## License\nPPL",
        "I got my PPL last year, a pilot's license.",
        "Die Illustrationen unterliegen der Peer Production License (PPL).",
        "## Licencia\nEste proyecto está bajo la Licencia de producción de pares transfeminista",
        "Icons are licensed under the MIT License.",
        "We may be licensed under MIT in future.",
        "This is a fork of X, which is licensed under GPL-3.0.",
        "```\nThis project is licensed under the MIT License\n```",
        "~~~\nThis project is licensed under the MIT License",
        "This project was licensed under the MIT License until 2020.",
        "The wiki explains works released under the Peer Production License.",
        "This project is not licensed under the Peer Production License.",
        "Use the generator if your code is licensed under the PPL",
        "This software is licensed under the MIT OpenCourseWare Agreement.",
        "## License\nSee LICENSE.",
        "## License\nProsperity Public License",
        "this project depends on curl",
        "![License: PPL 3.0](https://img.shields.io/badge/license-PPL%203.0-blue)",
        "![build](https://img.shields.io/badge/build-MIT-blue)",
        "![x](https://img.shields.io/github/license/a/b)",
        "## Related\nThis page lists software under the terms of several licenses.",
        "",
    ],
)
def test_mentions_plans_and_others_works_are_no_statements(text: str) -> None:
    assert said(text) == []


def test_what_contributors_are_asked_is_inbound() -> None:
    page = (
        "# Contributing\n\nNote: by contributing code to X, including a pull\nrequest, you agree"
        " to release your code\nunder the terms\nof the Peer Production License\n"
    )

    (statement,) = statements_in(page, VOCABULARY, contributing=True)

    assert (statement.line, statement.choices, statement.inbound) == (6, ("PPL",), True)


def test_a_readme_may_ask_contributors_as_well() -> None:
    text = "## Contributing\nBy contributing you license your work under the Apache License 2.0."

    (statement,) = statements_in(text, VOCABULARY)

    assert statement.inbound


def test_a_contributors_page_says_nothing_about_what_recipients_get() -> None:
    assert said("This project is licensed under the MIT License.", contributing=True) == []
    assert said("We never accept contributions under the MIT License.", contributing=True) == []


def test_licenses_joined_by_and_are_left_open() -> None:
    (joined,) = statements_in("This project is licensed under MIT and ISC.", VOCABULARY)
    (dual,) = statements_in("This project is dual-licensed under MIT and ISC.", VOCABULARY)

    assert joined.unclear
    assert not dual.unclear
    assert dual.choices == ("MIT", "ISC")


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                ["# License\n", "under the ", "MIT", "Peer Production License", "[", "](", ")", "`"]
            )
        ).map("".join),
    )
)
def test_any_page_is_read_without_an_exception(text: str) -> None:
    assert statements_in(text, VOCABULARY) == statements_in(text, VOCABULARY)
    asked = statements_in(text, VOCABULARY, contributing=True)
    assert all(statement.line <= text.count("\n") + 1 for statement in asked)


def test_hostile_pages_cost_little() -> None:
    begin = time.perf_counter()

    pieces = ("[", "![", "under the ", "`", "license: ", "a. B\n", "under MIT or ", "[a](", "- a\n")
    for piece in pieces:
        statements_in("# License\n" + piece * 10_000, VOCABULARY)

    assert time.perf_counter() - begin < 30


@pytest.mark.parametrize(
    ("text", "license_id"),
    [
        ("El contenido de este sitio va bajo licencia de producción entre pares (PPL).", SPANISH),
        ("Este libro se comparte bajo una Licencia de Producción de Pares (P2P).", SPANISH),
        ("## Licencia\n\nObra bajo una licencia [Producción de Pares](x.html)", SPANISH),
        ("Todo el contenido se encuentra bajo la Licencia de Producción de Pares.", SPANISH),
        ("Ce projet est publié sous licence de production par les pairs.", "PPL"),
        ("Der Quellcode ist unter der Peer Production Lizenz veröffentlicht.", "PPL"),
        ("Questo progetto è rilasciato sotto la Licenza di Produzione tra Pari.", "PPL"),
        ("Questo progetto è distribuito con licenza Peer Production License.", "PPL"),
        ("O código é distribuído sob a Licença de Produção entre Pares.", "PPL"),
        ("Aquest projecte està sota la Llicència de Producció entre Iguals.", "PPL"),
        ("## Llicència\n\nPeer Production License", "PPL"),
        ("## Lizentzia\n\nPeer Production License", "PPL"),
        ("This work is licensed under the https://x.example/p[Peer Production License].", "PPL"),
        ("== License\n\nlink:LICENSE[Peer Production License]", "PPL"),
        ("Este proyecto está bajo la [[file:L][Licencia de Producción de Pares]].", SPANISH),
    ],
)
def test_statements_in_other_languages_and_markups_are_found(text: str, license_id: str) -> None:
    assert [license_id] == [found for _, found in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "El proyecto hermano está bajo la Licencia de Producción de Pares.",
        "Este artículo describe la Licencia de Producción de Pares.",
        "Cet article parle de la licence de production entre pairs.",
        "This project links the Parma Polyhedra Library (PPL), under a license of its own.",
        "This app is for students under a private pilot license (PPL).",
        "PDesire is released under its own terms.",
    ],
)
def test_other_works_and_other_things_called_so_say_nothing(text: str) -> None:
    assert said(text) == []
