"""Trees of files by the thousand, each shape hard on another part of what reads licenses.

*tagged*: packages with manifests and texts, files with and without tags, third-party folders, a
REUSE.toml. *repeated*: files with one of three license notices. *distinct*: files each with a
notice that no other file has. *expressions*: files each with a tag that no other has. *long*: the
notices of the Apache license and the GPL, and words like the MIT license's, each naming its file.
*foreign*: notices with accents above lines that are not Latin, some with line ends of DOS. *code*:
the word stands in code and in remarks far below, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")

LINE = "value = compute(value, other)  # a line of some work, as long as lines are\n"
FOREIGN_LINE = "значение = вычислить(значение, другое)  # строка работы\n"
NOTICES = (
    (".py", "# Copyright Ada Example, part {0}\n# Part {0} is licensed under the MIT License.\n"),
    (".js", "/**\n * @license MIT, of part {0}\n * See part {0} for more.\n */\n"),
    (".c", "// Use of file {0} is governed by a license\n// that can be found beside {0}.\n"),
)
"""Ending and notice of a file, in which its number stands."""

_APACHE = """\
/*
 * Copyright {1} The Part{0} Authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * without warranties of any kind. See the License for the rest.
 */
"""
_GPL = """\
/* Copyright (C) {1} Ada Example <ada{0}@example.org>

   This file is part of Work{0}.

   Work{0} is free software; you can redistribute it and/or modify it under
   the terms of the GNU General Public License as published by the Free
   Software Foundation; either version 2 of the License, or (at your option)
   any later version. See <http://www.gnu.org/licenses/>.  */
"""
_MIT = """\
# Copyright (c) {1} Ada Example {0}
#
# Permission is hereby granted, free of charge, to any person who obtains a copy
# of this software, to deal in it without restriction, to use, copy, modify, merge,
# publish, distribute, sublicense, and sell copies of it.
#
# Part{0} comes as it is. See the MIT License of part {0} for more.
"""
LONG = ((".java", _APACHE), (".c", _GPL), (".py", _MIT))
FOREIGN = """\
/*
 * © {1} Zoë Ångström — «Œuvre {0}»
 * Ce fichier est distribué sous la licence MIT — œuvre n° {0}.
 * Это часть работы {0}; see the LICENSE file.
 */
"""
IDS = ("MIT", "ISC", "0BSD", "Apache-2.0", "GPL-2.0-or-later", "MPL-2.0", "BSD-3-Clause", "PPL")

REUSE = """\
version = 1
[[annotations]]
path = "assets/**"
SPDX-FileCopyrightText = "Example"
SPDX-License-Identifier = "CC-BY-4.0"
"""


def _tagged(count: int) -> dict[str, str]:
    """Files of a generated tree: of ten, three carry a tag, two lie in packages of their own."""
    files = {
        "LICENSE": "SPDX-License-Identifier: PPL\n",
        "REUSE.toml": REUSE,
        "README.md": "# Work\n\nLicensed under the Peer Production License.\n",
    }
    for number in range(count - len(files)):
        folder, kind = number // 50, number % 10
        body = f"# file {number}\n" + LINE * (10 + number % 90)
        name = f"area{folder % 20}/part{folder}/f{number}.py"
        if kind < 3:  # noqa: PLR2004 - three of ten
            body = f"# SPDX-License-Identifier: {'MIT' if kind else 'PPL OR MIT'}\n{body}"
        elif kind == 3:  # noqa: PLR2004 - one of ten
            name = f"vendor/lib{folder}/f{number}.c"
        elif kind == 4:  # noqa: PLR2004 - one of ten
            name = f"assets/a{folder}/f{number}.svg"
        files[name] = body
    for folder in range(0, count // 50, 4):
        files[f"area{folder % 20}/part{folder}/package.json"] = '{"license": "ISC"}\n'
        files[f"vendor/lib{folder}/LICENSE"] = "SPDX-License-Identifier: 0BSD\n"
    return files


def _numbered(heads: Iterator[tuple[str, str]], line: str = LINE) -> dict[str, str]:
    """Files of some ending and head, with lines below, none like another."""
    return {
        f"area{number % 20}/part{number // 50}/f{number}{ending}": (
            f"{head}{line * (10 + number % 90)}{number}\n"
        )
        for number, (ending, head) in enumerate(heads)
    }


def _repeated(count: int) -> dict[str, str]:
    return _numbered((end, text.format(0)) for end, text in _turns(NOTICES, count))


def _distinct(count: int) -> dict[str, str]:
    notices = enumerate(_turns(NOTICES, count))
    return _numbered((end, text.format(number)) for number, (end, text) in notices)


def _expressions(count: int) -> dict[str, str]:
    return _numbered(
        (".py", f"# SPDX-License-Identifier: {name} AND LicenseRef-Own-{number}\n#\n")
        for number, name in enumerate(_turns(IDS, count))
    )


def _long(count: int) -> dict[str, str]:
    heads = enumerate(_turns(LONG, count))
    return _numbered((end, text.format(place, 1990 + place % 35)) for place, (end, text) in heads)


def _foreign(count: int) -> dict[str, str]:
    heads = (FOREIGN.format(number, 1990 + number % 35) for number in range(count))
    ends = enumerate(heads)
    return _numbered(
        ((".c", head if place % 4 else head.replace("\n", "\r\n")) for place, head in ends),
        FOREIGN_LINE,
    )


def _code(count: int) -> dict[str, str]:
    return _numbered(
        (".py", f"{LINE * 30}x = 'the license of {number}'  # license\ny = LICENSE[{number}]\n")
        for number in range(count)
    )


def _turns(choices: tuple[T, ...], count: int) -> Iterator[T]:
    """One choice after another, again and again."""
    return (choices[number % len(choices)] for number in range(count))


SHAPES: dict[str, Callable[[int], dict[str, str]]] = {
    "tagged": _tagged,
    "repeated": _repeated,
    "distinct": _distinct,
    "expressions": _expressions,
    "long": _long,
    "foreign": _foreign,
    "code": _code,
}
"""A tree of so many files, by path, of each shape."""
