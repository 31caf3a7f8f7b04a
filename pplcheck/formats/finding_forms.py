"""Every form a finding's message may have, as `phrases` takes it apart; one group a rule.

A rule that says something new says it here, too: tests drive each rule's messages through every
language and fail on one that stays English.
"""

from __future__ import annotations

from typing import Final

FINDING_FORMS: Final = (
    # PPL101, PPL102
    "nothing says under which license this work is shared",
    (
        "%(number)s of %(files)s name a license; nothing says under which license the work as a "
        "whole is shared"
    ),
    "the text of %(path)s is not that of a license known here",
    '"%(text)s" names no license that can be looked up',
    "%(names)s is not known here; its terms are undetermined",
    "%(finding)s (%(amount)s)",
    "%(number)s places",
    "%(number)s place",
    # PPL103
    "declarations conflict within %(number)s files alike, such as %(places)s",
    "declarations conflict for %(path)s in %(number)s places: %(places)s",
    "%(path)s asks contributors for %(license)s",
    "%(path)s says %(license)s",
    "and %(number)s more",
    # PPL104
    "%(path)s is titled %(license)s, but its text is that of %(other)s",
    (
        "%(path)s has a text close to %(license)s, changed in %(clauses)s, and no name of its own "
        "that is known"
    ),
    "%(path)s has a text close to %(license)s, and no name of its own that is known",
    "%(path)s is titled %(license)s, but its text differs from it, changed in %(clauses)s",
    "%(path)s is titled %(license)s, but its text differs from it",
    "%(files)s name %(license)s in the wording of the %(other)s's notice: %(paths)s",
    "%(files)s names %(license)s in the wording of the %(other)s's notice: %(paths)s",
    # PPL105, PPL108
    (
        "%(license)s was replaced by %(later)s on %(day)s (%(commit)s); what was released under "
        "%(other)s stays under it"
    ),
    (
        "%(license)s was replaced by %(later)s by an edit; what was released under %(other)s stays "
        "under it"
    ),
    "this change replaces %(license)s by %(later)s; what was released stays under %(other)s",
    "%(license)s, which asks nothing back",
    "nothing that can be named",
    "%(files)s that carried reciprocity terms would no longer: %(paths)s",
    # PPL107, PPL109
    (
        "%(license)s was written for %(works)s and covers source code in %(files)s (%(paths)s): it "
        "has no clause on passing on source code, on patents or on network use"
    ),
    "cultural works",
    (
        "no file holds the text of %(license)s; whoever passes this on has to add it, or its "
        "address, to every copy"
    ),
    # PPL201, PPL202
    (
        "%(files)s under %(license)s cannot be part of one work under %(other)s: %(paths)s; "
        "separate and independent works may lie side by side. %(why)s"
    ),
    (
        "%(files)s under %(license)s cannot be part of one work under %(other)s: %(paths)s; "
        "separate and independent works may lie side by side"
    ),
    ("%(files)s under %(license)s cannot be part of one work under %(other)s: %(paths)s. %(why)s"),
    "%(files)s under %(license)s cannot be part of one work under %(other)s: %(paths)s",
    (
        "whether %(files)s under %(license)s may be part of one work under %(other)s is disputed: "
        "%(paths)s; they cannot be worked into it. %(why)s"
    ),
    (
        "whether %(files)s under %(license)s may be part of one work under %(other)s is disputed: "
        "%(paths)s. %(why)s"
    ),
    (
        "whether %(files)s under %(license)s may be part of one work under %(other)s is disputed: "
        "%(paths)s"
    ),
    # PPL301, PPL302
    "%(share)s of contributions rest on presumption, %(rest)s are undetermined",
    "%(share)s of contributions rest on presumption",
    "%(share)s of contributions are undetermined",
    "%(name)s: %(commits)s by %(group)s (%(share)s), %(doubt)s",
    "of a kind only its domain hints at: %(kind)s",
    "of unknown kind: is it a firm, a cooperative, an association?",
    "individual",
    "worker cooperative",
    "cooperative",
    "nonprofit",
    "public",
    "education",
    "commercial",
    # PPL303, PPL304, PPL305
    "%(name)s is declared a worker cooperative; not shown: %(facts)s",
    "%(kind)s (the register says no)",
    "a source for: %(kind)s",
    "%(name)s: %(facts)s: yes (%(source)s), no (%(other)s)",
    "%(name)s: %(statement)s (%(source)s); %(against)s (%(other)s)",
    "kind %(kind)s",
    (
        "%(name)s: registers give it to several organizations; %(commits)s from there counted for "
        "none of them"
    ),
    (
        "%(path)s records %(kind)s by somebody whom neither register nor history knows, or who "
        "shares the name with others"
    ),
    # PPL401, PPL402
    "%(name)s: %(use)s, declared in %(source)s; %(found)s; no agreement covers it",
    "%(name)s: %(use)s; %(found)s; no agreement covers it",
    "use",
    "no contribution within the window, the last on %(day)s",
    "no contribution found",
    "%(name)s contributed %(commits)s; under the license's text that does not change %(clause)s",
    (
        "%(name)s contributed %(commits)s, the last on %(day)s, none within the window; no "
        "agreement covers what it uses"
    ),
    "its terms",
    # PPL403, PPL404
    "the agreement with %(name)s ended on %(day)s, and none follows it",
    "the agreement with %(name)s ends on %(day)s, in %(days)s, and none follows it yet",
    "%(number)s days",
    "%(number)s day",
    # PPL405, PPL406
    "%(name)s (%(kind)s): its declared commercial use is not covered by %(clause)s",
    "%(name)s (%(kind)s): its declared commercial use is not covered",
    "whether %(name)s may use this as declared cannot be told; would settle it: %(facts)s",
    "whether %(name)s may use this as declared cannot be told",
    # PPL407, PPL408
    "%(name)s: %(payment)s, due on %(day)s, is not recorded as fulfilled, %(days)s later",
    "%(name)s: %(payment)s is due on %(day)s, in %(days)s",
    # PPL501 to PPL504
    "%(name)s wrote %(interval)s of %(done)s since %(day)s; the line is %(share)s",
    (
        "%(name)s made %(interval)s of %(done)s of accepting others' changes since %(day)s; the "
        "line is %(share)s"
    ),
    "between %(low)s and %(high)s",
    "%(number)s contributions",
    "%(number)s contribution",
    "%(number)s acts",
    "%(number)s act",
    (
        "%(least)s made half of %(done)s since %(day)s, where who is not shown to act for one "
        "counts as one; the line is %(number)s"
    ),
    "%(least)s made half of %(done)s since %(day)s; the line is %(number)s",
    "at least %(number)s, at most %(least)s",
    "%(number)s organizations",
    "%(number)s organization",
    # PPL904, PPL907, PPL908
    (
        "%(commits)s with an author or committer line that cannot be read fully; the first: "
        "%(commit)s, %(odd)s"
    ),
    (
        "%(path)s is a new submodule; what it holds is not checked, and it stands where %(files)s "
        "were judged before"
    ),
    "%(path)s is a new submodule; what it holds is not checked",
    "%(commits)s with a signature that does not hold; the newest: %(commit)s, %(odd)s",
    # PPL911 to PPL914
    "the waiver of %(waived)s ended on %(day)s; %(name)s gave it because: %(reason)s",
    (
        "the waiver of %(waived)s ends on %(day)s; what it hides, %(findings)s, counts again from "
        "the day after"
    ),
    (
        "the waiver of %(waived)s was given for another version of that file; it hides nothing "
        "until somebody looks again"
    ),
    "the waiver of %(waived)s hides nothing",
    "%(code)s for %(path)s",
    "%(number)s findings",
    "%(number)s finding",
    # PPL921, PPL922
    (
        "this change edits %(path)s (%(role)s), which counts as the base has it; %(reviewer)s is "
        "to review the edit"
    ),
    "a maintainer",
    (
        "%(name)s has edited %(paths)s since this change branched off; the change is judged by the "
        "older version"
    ),
    "%(message)s (reading copyfair: a project's policy, not what the license says)",
    "%(number)s files",
    "%(number)s file",
    "%(path)s and %(number)s more",
)
"""Every form of a message, in the order of the rules; where several fit, the first one counts."""
