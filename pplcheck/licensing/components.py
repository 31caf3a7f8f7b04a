"""Components of a bill of materials, each with its terms and how it goes with the project's own.

A component is read as a part of the project's work that stays under its own license, as a library
does (`Joining.FILE`). Where a bill lists several licenses and does not say whether all apply or one
may be chosen, both readings are made, and only what they agree on is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pplcheck.licensing.compatibility import joined
from pplcheck.licensing.expression import Vocabulary, all_of, any_of, parse
from pplcheck.licensing.terms import terms_of
from pplcheck.model.compatibility import Certainty, Compatible, Joined, Joining
from pplcheck.model.component import Component, ExaminedComponent
from pplcheck.model.license import AllOf, AnyOf, Expr, Expression, Leaf, LicenseTerms, Terms

_Read = tuple[Expression, ...]


def examine_sbom(
    components: Iterable[Component], own: Expression | None, profiles: Sequence[LicenseTerms]
) -> tuple[ExaminedComponent, ...]:
    """What each component's license means, in the order given; what the bill is about is left out.

    `own` is the project's own license; without one, nothing is known of how components go with it.
    """
    vocabulary = Vocabulary.from_profiles(profiles)
    seen: dict[tuple[object, ...], ExaminedComponent] = {}
    found = []
    for component in components:
        if not component.subject:
            # a thousand packages share a few licenses: each set of fields is judged once
            key = (component.written, component.names)
            judged = seen.get(key) or _examined(component, own, profiles, vocabulary)
            seen[key] = judged
            found.append(replace(judged, component=component))
    return tuple(found)


def _examined(
    component: Component,
    own: Expression | None,
    profiles: Sequence[LicenseTerms],
    vocabulary: Vocabulary,
) -> ExaminedComponent:
    readings = _readings(component, vocabulary)
    terms = {terms_of(reading, profiles) for reading in readings}
    answers = {joining: _agreed(readings, own, profiles, joining) for joining in Joining}
    return ExaminedComponent(
        component=component,
        expression=readings[0] if readings else None,
        listed=len(component.written) > 1,
        terms=terms.pop() if len(terms) == 1 else Terms.UNKNOWN,
        adaptation=answers[Joining.ADAPTATION],
        file=answers[Joining.FILE],
        collection=answers[Joining.COLLECTION],
    )


def _readings(component: Component, vocabulary: Vocabulary) -> _Read:
    """The ways to read a component's license fields: none, one, or all and any of a list."""
    parsed = [parse(text, vocabulary) for text in component.written]
    parts = [_named(part, dict(component.names), vocabulary) for part in parsed if part]
    if not parts or len(parts) < len(parsed):
        return ()
    if len(parts) == 1:
        return (parts[0],)
    return (all_of(parts), any_of(parts))


def _named(expression: Expression, names: dict[str, str], vocabulary: Vocabulary) -> Expression:
    """An expression with the ids a bill describes itself replaced by the licenses it names."""
    if not names:
        return expression
    return all_of([Expression(text="", tree=_renamed(expression.tree, names, vocabulary))])


def _renamed(tree: Expr, names: dict[str, str], vocabulary: Vocabulary) -> Expr:
    if isinstance(tree, Leaf):
        known = "" if tree.known else vocabulary.find(names.get(tree.id, ""))
        return Leaf(id=known, exception=tree.exception) if known else tree
    kind = AllOf if isinstance(tree, AllOf) else AnyOf
    return kind(parts=tuple(_renamed(part, names, vocabulary) for part in tree.parts))


def _agreed(
    readings: _Read, own: Expression | None, profiles: Sequence[LicenseTerms], joining: Joining
) -> Joined:
    """What all readings agree on; unknown where they differ, or where there is nothing to read."""
    if own is not None:
        found = [joined(reading, own, profiles, scope=joining) for reading in readings]
        if len({answer.answer for answer in found}) == 1:
            return found[0]
    return Joined(
        material=" or ".join(dict.fromkeys(reading.text for reading in readings)),
        work=own.text if own else "",
        joining=joining,
        answer=Compatible.UNKNOWN,
        certainty=Certainty.UNKNOWN,
    )
