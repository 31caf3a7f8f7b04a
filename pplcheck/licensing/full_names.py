"""What licenses that SPDX lists, and that have no profile here, are called in full.

Fields and pages name them so as often as by id: for data, designs, documents, and software whose
source one may see. Source: the names on the SPDX license list, and those the stewards use on the
pages that offer the licenses. Names that versions share stand here where only one is in use.
"""

from __future__ import annotations

from typing import Final

_TABLE: Final = """
BUSL-1.1: Business Source License 1.1 | BSL 1.1 | Business Source License
SSPL-1.0: Server Side Public License 1 | Server Side Public License (SSPL) 1 | SSPL 1
SSPL-1.0: Server Side Public License | SSPL
FSL-1.1-MIT: Functional Source License 1.1 MIT Future License
FSL-1.1-ALv2: Functional Source License 1.1 ALv2 Future License | FSL-1.1-Apache-2.0
FSL-1.1-ALv2: Functional Source License 1.1 Apache 2.0 Future License
ODbL-1.0: Open Data Commons Open Database License 1.0 | Open Database License 1.0 | ODbL
ODbL-1.0: Open Data Commons Open Database License | Open Database License | ODC-ODbL
PDDL-1.0: Open Data Commons Public Domain Dedication and License 1.0 | ODC-PDDL-1.0 | PDDL
PDDL-1.0: Open Data Commons Public Domain Dedication and License | ODC-PDDL
PDDL-1.0: Public Domain Dedication and License 1.0 | Public Domain Dedication and License
ODC-By-1.0: Open Data Commons Attribution License 1.0 | ODC-By
ODC-By-1.0: Open Data Commons Attribution License
GFDL-1.1-only: GNU Free Documentation License 1.1
GFDL-1.2-only: GNU Free Documentation License 1.2
GFDL-1.3-only: GNU Free Documentation License 1.3
GFDL-1.1-or-later: GNU Free Documentation License 1.1 or later
GFDL-1.2-or-later: GNU Free Documentation License 1.2 or later
GFDL-1.3-or-later: GNU Free Documentation License 1.3 or later
CERN-OHL-S-2.0: CERN Open Hardware License 2 Strongly Reciprocal | CERN OHL v2 S | CERN-OHL-S
CERN-OHL-W-2.0: CERN Open Hardware License 2 Weakly Reciprocal | CERN OHL v2 W | CERN-OHL-W
CERN-OHL-P-2.0: CERN Open Hardware License 2 Permissive | CERN OHL v2 P | CERN-OHL-P
CERN-OHL-1.1: CERN Open Hardware License 1.1 | CERN OHL 1.1
CERN-OHL-1.2: CERN Open Hardware License 1.2 | CERN OHL 1.2
TAPR-OHL-1.0: TAPR Open Hardware License 1.0 | TAPR Open Hardware License
LPPL-1.3c: LaTeX Project Public License 1.3c
LPPL-1.3a: LaTeX Project Public License 1.3a
LPPL-1.2: LaTeX Project Public License 1.2
LPPL-1.1: LaTeX Project Public License 1.1
LPPL-1.0: LaTeX Project Public License 1.0
etalab-2.0: Licence Ouverte 2.0 | Open Licence 2.0 | Licence Ouverte / Open Licence 2.0
OGL-UK-3.0: Open Government License 3.0
OGL-UK-2.0: Open Government License 2.0
CECILL-2.1: CeCILL 2.1 | Licence CeCILL 2.1
EPL-1.0: Eclipse Public License 1.0
MPL-1.1: Mozilla Public License 1.1
OSL-3.0: Open Software License 3.0
AFL-3.0: Academic Free License 3.0
Apache-1.1: Apache Software License 1.1 | Apache License 1.1
Artistic-1.0: Artistic License 1.0
MS-PL: Microsoft Public License
PostgreSQL: PostgreSQL License
ZPL-2.1: Zope Public License 2.1
"""

FULL_NAMES: Final = tuple(
    (name.strip(), license_id)
    for license_id, _, names in (row.partition(": ") for row in _TABLE.strip().splitlines())
    for name in names.split("|")
)
"""Pairs of a name as it is written and the id it stands for."""
