"""Every rule, in order of its code; one rule a module, listed here by hand.

Codes: PPL1xx declarations, PPL2xx compatibility, PPL3xx people and organizations, PPL4xx standing
and reciprocity, PPL5xx power in the commons, PPL9xx what could not be checked, among them PPL91x
waivers and PPL92x the files that govern the check. A code is never used for another rule; those
given up are kept in `RETIRED`.
"""

from __future__ import annotations

from typing import Final

from pplcheck.model.rule import Rule
from pplcheck.rules import (
    ppl101_no_license,
    ppl102_unknown_expression,
    ppl103_conflicting_declarations,
    ppl104_other_text,
    ppl105_commons_closed,
    ppl107_written_for_cultural_works,
    ppl108_terms_taken_away,
    ppl109_text_missing,
    ppl201_incompatible_terms,
    ppl202_disputed_combination,
    ppl301_presumption,
    ppl302_organization_unknown,
    ppl303_cooperative_claim,
    ppl304_registers_disagree,
    ppl305_ledger_party_unknown,
    ppl401_no_reciprocity,
    ppl402_contributor_barred,
    ppl403_agreement_expired,
    ppl404_agreement_expiring,
    ppl405_use_not_covered,
    ppl406_use_undetermined,
    ppl407_payment_overdue,
    ppl408_payment_due,
    ppl501_organization_share,
    ppl502_organization_accepts,
    ppl503_absence_factor,
    ppl504_elephant_factor,
    ppl901_shallow_history,
    ppl902_unreadable_object,
    ppl903_unreadable_configuration,
    ppl904_malformed_author,
    ppl905_no_history,
    ppl906_git_unavailable,
    ppl907_submodule_unread,
    ppl908_unsound_signature,
    ppl911_waiver_ended,
    ppl912_waiver_ending_soon,
    ppl913_waiver_stale,
    ppl914_waiver_unused,
    ppl921_governing_file_edited,
    ppl922_base_outdated,
)

RULES: Final[tuple[Rule, ...]] = (
    ppl101_no_license.RULE,
    ppl102_unknown_expression.RULE,
    ppl103_conflicting_declarations.RULE,
    ppl104_other_text.RULE,
    ppl105_commons_closed.RULE,
    ppl107_written_for_cultural_works.RULE,
    ppl108_terms_taken_away.RULE,
    ppl109_text_missing.RULE,
    ppl201_incompatible_terms.RULE,
    ppl202_disputed_combination.RULE,
    ppl301_presumption.RULE,
    ppl302_organization_unknown.RULE,
    ppl303_cooperative_claim.RULE,
    ppl304_registers_disagree.RULE,
    ppl305_ledger_party_unknown.RULE,
    ppl401_no_reciprocity.RULE,
    ppl402_contributor_barred.RULE,
    ppl403_agreement_expired.RULE,
    ppl404_agreement_expiring.RULE,
    ppl405_use_not_covered.RULE,
    ppl406_use_undetermined.RULE,
    ppl407_payment_overdue.RULE,
    ppl408_payment_due.RULE,
    ppl501_organization_share.RULE,
    ppl502_organization_accepts.RULE,
    ppl503_absence_factor.RULE,
    ppl504_elephant_factor.RULE,
    ppl901_shallow_history.RULE,
    ppl902_unreadable_object.RULE,
    ppl903_unreadable_configuration.RULE,
    ppl904_malformed_author.RULE,
    ppl905_no_history.RULE,
    ppl906_git_unavailable.RULE,
    ppl907_submodule_unread.RULE,
    ppl908_unsound_signature.RULE,
    ppl911_waiver_ended.RULE,
    ppl912_waiver_ending_soon.RULE,
    ppl913_waiver_stale.RULE,
    ppl914_waiver_unused.RULE,
    ppl921_governing_file_edited.RULE,
    ppl922_base_outdated.RULE,
)
"""All rules, sorted by code."""

ON_WAIVERS: Final[tuple[Rule, ...]] = (
    ppl911_waiver_ended.RULE,
    ppl912_waiver_ending_soon.RULE,
    ppl913_waiver_stale.RULE,
    ppl914_waiver_unused.RULE,
)
"""The rules that look at what waivers do, and so at the findings of all others."""

RETIRED: Final[dict[str, str]] = {}
"""Codes no longer in use, each with the words for people who still have it in a policy."""

_BY_NAME: Final = {name: rule for rule in RULES for name in (rule.code.lower(), rule.name)}


def rule(code: str) -> Rule:
    """The rule with a code; KeyError where there is none."""
    return _BY_NAME[code.lower()]


def find(name: str) -> Rule | None:
    """The rule with a code (in any case) or a name as people type it, None where there is none."""
    return _BY_NAME.get(name.strip().lower())


def selected(selector: str) -> tuple[Rule, ...]:
    """The rules a selector means: a code, or the beginning of codes such as `PPL4`, in any case.

    Empty where it means none; the caller tells the user.
    """
    start = selector.strip().upper()
    return tuple(entry for entry in RULES if start and entry.code.startswith(start))
