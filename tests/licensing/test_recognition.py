"""Declarations as people write them, and what must not be taken for one."""

# ruff: noqa: E501 - one row of a table is one case

from __future__ import annotations

import pytest

from pplcheck.licensing.declaring import declarations_in
from tests.licensing.samples import PROFILES

PPL, ES, COOPYLEFT = "PPL", "LicenseRef-PPL-es", "LicenseRef-Coopyleft"
CNPL, CNPL6, CNPL7 = "LicenseRef-CNPL", "LicenseRef-CNPL-6", "LicenseRef-CNPL-7"
ACSL = "LicenseRef-ACSL-1.4"

APACHE_NOTICE = (
    'Licensed under the Apache License, Version 2.0 (the "License");\n'
    "you may not use this except in compliance with the License.\n"
)
GNU_NOTICE = (
    "This program is free software: you can redistribute it and/or modify it\n"
    "under the terms of the GNU {kind}General Public License as published by\n"
    "the Free Software Foundation, {version}.\n"
)
LATER = "either version 3 of the License, or (at your\noption) any later version"


def commented(text: str, sign: str = "# ") -> str:
    return "".join(f"{sign}{row}\n" for row in text.splitlines())


def starred(text: str) -> str:
    return "/*\n" + commented(text, " * ") + " */\n"


def said(path: str, text: str) -> list[tuple[int, str | None]]:
    return [
        (entry.line, entry.expression.text if entry.expression else None)
        for entry in declarations_in(path, text.encode(), PROFILES)
    ]


