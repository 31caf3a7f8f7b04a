from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st

from pplcheck.history.trailers import company, is_revert, participants, same_key
from pplcheck.model.contribution import Role


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (b"Co-authored-by: Ada <ada@x.example>", [b"Ada\nada@x.example"]),
        (b"CO-AUTHORED-BY:Ada<ada@x.example>", [b"Ada\nada@x.example"]),
        (b'Co-authored-by: "Ada L" < ada@x.example > (she)', [b"Ada L\nada@x.example"]),
        (b"Co-authored-by: <ada@x.example>", [b"\nada@x.example"]),
        (b"Co-authored-by: ada@x.example", [b"\nada@x.example"]),
        (b"Co-authored-by: Ada <>", [b"Ada\n"]),
        (b"Co-authored-by: Nebula Coop", [b"Nebula Coop\n"]),
        (b"Co-authored-by: @nebula", [b"@nebula\n"]),
        (
            b"Co-authored-by: Ada <a@x.example>, Ben <b@x.example> and Cleo <c@x.example>",
            [b"Ada\na@x.example", b"Ben\nb@x.example", b"Cleo\nc@x.example"],
        ),
        (b"Co-authored-by: <>", []),
        (b"Co-authored-by:", []),
        (b"Cc: Ada <ada@x.example>", []),
        (b"no trailer", []),
    ],
)
def test_reads_whom_a_trailer_names(line: bytes, who: list[bytes]) -> None:
    assert [found for _, found in participants(line + b"\n")] == who


def test_each_role_and_address_counts_once_and_the_first_name_stays() -> None:
    trailers = (
        b"Reviewed-by: Ada <ada@x.example>\n"
        b"Reviewed-by: A. <ADA@x.example>\n"
        b"Tested-by: A. <ADA@x.example>\n"
    )

    assert participants(trailers) == (
        (Role.REVIEW, b"Ada\nada@x.example"),
        (Role.TEST, b"A.\nADA@x.example"),
    )


@pytest.mark.parametrize(
    ("key", "roles"),
    [
        ("Co-developed-by", [Role.CO_AUTHOR]),
        ("Acked-by", [Role.REVIEW]),
        ("Suggested-by", [Role.REPORT]),
        ("Helped-By", [Role.REPORT]),
        ("Tested-by", [Role.TEST]),
        ("Reported-and-tested-by", [Role.REPORT, Role.TEST]),
        ("Reviewed-and-tested-by", [Role.REVIEW, Role.TEST]),
        ("Sponsored-by", [Role.SPONSOR]),
        ("Assisted-by", []),
        ("Generated-by", []),
        ("Based-on-patch-by", []),
    ],
)
def test_the_customs_of_projects_say_who_did_what(key: str, roles: list[Role]) -> None:
    found = participants(f"{key}: Ada <ada@x.example>".encode())

    assert [role for role, _ in found] == roles
    assert {who for _, who in found} <= {b"Ada\nada@x.example"}


def test_without_an_address_the_name_tells_who_it_is() -> None:
    assert same_key(b"Nebula\n") == same_key(b"NEBULA\n") != same_key(b"Orbit\n")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ('Revert "Add a thing"\n\nThis reverts commit 0123456789abcdef.\n', True),
        ('Revert "Add a thing" (#12)\n\nReverts team/work#11\n', True),
        ('Revert "Revert "Add a thing""\n', True),
        ('Reapply "Add a thing"\n\nThis reverts commit 0123456789.\n', True),
        ("revert: feat: add a thing\n\nrefs 0123456\n", True),
        ("Revert(ui)!: the button\n", True),
        ("Undo the thing\n\nIt broke.\n\nThis reverts commit 0123456, which broke.\n", True),
        ("Add a way to revert\n", False),
        ("Revert to the old layout\n", False),
        ("Reverting is hard\n", False),
        ("Explain\n\nHe said: This reverts commit 0123456\n", False),
        ("Explain\n\nThis reverts commit messages\n", False),
        ('Big work (#9)\n\n* Add\n\n* Revert "Add"\n\nThis reverts commit 0123456789.\n', False),
        ("", False),
    ],
)
def test_tells_reverts_from_work(message: str, expected: bool) -> None:  # noqa: FBT001 - a column
    assert is_revert(message.encode()) is expected


WHO = st.sampled_from(
    [
        "Ada <ada@x.example>",
        "ADA <Ada@X.example>",
        "Bo <bo@x.example>",
        "Bo <>",
        "Acme",
        "<a@b.example>",
    ]
)
KEY = st.sampled_from(["Signed-off-by", "Co-authored-by", "Reviewed-by", "Sponsored-by", "Other"])
LINES = st.lists(st.tuples(KEY, WHO), max_size=6)


@given(
    author=st.sampled_from([b"Ada\nada@x.example", b"Bo\n", b"Acme\n", b"\n", b"x\nbo@X.example"]),
    lines=LINES,
)
def test_the_company_of_an_author_are_the_participants(
    author: bytes, lines: list[tuple[str, str]]
) -> None:
    trailers = "".join(f"{key}: {who}\n" for key, who in lines).encode()

    signed, others = company(author, trailers)

    def signs(who: bytes) -> bool:
        address = who.partition(b"\n")[2].lower()
        return bool(address) and any(
            role is Role.SIGN_OFF and other.lower().endswith(b"\n" + address)
            for role, other in participants(trailers)
        )

    assert signed == signs(author)
    assert others == tuple(
        ((role, who, author if role is Role.CO_AUTHOR else b""), signs(who))
        for role, who in participants(trailers)
        if role is not Role.CO_AUTHOR or same_key(who) != same_key(author)
    )


@pytest.mark.parametrize("piece", [b"a", b"a ", b"<", b"a <", b"a@", b"a@a.", b"<a> ", b" ", b","])
def test_a_line_of_a_million_signs_costs_little(piece: bytes) -> None:
    value = b"b" + piece * (1_000_000 // len(piece)) + b"@"
    begun = time.process_time()

    participants(b"Signed-off-by: " + value)

    assert time.process_time() - begun < 10  # it would take an hour where signs are looked at twice
