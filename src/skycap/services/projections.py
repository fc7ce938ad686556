"""Read models: the rows and counters that a loan's history makes, and how they change.

Each row says what it adds to the counters, so a commit adds the difference between the row after
and the row before, and a rebuild adds up all rows: the two agree, and `audit` proves it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import orjson

from skycap.lending import ledger
from skycap.lending.books import ACCRUAL, Policy, event_targets
from skycap.lending.drawing import lent, undrawn
from skycap.lending.events import Repaid, ReversalDeclined, ReversalProposed, Reversed
from skycap.lending.history import Entry, canonical, moment_text
from skycap.lending.ledger import Account
from skycap.lending.loan import PUBLIC, Loan, Status, evolve
from skycap.lending.position import Position, position, status
from skycap.lending.schedule import Row, build, total
from skycap.lending.servicing import Advanced
from skycap.services.month_ends import Standing
from skycap.services.records import JournalRow, LoanRow, RepaymentRow, SearchRow

DISBURSED_EVER = "loans/disbursed_ever"

WAITS = "!waits"
"""The token of loans with acts that wait for a second person; no word that people search for."""
UNDRAWN = "!undrawn"
"""That of loans of which more was agreed than was paid out so far."""

WORDS_MAX = 20
"""How many words of a name are searched for: a commit, which may change them all, has a limit."""


@dataclass(frozen=True, slots=True)
class Borrower:
    """What the loans list shows of the applicant."""

    name: str
    id_number: str
    phone: str


@dataclass(frozen=True, slots=True)
class Step:
    """A loan after one more entry: its figures that day, what is booked, and the journal entry."""

    loan: Loan
    figures: Position
    booked: Mapping[Account, int]
    journal: JournalRow | None


def advance(
    loan: Loan | None,
    entry: Entry,
    held: Mapping[Account, int],
    today: date,
    policy: Policy = ACCRUAL,
) -> Step:
    """Take one entry into the read models; `held` is what the ledger holds, `today` its local date.

    Commands and rebuilding both go through here, so they post the same journal. The `policy` is
    that of the settings at the moment of the entry.
    """
    after = evolve(loan, entry)
    figures = position(after, today)
    wanted = event_targets(after, figures, policy)
    postings = ledger.entry(held, wanted)
    return Step(after, figures, wanted, _journal_row(after, today, postings))


def standing(step: Step) -> Standing:
    """What the loan adds to a month end, as its row would say it."""
    oldest = step.figures.oldest_unpaid_due
    running = status(step.loan, step.figures) is Status.DISBURSED
    since = oldest.isoformat() if running and oldest else None
    return Standing(step.figures.principal_outstanding, since)


def loan_row(
    loan: Loan,
    figures: Position,
    borrower: Borrower,
    booked: Mapping[Account, int],
) -> LoanRow:
    """The line of the loans list for `loan` with today's `figures`."""
    rows = loan.schedule or build(loan.principal, loan.terms, loan.applied_on)
    oldest = figures.oldest_unpaid_due
    return LoanRow(
        id=loan.id,
        reference=loan.reference,
        status=status(loan, figures).value,
        version=loan.version,
        product=loan.terms.product,
        principal=lent(loan),
        total_repayable=repayable(loan, figures, rows),
        instalments=loan.terms.instalments,
        outstanding=figures.outstanding,
        principal_outstanding=figures.principal_outstanding,
        paid=figures.paid,
        overpaid=figures.overpaid,
        oldest_unpaid_due=oldest.isoformat() if oldest else None,
        disbursed_on=loan.disbursed_on.isoformat() if loan.disbursed_on else None,
        created_at=moment_text(loan.applied_at),
        updated_at=moment_text(loan.recorded_at),
        captured_by=_capturer(loan),
        borrower_name=borrower.name,
        id_number=borrower.id_number,
        phone=borrower.phone,
        application=loan.application,
        booked=canonical({account.value: amount for account, amount in booked.items()}),
    )