HEADERS = [
    ("node.py", "# Mesh - node\n# This program is licensed under the Peer Production License (PPL).\n", 2, PPL),
    ("node.py", "#!/usr/bin/env python\n\n# Licensed under the Peer Production License\nx = 1\n", 3, PPL),
    ("b.py", '"""Weave.\n\nThis module is released under the Peer Production Licence.\n"""\n', 3, PPL),
    ("b.py", "'''\n(c) Ada Example, licensed under the P2P Production License.\n'''\n", 2, PPL),
    ("c.go", "// Copyright 2020 Nebula\n// This file is subject to the terms of the\n// Peer Production License.\n", 3, PPL),
    ("d.sol", "pragma solidity ^0.8;\n/*\n    Copyright 2020 Nebula\n\n" + GNU_NOTICE.format(kind="", version=LATER).replace("GNU General Public License", "Peer Production License").replace("Free Software", "P2P") + "*/\n", 6, PPL),
    ("e.rs", "// Loom is non-violent software: you can use, redistribute,\n// and/or modify it under the terms of the CNPLv6+ as found\n// in the LICENSE file.\n", 2, f"{CNPL6}+"),
    ("e.swift", "//\n//  Loom is non-violent software: you can use it under the terms of the CNPLv7+\n//  as found in the LICENSE file.\n", 2, f"{CNPL7}+"),
    ("e.c", starred("Loom is non-violent software: you may only use, redistribute,\nand/or modify it under the terms of the CNPLv7+ as found in\nthe LICENSE file"), 3, f"{CNPL7}+"),
    ("f.js", "// (c) 2025 Loom. Under the Cooperative Non-Violent Public License.\n", 1, CNPL),
    ("f.js", "// (c) 2025 Loom. Under the Cooperative Non-Violent Public License.\n//\n// You can use it under the terms of the CNPLv6+ as found in LICENSE.\n", 3, f"{CNPL6}+"),
    ("g.c", "/*\nANTI-CAPITALIST SOFTWARE LICENSE (v 1.4)\n\nCopyright © 2023 Loom\n*/\n", 2, ACSL),
    ("g.rs", "// ANTI-CAPITALIST SOFTWARE LICENSE (v 1.4)\n//\n// Copyright © 2022 Loom\n", 1, ACSL),
    ("g.py", '"""\nField.\n\n© 2025 Ada Example\nAnti-Capitalist Software License (v 1.4)\n"""\n', 5, ACSL),
    ("h.scd", "// loop 02\n// free to share, remix, etc under conditions of  peer production licence:\n// https://w.example/P\n", 2, PPL),
    ("i.php", "<?php\n/**\n * Weave\n *\n * @license PPL\n */\n", 5, PPL),
    ("i.php", "<?php\n/**\n * @copyright 2020 Loom\n * @license Coopyleft License\n */\n", 4, COOPYLEFT),
    ("i.php", "<?php /**\n * @license https://opensource.org/licenses/MIT\n */\n", 2, "MIT"),
    ("i.php", "<?php\n/* @license GPL-2.0+ http://g.example/ */\n", 2, "GPL-2.0-or-later"),
    ("j.sh", "#!/bin/sh\n# License: Peer Production License\n", 2, PPL),
    ("j.rb", "=begin\nLicense: CNPL v7\n=end\n", 2, CNPL7),
    ("k.lua", "--[[\n This script is published under the ACSL 1.4.\n License: see file\n]]\n", 2, ACSL),
    ("k.hs", "{-\n Released under the Peer Production License.\n-}\n", 2, PPL),
    ("k.ml", "(* This library is distributed under the terms of the Coopyleft License. *)\n", 1, COOPYLEFT),
    ("k.sql", "-- This schema is licensed under the Peer Production License.\n", 1, PPL),
    ("k.lisp", ";;;; loom.lisp\n;;;; Licensed under the Peer Production License\n", 2, PPL),
    ("k.erl", "%% @doc loom\n%% Licensed under the CNPL v4.\n", 2, "LicenseRef-CNPL-4"),
    ("k.vim", '" loom\n" Licensed under the Peer Production License\n', 2, PPL),
    ("k.bas", "' Licensed under the Peer Production License\n", 1, PPL),
    ("k.bat", "@rem Licensed under the Peer Production License\n", 1, PPL),
    ("k.m4", "dnl Licensed under the Peer Production License\n", 1, PPL),
    ("k.f90", "! Licensed under the Peer Production License\n", 1, PPL),
    ("k.html", "<!-- This page is licensed under the Peer Production License -->\n", 1, PPL),
    ("k.svg", '<?xml version="1.0"?><!-- Licensed under the Peer Production License -->\n', 1, PPL),
    ("k.css", "/*! weave.css\n * Esta obra se distribuye bajo la Licencia de Producción de Pares.\n */\n", 2, ES),
    ("k.js", "/* Ce programme est distribué sous la licence de production entre pairs. */\n", 1, PPL),
    ("k.py", "# Este programa está licenciado bajo la Licencia de Producción entre Pares\n", 1, ES),
    ("l.java", starred("Copyright 2019 Loom\n\n" + APACHE_NOTICE), 4, "Apache-2.0"),
    ("l.java", starred('The foundation licenses this file to You under the Apache License, Version 2.0\n(the "License")'), 2, "Apache-2.0"),
    ("l.c", starred(GNU_NOTICE.format(kind="", version=LATER)), 3, "GPL-3.0-or-later"),
    ("l.c", starred(GNU_NOTICE.format(kind="Affero ", version=LATER)), 3, "AGPL-3.0-or-later"),
    ("l.c", starred(GNU_NOTICE.format(kind="Lesser ", version="version 2.1")), 3, "LGPL-2.1-only"),
    ("l.c", starred(GNU_NOTICE.format(kind="", version="version 2 only")), 3, "GPL-2.0-only"),
    ("l.c", "// under the terms of version 2 of the GNU General Public License\n", 1, "GPL-2.0-only"),
    ("l.js", starred("This Source Code Form is subject to the terms of the Mozilla Public\nLicense, v. 2.0."), 2, "MPL-2.0"),
    ("l.js", "/*! loom | (c) Loom | Dual licensed under the MIT or GPL Version 2 licenses */\n", 1, "MIT OR GPL-2.0-only"),
    ("l.ts", "// Licensed under the Peer Production License.\n// Alternatively, this file may be used under the terms of the MIT License.\n", 1, "PPL OR MIT"),
    ("l.ts", "// Licensed under the Peer Production License.\n//\n// Alternatively, this file may be used\n// under the terms of the MIT License.\n", 1, "PPL OR MIT"),
    ("l.ts", "// Licensed under the Peer Production License.\n//\n// Licensed under the MIT License.\n", 1, "PPL AND MIT"),
    ("m.tex", "\\documentclass{book}\n% This book is licensed under the Peer Production License.\n", 2, PPL),
    ("m.tex", "\\begin{document}\nThis book is released under the \\href{http://w.example/P}{\\emph{Peer Production License}}.\n", 2, PPL),
    ("m.sty", "%% license: Peer Production License\n", 1, PPL),
    ("n.md", "---\ntitle: On weaving\nlicense: PPL\n---\n", 3, PPL),
    ("n.md", '---\nlicencia: "Licencia de Producción de Pares" # sí\n---\n', 2, ES),
    ("n.md", "---\nlicense: [PPL, CC-BY-4.0]\n---\n", 2, "PPL OR CC-BY-4.0"),
    ("n.qmd", "---\nlicense:\n  - Coopyleft\n...\n", 2, COOPYLEFT),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "line", "expected"), HEADERS)
