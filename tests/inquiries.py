"""Questions of a made-up repository, also hostile ones, for the tests of every form."""

from __future__ import annotations

from datetime import date

from pplcheck.model.inquiry import Inquiries, Inquiry, Topic

HOSTILE = (
    "plain",
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "' quoted",
    "a`b``c` d",
    "- organization: evil\n## x",
    "\x1b[31mred\u202e\u200b",
    "\\u{41} \\n \\\\",
    'say "hi"; or | not, "',
    "<script>alert(1)</script>",
    "[x](javascript:1)",
    "e\u0301\u0301\u0301\u0301\u0301\u0301",
    "\u6f22\u5b57, na\u00efve",
    "@handle",
    "n/a",
)


def inquiries(*names: str) -> Inquiries:
    """A question about a person of each name, one about an organization, one about users."""
    people = [
        Inquiry(
            topic=Topic.PERSON,
            name=name,
            identities=(f"{name.replace('<', '').replace('>', '')} <a{at}@mail.example>",),
            ask="whom did they act for, and when?",
            commits=1200,
            first=date(2019, 1, 1),
            last=date(2020, 2, 2),
            settles=0.5,
            together=0.5,
        )
        for at, name in enumerate(names)
    ]
    firm = Inquiry(
        topic=Topic.ORGANIZATION, name="orbit.example", party="orbit.example", ask="what is it?",
        commits=3, settles=0.1, together=0.6,
    )  # fmt: skip
    users = Inquiry(topic=Topic.USER, name="", ask="who uses this work?")
    return Inquiries(
        project="a`b",
        as_of=date(2026, 1, 1),
        total=2400,
        open_share=0.9,
        few=len(people),
        entries=(*people, firm, users),
        left_out=2,
    )
