"""Whether a borrower can afford a loan: what they earn, owe and live on, against our limits.

Mandatory before credit is advanced in Botswana (NBFIRA, public notice of 19 May 2023). The figures
are personal, so they lie in a note; the history keeps that somebody assessed, and the outcome.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import orjson

from skycap.lending import commands, money
from skycap.lending.drawing import terms_agreed, top_up_waiting
from skycap.lending.history import canonical, moment_text
from skycap.lending.new_schedules import paid_further, whole_payout
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import build, instalments
from skycap.services import holidays, loans
from skycap.services.loans import File
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Commit
from skycap.services.records import NOTES, NoteRow
from skycap.services.work import Asked, Outcome, carry_out

EVIDENCE_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class Means:
    """What somebody has and owes for one repayment period, in minor units.

    `deductions` are tax and what else leaves the wage before it is paid; `obligations` are what
    other lenders take; `evidence` says where the figures are from.
    """

    income: int
    deductions: int = 0
    living_costs: int = 0
    obligations: int = 0
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What `means` make of an instalment; amounts in minor units, the share in percent.

    `share` is what this instalment and other obligations take of the net income (None without
    income); `left` is what remains to live on beyond living costs.
    """

    instalment: int
    net_income: int
    left: int
    share: Fraction | None
    broken: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every limit is kept."""
        return not self.broken


def found(lender: Lender, means: Means, instalment: int) -> Found:
    """Compare an instalment with the means of a borrower and the limits of the lender."""
    net = means.income - means.deductions
    owed = instalment + means.obligations
    left = net - means.living_costs - owed
    share = Fraction(100 * owed, net) if net > 0 else None
    least = int(Decimal(lender.take_home_min).scaleb(lender.exponent))
    broken = []
    if share is None or share > Fraction(lender.instalment_percent_max):
        broken.append(
            f"instalments may take at most {lender.instalment_percent_max} % of the net income"
        )
    if left < least:
        broken.append(f"at least {lender.money(least)} must be left to live on")
    return Found(instalment, net, left, share, tuple(broken))


def assess(
    office: Office, person: Person, loan_id: str, means: Means, asked: Asked | None = None
) -> Outcome:
    """Assess an application for its largest instalment; whoever does so cannot approve it.

    Answers with the figures; what cannot be afforded is recorded too. Raises `Refusal`.
    """
    require(person, Action.ASSESS)
    _check(means)
    note = office.ids.new()

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        outcome = found(file.lender, means, largest_instalment(file))
        kept = {**_told(file.lender, means, outcome), "limits": _limits(file.lender)}
        row = NoteRow(note, file.id, person.id, moment_text(file.now), canonical(kept))
        command = commands.Assess(note, outcome.instalment, outcome.passed)
        commit, after, _ = loans.decided(office, file, person, command, puts=(row,))
        return commit, {**loans.answer(after), "assessment": kept}

    return carry_out(office, loans.stream_of(loan_id), plan, status=201, asked=asked)


def assessment_of(office: Office, file: File) -> dict[str, Any] | None:
    """The assessment that counts for a loan, as it was found, if its figures are still kept."""
    assessed = file.known.assessed
    kept = office.store.get(NOTES, assessed.assessment) if assessed else None
    if kept is None:
        return None
    told: dict[str, Any] = orjson.loads(kept.text)
    return {**told, "assessedAt": kept.recorded_at}


def largest_instalment(file: File) -> int:
    """The most that the loan would ask in one period, if it were paid out today.

    Where a top-up waits, the most that is asked once that is paid out.
    """
    loan = file.known
    off = holidays.for_terms(file.lender, terms_agreed(loan), file.today)
    if top_up_waiting(loan):
        more = paid_further(loan, whole_payout(loan, file.today), off)
        return max(row.total for row in instalments(more.schedule))
    return max(row.total for row in instalments(build(loan.principal, loan.terms, file.today, off)))


def _check(means: Means) -> None:
    for name, value in (
        ("income", means.income),
        ("deductions", means.deductions),
        ("livingCosts", means.living_costs),
        ("obligations", means.obligations),
    ):
        if value < 0:
            raise Refusal(Code.FIELD_INVALID, "must not be below zero", name)
    if means.deductions > means.income:
        raise Refusal(Code.FIELD_INVALID, "must not be more than the income", "deductions")
    if len(means.evidence) > EVIDENCE_MAX:
        message = f"must be at most {EVIDENCE_MAX} characters"
        raise Refusal(Code.FIELD_INVALID, message, "evidence")


def _told(lender: Lender, means: Means, outcome: Found) -> dict[str, Any]:
    share = outcome.share
    return {
        "income": lender.text(means.income),
        "deductions": lender.text(means.deductions),
        "livingCosts": lender.text(means.living_costs),
        "obligations": lender.text(means.obligations),
        "evidence": means.evidence,
        "netIncome": lender.text(outcome.net_income),
        "instalment": lender.text(outcome.instalment),
        "leftToLiveOn": lender.text(outcome.left),
        "sharePercent": None if share is None else money.text(round(share * 100), 2),
        "passed": outcome.passed,
        "broken": list(outcome.broken),
    }


def _limits(lender: Lender) -> dict[str, str]:
    return {
        "instalmentPercentMax": lender.instalment_percent_max,
        "takeHomeMin": lender.take_home_min,
    }