def test_notices_at_the_head_of_a_file_are_read(
    path: str, text: str, line: int, expected: str
) -> None:
    assert said(path, text) == [(line, expected)]


PAGES = [
    ("README.md", "# W\n\nThis program is licensed under the Peer Production License (PPL).\n", 3, PPL),
    ("README.md", "## Licence\n\nW's source code is available for use under the terms of the\n*Peer Production Licence*; see CPYRIGHT.\n", 4, PPL),
    ("README.md", "## License\n\n[Peer Production License](https://w.example/P)\n", 3, PPL),
    ("README.md", "This project is licensed under the Cooperative Non-Violent Public License, v7 or later. You can\n", 1, f"{CNPL7}+"),
    ("README.md", "## License\n\nANTI-CAPITALIST SOFTWARE LICENSE (v 1.4)\n", 3, ACSL),
    ("README.md", "[![l](https://img.shields.io/badge/license-Coopyleft%20%28AGPL--3.0%20based%29-e0a12b?l=0)](L)\n", 1, COOPYLEFT),
    ("README.md", "[![l](https://img.shields.io/badge/License-PPL-red.svg?style=flat)](L)\n", 1, PPL),
    ("README.md", "![License: ACSL](https://w.example/b.svg)\n", 1, ACSL),
    ("README.md", '<img alt="License: CNPL v7" src="https://img.shields.io/badge/license-CNPL%20v7-red">\n', 1, CNPL7),
    ("README.md", '<img src="https://w.example/b.svg" alt="license: Peer Production License"/>\n', 1, PPL),
    ("README.rst", ".. image:: https://img.shields.io/badge/license-PPL-blue.svg\n   :alt: License: PPL\n", 1, PPL),
    ("README.md", "---\nlicense: ppl\n---\n# Model\n", 2, PPL),
    ("README.md", "Licensed under <https://wiki.p2pfoundation.net/Peer_Production_License>\n", 1, PPL),
    ("README.es.md", "# T\n\nEste trabajo se publica bajo la Licencia de Producción de Pares.\n", 3, ES),
    ("LEEME.md", "## Licencia\n\nLicencia de Producción de Pares\n", 3, ES),
    ("LEAME.txt", "Licencia\n--------\n\nEl código está bajo la Licencia de producción de pares.\n", 4, ES),
    ("LISEZMOI.md", "## Licence\n\nDistribué sous licence Coopyleft.\n", 3, COOPYLEFT),
    ("README.fr.md", "Ce logiciel est distribué sous licence Peer Production License.\n", 1, PPL),
    ("README.pt-br.md", "## Licença\n\nEste projeto está licenciado sob a Licença de Produção de Pares.\n", 3, PPL),
    ("CONTRIBUTING.md", "By contributing you agree to release your work under the Peer Production License.\n", 1, PPL),
    ("LICENSE", "Copyright 2020 Loom\n\n" + APACHE_NOTICE, 3, "Apache-2.0"),
    ("LICENSE", "This work is licensed under the Peer Production License: https://w.example/P\n", 1, PPL),
    ("LICENCIA.md", "Esta obra está bajo la Licencia de Producción de Pares.\n", 1, ES),
    ("COPYING", GNU_NOTICE.format(kind="", version=LATER), 2, "GPL-3.0-or-later"),
    ("COPYING.md", "W is released under the Coopyleft License.\n", 1, COOPYLEFT),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "line", "expected"), PAGES)
