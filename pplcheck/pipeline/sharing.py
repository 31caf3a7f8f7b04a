"""What `shares` answers: contributions weighed by the value equation of the policy."""

from __future__ import annotations

from datetime import date

from pplcheck._version import __version__
from pplcheck.config.value import ROLES
from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.governance.value_equation import divide
from pplcheck.model.frozen import frozen
from pplcheck.model.value import Equation, SharesAnswer
from pplcheck.pipeline.pricing import parse_money
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sharing_efforts import Gatherer, Purse
from pplcheck.pipeline.tallying import Ledger, WhoQuestion, open_ledger
from pplcheck.standing.window import window_start


@frozen
class SharesQuestion:
    """What is asked: of which repository, and which amount is to be divided, if any."""

    request: Request
    amount: str = ""
    currency: str = ""


def tell_shares(question: SharesQuestion, format_: str, *, width: int, color: bool) -> str:
    """The answer in a format; raises as `answer_shares`, and UsageError for an unknown format."""
    answer = answer_shares(question)
    if format_ == "json":
        from pplcheck.formats import shares

        return shares.render(answer)
    if format_ == "csv":
        from pplcheck.formats import shares_csv

        return shares_csv.render(answer)
    if format_ == "terminal":
        from pplcheck.formats import shares_terminal

        return shares_terminal.render(answer, width=width, color=color)
    raise UsageError(f"no format is named {format_!r} here; there are csv, json, terminal")


def answer_shares(question: SharesQuestion) -> SharesAnswer:
    """The shares that the policy's equation proposes.

    Raises UsageError for an amount that cannot be divided, ConfigurationError for members that
    nobody knows and for files that are not right, CouldNotCheckError where the history cannot be
    read.
    """
    request = question.request
    if bool(question.amount) != bool(question.currency):
        raise UsageError("--amount and --currency go together, as --amount 10000.00 --currency EUR")
    with open_ledger(WhoQuestion(request=request, roles=ROLES)) as ledger:
        return weigh(ledger, question)


def weigh(ledger: Ledger, question: SharesQuestion) -> SharesAnswer:
    """The same of a history that is open already."""
    request, policy = question.request, ledger.rules.policy
    equation = policy.value
    money = (
        parse_money(question.amount, question.currency, equation.rounding)
        if question.amount
        else None
    )
    purse = _purse(ledger, equation, policy.path)
    since = _since(equation, request.as_of)
    gatherer = Gatherer(equation, purse, since=since, as_of=request.as_of)
    efforts = [
        *gatherer.of_history(ledger.deeds()),
        *gatherer.of_ledgers(ledger.attributor.parties.ledger),
    ]
    found = divide(
        efforts,
        equation,
        money=money,
        fold=not request.show_people or request.pseudonyms is not None,
        name=request.may_tell_people_apart,
    )
    return SharesAnswer(
        tool_version=__version__,
        judged=ledger.judged,
        as_of=request.as_of,
        since=since,
        policy=policy.path,
        equation=equation,
        total=found.total,
        rows=found.rows,
        turns=found.turns,
        unvalued=found.unvalued,
        left=gatherer.left,
        money=money,
        show_people=request.may_tell_people_apart,
        pseudonyms=request.pseudonyms is not None,
    )


def _purse(ledger: Ledger, equation: Equation, path: str) -> Purse:
    parties = ledger.attributor.parties
    purse = Purse(equation, parties.organizations, parties.individuals, ledger.names)
    if purse.unknown:
        raise ConfigurationError(
            tuple(
                f"member {name!r} stands for nobody known here, or for several; write an "
                f"organization's id, or a person's address as the register has it ({path}, "
                "value.members)"
                for name in purse.unknown
            )
        )
    return purse


def _since(equation: Equation, as_of: date) -> date | None:
    """The first day that is weighed; as the window of contributing, it is included."""
    months = equation.window_months
    return window_start(as_of, months) if months else None
