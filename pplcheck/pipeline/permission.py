"""The stages that tell whether somebody may use a work: its license, their facts, an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pplcheck._version import __version__
from pplcheck.config.profiles import load_profiles
from pplcheck.errors import UsageError
from pplcheck.history.quarantine import open_repository
from pplcheck.licensing.contact import contact
from pplcheck.licensing.effective import effective
from pplcheck.licensing.expression import Vocabulary, any_of, parse, single
from pplcheck.licensing.places import folder_of
from pplcheck.licensing.scope import Scopes
from pplcheck.licensing.terms import terms_of
from pplcheck.model.component import ExaminedComponent
from pplcheck.model.license import AllOf, Expression, Leaf, LicenseTerms, Terms, TextMarks
from pplcheck.model.permission import Inquiry, Permission, PermissionReport, Permitted
from pplcheck.model.scope import FileLicense
from pplcheck.pipeline.cautions import (
    differing,
    other_files,
    policy_voice,
    stated_against,
    untracked,
)
from pplcheck.pipeline.discovering import discovered
from pplcheck.pipeline.licenses import examine_bill
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import look
from pplcheck.standing.citations import cite
from pplcheck.standing.permission import permission
from pplcheck.standing.remedies import UNNAMED, remedies

_WORST = (Permitted.NO, Permitted.UNDETERMINED, Permitted.ONLY_IF, Permitted.YES)


def ask_expression(text: str, inquiry: Inquiry) -> PermissionReport:
    """The answer about a license expression, by id or name; UsageError where it is none."""
    expression = parse(text, Vocabulary.from_profiles(load_profiles()))
    if expression is None:
        raise UsageError(
            f"no license expression: {text[:100]!r}; write it as SPDX does, such as PPL"
        )
    answer = _answer(expression.text, expression, inquiry)
    return PermissionReport(
        tool_version=__version__, inquiry=inquiry, answers=(answer,), notes=stated_against(inquiry)
    )


def ask_bill(path: Path, inquiry: Inquiry) -> PermissionReport:
    """The answers about every component of a bill of materials, worst first.

    Raises UsageError where the file is no bill, CouldNotCheckError where it cannot be read.
    """
    known: dict[tuple[str, bool], Permission] = {}
    answers = []
    for entry in examine_bill(path, None):
        key = (entry.expression.text if entry.expression else "", entry.listed)
        if key not in known:
            known[key] = _component(entry, inquiry)
        component = entry.component
        name = f"{component.name} {component.version}".strip() or component.reference
        answers.append(replace(known[key], subject=name))
    answers.sort(key=lambda answer: (_WORST.index(answer.answer), answer.subject))
    return PermissionReport(
        tool_version=__version__,
        inquiry=inquiry,
        answers=tuple(answers),
        components=True,
        notes=stated_against(inquiry),
    )


def _component(entry: ExaminedComponent, inquiry: Inquiry) -> Permission:
    """A component's answer; a list of licenses has one where all and any of them agree."""
    answer = _answer("", entry.expression, inquiry)
    if entry.listed and entry.expression and isinstance(entry.expression.tree, AllOf):
        parts = [Expression(text="", tree=part) for part in entry.expression.tree.parts]
        other = _answer("", any_of(parts), inquiry)
        if other.answer is not answer.answer:
            doubt = (
                "several licenses are listed; whether all apply or one may be chosen is not said"
            )
            return replace(answer, answer=Permitted.UNDETERMINED, doubts=(doubt,))
    return answer


def ask_repository(request: Request, inquiry: Inquiry) -> PermissionReport:
    """The answer about a repository, or about one folder or file in it.

    Raises CouldNotCheckError where there is no repository to read, UsageError and
    ConfigurationError for what the caller or the project must correct.
    """
    is_folder = request.path.is_dir()
    around = request if is_folder else replace(request, path=request.path.parent)
    with open_repository(around.path, named=around.named) as repository:
        sight = look(around, repository)
        profiles = load_profiles()
        seen = discovered(around, sight, sight.files, profiles)
        scopes = Scopes(seen.declarations, effective(seen.declarations, profiles), profiles)
        place = _place(request, repository.root)
        is_file = place in sight.files.paths
        found = scopes.license_of(place) if is_file else scopes.license_within(place)
        return PermissionReport(
            tool_version=__version__,
            inquiry=inquiry,
            answers=(_answer(place or sight.judged.name, found.expression, inquiry, found),),
            judged=sight.judged,
            declared_in=found.via.path if found.via else "",
            notes=(
                *stated_against(inquiry),
                *untracked(sight.files.paths, place),
                *policy_voice(sight.rules.policy, found),
                *differing(seen.declarations, found),
                *other_files(sight.files.paths, scopes, found, place),
            ),
            contact=contact(sight.files, folder_of(place) if is_file else place),
            gaps=seen.gaps,
        )


def _place(request: Request, root: Path | None) -> str:
    """The path asked about, relative to the root; "" for the root and for a bare repository."""
    if root is None:
        return ""
    path = request.path.parent.resolve() / request.path.name
    path = path.resolve() if path.is_dir() else path
    return path.relative_to(root).as_posix() if root in path.parents else ""


def _answer(
    subject: str,
    expression: Expression | None,
    inquiry: Inquiry,
    found: FileLicense | None = None,
) -> Permission:
    """The answer about one expression; undetermined without one."""
    if expression is None:
        said = found is not None and found.via is not None
        doubt = (
            "what is declared cannot be named as a license" if said else "no license is declared"
        )
        return Permission(
            subject=subject,
            expression=None,
            answer=Permitted.UNDETERMINED,
            doubts=(doubt,),
            remedy=(UNNAMED,),
        )
    profiles = (*load_profiles(), *_without_profile(expression))
    decided = permission(expression.tree, profiles, inquiry)
    cited = cite(decided, inquiry)
    return Permission(
        subject=subject,
        expression=expression,
        answer=decided.answer,
        under=tuple(terms.id for terms in decided.under),
        clauses=cited.clauses,
        conditions=cited.conditions,
        grounds=cited.grounds,
        agreements=cited.agreements,
        doubts=decided.doubts,
        remedy=remedies(decided, cited, inquiry, expression.tree, profiles),
    )


def _without_profile(expression: Expression) -> Iterable[LicenseTerms]:
    """Stand-ins for licenses that have no profile here and are known to close no use."""
    known = {profile.id for profile in load_profiles()}
    for name in expression.ids:
        if name not in known:
            terms = terms_of(single(Leaf(id=name)), load_profiles())
            if terms is Terms.NONE:
                yield LicenseTerms(
                    id=name,
                    name=name,
                    version="",
                    steward="",
                    aliases=(),
                    sources=(),
                    terms=terms,
                    family="",
                    clauses=(),
                    marks=TextMarks(),
                )