def test_pages_in_four_languages_are_read(path: str, text: str, line: int, expected: str) -> None:
    assert said(path, text) == [(line, expected)]


MANIFESTS = [
    ("package.json", '{"licenses": [\n {"type": "PPL"}, {"type": "MIT"}]}', 1, "PPL OR MIT"),
    ("package.json", '{\n"license": {"type": "Peer Production Lisence"}}', 2, PPL),
    ("bower.json", '{\n"license": "PPL"}', 2, PPL),
    ("deno.json", '{\n"license": "PPL"}', 2, PPL),
    ("elm.json", '{\n"license": "PPL"}', 2, PPL),
    ("jsr.json", '{\n"license": "PPL"}', 2, PPL),
    ("vcpkg.json", '{\n"license": "PPL"}', 2, PPL),
    ("codemeta.json", '{\n"license": "https://spdx.org/licenses/PPL"}', 2, PPL),
    ("codemeta.json", '{"license": {"@type": "CreativeWork",\n "url": "https://spdx.org/licenses/MIT.html"}}', 1, "MIT"),
    ("composer.json", '{\n\n"license": ["PPL", "proprietary"]}', 3, "PPL OR proprietary"),
    ("pyproject.toml", '[project]\nlicense = "LicenseRef-Coopyleft"\n', 2, COOPYLEFT),
    ("pom.xml", "<project>\n <licenses>\n  <license>\n   <name>Apache License, Version 2.0</name>\n  </license>\n </licenses>\n</project>", 4, "Apache-2.0"),
    ("pom.xml", "<m:project xmlns:m='x'><m:licenses><m:license><m:url>https://spdx.org/licenses/PPL.html</m:url></m:license></m:licenses></m:project>", 1, PPL),
    ("w.cabal", "name: w\nlicense:\n    PPL\nlicense-file: L\n", 2, PPL),
    ("w.opam", 'opam-version: "2.0"\nlicense: "CNPL-7"\n', 2, CNPL7),
    ("DESCRIPTION", "Package: w\nLicense: GPL (>= 2) | file LICENSE\n", 2, "GPL-2.0-or-later"),
    ("DESCRIPTION", "Package: w\nLicense: MIT + file LICENSE\n", 2, "MIT"),
    ("DESCRIPTION", "Package: w\nLicense: LGPL-2.1 |\n  PPL\n", 2, "LGPL-2.1-only OR PPL"),
    ("debian/copyright", "Format: x\n\nFiles: *\nCopyright: x\nLicense: GPL-2+ or Expat\n text\n", 5, "GPL-2.0-or-later OR MIT"),
    ("CITATION.cff", "cff-version: 1.2.0\nlicense: PPL\n", 2, PPL),
    ("CITATION.cff", "license:\n- MIT\n- 'PPL'\n", 1, "MIT OR PPL"),
    ("publiccode.yml", "name: w\nlegal:\n  # of the code\n  license: AGPL-3.0-or-later\n", 4, "AGPL-3.0-or-later"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "line", "expected"), MANIFESTS)
def test_manifests_are_read_by_line(path: str, text: str, line: int, expected: str) -> None:
    assert said(path, text) == [(line, expected)]