def repayable(loan: Loan, figures: Position, rows: Sequence[Row]) -> int:
    """All that the borrower repays under `rows`, the contract, or by now after further payouts.

    In minor units, penalties left out.
    """
    if lent(loan) == (loan.disbursed.principal if loan.disbursed else loan.principal):
        return total(rows)
    return sum(row.principal + row.interest + row.fee for row in figures.instalments if row.number)


def lent_counts(loan: Loan | None) -> dict[str, int]:
    """What the payouts of one loan add to the counters, each in the month in which it was paid."""
    if loan is None or loan.disbursed is None or loan.disbursed_on is None:
        return {}
    counts = {DISBURSED_EVER: 1, "loans/disbursed_principal": lent(loan)}
    paid = [(loan.disbursed_on, loan.disbursed.principal)]
    paid += [
        (fact.on, fact.event.amount)
        for fact in loan.standing_facts()
        if isinstance(fact.event, Advanced)
    ]
    for on, amount in paid:
        name = f"months/{on.isoformat()[:7]}/disbursed"
        counts[name] = counts.get(name, 0) + amount
    return counts


def _capturer(loan: Loan) -> str:
    """Whose loan it is: who captured it, else who of the staff completed what the public sent.

    Of several who completed it, the one whose id is the oldest: a history has no order for this.
    """
    if loan.applied_by != PUBLIC:
        return loan.applied_by
    return min(loan.captured_by - {PUBLIC}, default=PUBLIC)


def captured_by(person: str) -> str:
    """How the names of the counters of one person's loans begin, a status each."""
    return f"captured/{person}/"


def booked(row: LoanRow | None) -> dict[Account, int]:
    """What the ledger holds for the loan of `row`, per account."""
    if row is None:
        return {}
    return {Account(name): amount for name, amount in orjson.loads(row.booked).items()}


def borrower(row: LoanRow) -> Borrower:
    """What `row` shows of the applicant."""
    return Borrower(row.borrower_name, row.id_number, row.phone)


def repayment_touched(entry: Entry) -> str | None:
    """The id of the repayment whose row `entry` writes, if it writes one."""
    if isinstance(entry.event, Repaid | Reversed | ReversalProposed | ReversalDeclined):
        return entry.event.repayment
    return None


def repayment_row(
    step: Step, repayment: str, before: RepaymentRow | None, note: str | None
) -> RepaymentRow:
    """The row of a repayment after `step`.

    `before` is the row until then, None for a new one, whose note is `note`. The balance after it
    stays as its receipt told it.
    """
    loan, payment = step.loan, step.loan.payment(repayment)
    assert payment is not None
    told, proposal = payment.event, step.loan.proposals.get(repayment)
    return RepaymentRow(
        id=payment.id,
        loan_id=loan.id,
        loan_reference=loan.reference,
        receipt=told.receipt,
        payment_date=payment.on.isoformat(),
        amount=told.amount,
        method=told.method.value,
        payment_reference=told.payment_reference,
        note=before.note if before else note,
        recorded_by=payment.actor,
        recorded_at=moment_text(payment.recorded_at),
        allocation=canonical(list(told.allocation)),
        balance_after=before.balance_after if before else step.figures.outstanding,
        overpaid=told.overpaid,
        reversed=payment.id in loan.reversed,
        reversal_proposed_by=proposal.actor if proposal else None,
        reference_key=reference_key(told.payment_reference),
        reversed_at=_reversed_at(step, payment.id, before),
    )


def reference_key(reference: str) -> str:
    """A payment reference as it is compared: spaces and case do not tell two apart."""
    return " ".join(reference.split()).casefold()


def _reversed_at(step: Step, repayment: str, before: RepaymentRow | None) -> str | None:
    """The moment of the entry that reversed the repayment; a later entry does not move it."""
    if repayment not in step.loan.reversed:
        return None
    known = before.reversed_at if before else None
    return known or moment_text(step.loan.recorded_at)


