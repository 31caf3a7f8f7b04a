"""A small, realistic repository made on the spot: the main job on embedded input.

A kitchen-planning tool that began under the MIT license and moved to the PPL. Its cast: a worker
cooperative with both limbs of 4(c) shown, a firm that contributes, an adopter of whom no
contribution is found, a university, a city, people of whom nothing is shown, an organization of
unknown kind, a bot. Dates are fixed, so ids and answers are the same every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from pplcheck.errors import UsageError
from pplcheck.history.build import Plan, build_repository

AS_OF = date(2026, 6, 1)
"""The day the demo is judged as of."""

_MIT = """\
SPDX-License-Identifier: MIT

Kitchen is offered under the MIT license; its text is at https://spdx.org/licenses/MIT.
"""

_PPL = """\
SPDX-License-Identifier: PPL

Kitchen is offered under the Peer Production License.
Its text is at https://spdx.org/licenses/PPL.
"""

_POLICY = """\
schema = 1
reading = "kleiner"
register = ["register.toml"]
"""

_REGISTER = """\
schema = 1

[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }
source = "statutes, articles 4 and 9"
checked = 2026-03-01

[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
facts = { profits_from_wage_labor = "yes" }
source = "company register, entry 1234"
checked = 2026-03-01

[[organization]]
id = "meteor"
name = "Meteor GmbH"
domains = ["meteor.example"]
kind = "commercial"
facts = { profits_from_wage_labor = "yes" }
source = "company register, entry 5678"
checked = 2026-03-01

[[organization]]
id = "comet"
name = "Comet University"
domains = ["comet.example"]
kind = "education"
source = "list of public universities"
checked = 2026-03-01

[[organization]]
id = "aurora"
name = "City of Aurora"
domains = ["aurora.example"]
kind = "public"
source = "its own website"
checked = 2026-03-01

[[user]]
organization = "meteor"
use = "commercial"
since = 2024-03-02
source = "ADOPTERS.md"

[[user]]
organization = "comet"
use = "noncommercial"
source = "ADOPTERS.md"
"""

_ADOPTERS = """\
# Who uses Kitchen
* Meteor GmbH, for its delivery service (commercial)
* Comet University, in a course
"""

_ADA = "Ada Example <ada@nebula.example>"
_BEN = "Ben Example <ben@nebula.example>"
_CHLOE = "Chloe Example <chloe@orbit.example>"
_DARIO = "Dario Example <dario@comet.example>"
_EDA = "Eda Example <eda@aurora.example>"
_FINN = "Finn Example <finn@freemail.example>"
_GUL = "Gul Example <2+gul@users.noreply.github.com>"
_HANA = "Hana Example <hana@pulsar.example>"
_IVO = "Ivo Example <ivo@pulsar.example>"
_BOT = "helper[bot] <3+helper[bot]@users.noreply.github.com>"

_WORK = (
    (_ADA, date(2019, 5, 6), 14),
    (_FINN, date(2019, 9, 2), 6),
    (_ADA, date(2021, 2, 1), 22),
    (_BEN, date(2022, 1, 10), 31),
    (_CHLOE, date(2024, 11, 4), 12),
    (_DARIO, date(2025, 2, 3), 7),
    (_EDA, date(2025, 5, 5), 4),
    (_GUL, date(2025, 8, 4), 9),
    (_BOT, date(2025, 10, 6), 8),
    (_HANA, date(2026, 1, 12), 3),
    (_IVO, date(2026, 2, 2), 2),
    (_ADA, date(2026, 3, 2), 10),
)
"""Who worked from which day on, one commit a day, how many days; ascending."""

_FILES = {
    date(2019, 5, 6): {"LICENSE": _MIT, "README.md": "# Kitchen\n\nPlans shared meals.\n"},
    date(2021, 2, 1): {"LICENSE": _PPL},
    date(2024, 11, 4): {"package.json": '{\n  "name": "kitchen",\n  "license": "ISC"\n}\n'},
    date(2026, 3, 2): {
        "pplcheck.toml": _POLICY,
        "register.toml": _REGISTER,
        "ADOPTERS.md": _ADOPTERS,
    },
}
"""What else a stretch of work changes on its first day."""


def make_demo(folder: Path) -> None:
    """Make the demo repository in a folder that does not exist yet or is empty.

    Raises UsageError where something is there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{str(folder)!r} is not empty; name a folder that does not exist yet")
    build_repository(folder, tuple(_plans()))


def _plans() -> Iterator[Plan]:
    for author, first, days in _WORK:
        for day in range(days):
            files = dict(_FILES[first]) if day == 0 and first in _FILES else {}
            moment = datetime(first.year, first.month, first.day, 12, tzinfo=UTC)
            name = author.partition(" ")[0].lower()
            yield Plan(
                author=author,
                date=int(moment.timestamp()) + day * 86_400,
                message=f"Improve the weekly plan, part {day + 1}",
                files={**files, f"plan/{name}.txt": f"{first} part {day + 1}\n"},
                trailers=(f"Signed-off-by: {author}",) if author == _DARIO else (),
            )