SILENT = [
    ("a.py", "# See the LPPL for the terms of LaTeX packages, the license of which differs.\n"),
    ("a.py", "# PPL license\n"),
    ("a.py", "# License: see LICENSE\n"),
    ("a.py", "# The PPL is the Parma Polyhedra Library; its license is another matter.\n"),
    ("a.py", "# PPL: the pilot holds a private pilot license\n"),
    ("a.py", 'LICENSE = "Licensed under the Peer Production License"\n'),
    ("a.py", "x = 1  # licensed under the Peer Production License\n"),
    ("a.py", "    # This code is licensed under the Peer Production License\n"),
    ("a.py", 'def f():\n    """Whether this file is licensed under the MIT License."""\n'),
    ("a.py", "# Unlike works under the Peer Production License, this license asks nothing.\n"),
    ("a.py", "# We considered the Peer Production License and will decide on a license later.\n"),
    ("a.py", "# This was licensed under the Peer Production License until 2019.\n"),
    ("a.py", "# Based on weave.js, which is licensed under the MIT License.\n"),
    ("a.py", "# Portions are licensed under the Apache License, Version 2.0.\n"),
    ("a.py", "# If this file is licensed under the PPL or the MIT License, report it.\n"),
    ("a.py", "# MIT License\n# Apache License 2.0\n# Mozilla Public License 2.0\n"),
    ("a.py", "# Peer Production License\nPPL = 1\n"),
    ("a.py", "# Icons of the theme are licensed under the Peer Production License.\n"),
    ("a.py", "# Finds files released under the Peer Production License.\n"),
    ("a.py", "# Use of this source code is governed by a BSD-style license.\n"),
    ("a.py", "# This software is licensed as described in the file COPYING.\n"),
    ("a.c", 'static const char *t = "/* Licensed under the MIT License */";\n'),
    ("a.c", "#define LICENSE licensed under the MIT License\n"),
    ("a.c", starred("Parses the field: This file is not licensed under the MIT License")),
    ("a.js", "const text = `\n  This program is licensed under the Peer Production License\n`;\n"),
    ("a.go", 'tags := []string{\n"SPDX-License-Identifier: PPL",\n}\n'),
    ("a.go", "// Scan looks for SPDX-License-Identifier: tags and license texts.\n"),
    ("a.sql", "INSERT INTO license VALUES ('ppl', 'Licencia de Producción de Pares');\n"),
    ("a.php", "lic('Peer Production Licence', 'https://w.example');\n"),
    ("a.txt", "This program is licensed under the Peer Production License.\n"),
    ("a.md", "This text is licensed under the Peer Production License.\n"),
    ("a.md", "# The Peer Production License\n\nThe license was proposed for works of commoners.\n"),
    ("a.md", "---\ntitle: x\nlicense: &a PPL\n---\n"),
    ("a.md", "---\nlicense: all rights reserved\n---\n"),
    ("a.tex", "Bauwens describes works under the Peer Production License as a license of the commons.\n"),
    ("a.json", '{"text": "This is licensed under the Peer Production License"}'),
    ("README.md", "Unlike the Peer Production License, our terms ask for nothing in return.\n"),
    ("README.md", "We considered the PPL, and the Peer Production License in general.\n"),
    ("README.md", "## License\n\nNot decided; this project will be licensed under a new Coopyleft license.\n"),
    ("README.md", "## Dependencies\n\n- loom (licensed under the MIT License)\n- weave: ISC License\n"),
    ("README.md", "> Works are released under the Peer Production License, writes the author.\n"),
    ("README.md", "## License\n\nPPL\n"),
    ("README.md", "The Parma Polyhedra Library (PPL) is available under the GPL.\n"),
    ("README.md", "Get your PPL (private pilot license) with our app.\n"),
    ("README.md", "LaTeX packages are usually released under the LPPL.\n"),
    ("README.md", "The TGPPL differs from the Peer Production License in its grace period.\n"),
    ("README.md", "OPAL is inspired in part by the Peer Production Licence.\n"),
    ("README.es.md", "En nuestro caso, vamos a trabajar con la Licencia de Producción de Pares.\n"),
    ("README.es.md", "Este proyecto está bajo la Licencia de producción de pares transfeminista.\n"),
    ("README.fr.md", "Nous nous sommes inspirés de la licence de production entre pairs.\n"),
    ("DESCRIPTION", "This folder is under the license: PPL\nLicense: PPL\n"),
    ("DESCRIPTION", "Package: w\nLicense: file LICENSE\n"),
    ("w.cabal", "license: OtherLicense\n"),
    ("go.mod", "module license.example/ppl\n"),
    ("pom.xml", "<project><dependencies><dependency><license><name>PPL</name></license></dependency></dependencies></project>"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text"), SILENT)
def test_what_is_no_declaration_stays_silent(path: str, text: str) -> None:
    assert said(path, text) == []


def test_the_tables_are_large_enough() -> None:
    assert len(HEADERS) + len(PAGES) + len(MANIFESTS) >= 60
    assert len(SILENT) >= 40