def _journal_row(loan: Loan, posted_on: date, postings: Mapping[Account, int]) -> JournalRow | None:
    if not postings:
        return None
    return JournalRow(
        id=f"{loan.id}/{loan.version}",
        loan_id=loan.id,
        sequence=loan.version,
        posted_on=posted_on.isoformat(),
        recorded_at=moment_text(loan.recorded_at),
        postings=canonical({account.value: amount for account, amount in postings.items()}),
    )


def search_rows(row: LoanRow) -> set[SearchRow]:
    """The tokens by which a loan is found: words of the name, numbers, and the reference."""
    digits = re.sub(r"\D", "", row.phone)
    local = digits.removeprefix("267") if row.phone.startswith("+267") else digits[-8:]
    tokens = {*words(row.borrower_name)[:WORDS_MAX], row.id_number.casefold(), digits, local}
    tokens.add(plain_reference(row.reference))
    return {SearchRow(token, row.id) for token in tokens if token}


def marks(loan: Loan | None) -> set[SearchRow]:
    """The tokens by which a loan is found on which something waits.

    For a second person, or to be paid out after the first part.
    """
    if loan is None:
        return set()
    waits = {WAITS} if loan.waiting or loan.undoing else set()
    waits |= {UNDRAWN} if undrawn(loan) else set()
    return {SearchRow(token, loan.id) for token in waits}


def words(text: str) -> list[str]:
    """The words of `text` with accents and case folded away."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))


def plain_reference(text: str) -> str:
    """A loan reference as it is searched: no dashes, lower case."""
    return text.replace("-", "").casefold()


def loan_counts(row: LoanRow | None) -> dict[str, int]:
    """What one loan adds to the counters."""
    if row is None:
        return {}
    counts = {
        f"loans/count/{row.status}": 1,
        f"loans/principal/{row.status}": row.principal,
        "loans/outstanding": row.outstanding,
        "loans/principal_outstanding": row.principal_outstanding,
        "loans/overpaid": row.overpaid,
    }
    if row.captured_by != PUBLIC:
        counts[f"{captured_by(row.captured_by)}{row.status}"] = 1
    if row.status == Status.DISBURSED and row.oldest_unpaid_due:
        counts[f"arrears/{row.oldest_unpaid_due}/count"] = 1
        counts[f"arrears/{row.oldest_unpaid_due}/principal"] = row.principal_outstanding
    return counts


def repayment_counts(row: RepaymentRow | None) -> dict[str, int]:
    """What one repayment adds to the counters; a reversed one only that it was reversed."""
    if row is None:
        return {}
    if row.reversed:
        return {"repayments/reversed": 1}
    return {
        "repayments/count": 1,
        "repayments/amount": row.amount,
        f"months/{row.payment_date[:7]}/repaid": row.amount,
    }


def journal_counts(row: JournalRow | None) -> dict[str, int]:
    """What one journal entry adds to each account: to its balance, its month and its day.

    So the balance at any date is a few counters, however many entries there are.
    """
    if row is None:
        return {}
    counts = {}
    for name, amount in orjson.loads(row.postings).items():
        counts[f"ledger/{name}"] = amount
        counts[f"periods/{row.posted_on[:7]}/{name}"] = amount
        counts[f"days/{row.posted_on}/{name}"] = amount
    return counts


def difference(*changes: tuple[Mapping[str, int], Mapping[str, int]]) -> dict[str, int]:
    """What to add to the counters for (before, after) pairs; counters that stay are left out."""
    added: dict[str, int] = {}
    for before, after in changes:
        for name, value in after.items():
            added[name] = added.get(name, 0) + value
        for name, value in before.items():
            added[name] = added.get(name, 0) - value
    return {name: value for name, value in added.items() if value}


def add(sums: dict[str, int], counts: Mapping[str, int]) -> None:
    """Add counts to sums, in place."""
    for name, value in counts.items():
        sums[name] = sums.get(name, 0) + value
