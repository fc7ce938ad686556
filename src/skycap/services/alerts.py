"""What a checker should know before deciding: about this person, and about this application.

An alert informs; only what `may_be_lent_to` refuses keeps a loan from being approved.
"""

from typing import Any, Final

from skycap.lending.loan import Status
from skycap.lending.refusals import Code, Refusal
from skycap.services import barring
from skycap.services.loans import File, under_review
from skycap.services.office import Office
from skycap.services.products import get_product, terms_then
from skycap.services.records import LOANS_BY_IDENTITY, LoanRow

_CAME_TO_NOTHING: Final = {Status.REJECTED, Status.WITHDRAWN, Status.CANCELLED}


def may_be_lent_to(office: Office, file: File, principal: int | None = None) -> None:
    """Refuse to lend to somebody who is barred, or more than the borrower's loan cycle allows.

    `principal` is what is to be approved, if not what was asked for.
    """
    if barring.barred(office, file.line.id_number):
        message = "This person is barred from borrowing; the bar must be lifted first."
        raise Refusal(Code.BORROWER_BARRED, message)
    product = get_product(office, file.known.terms.product)
    if not product.cycle_limits:
        return  # without cycles there is no need to read the person's other loans
    wanted = file.known.principal if principal is None else principal
    limit, cycle = _limit(office, file, _others(office, file))
    if wanted > limit:
        message = f"must be at most {file.lender.money(limit)} for loan number {cycle}"
        raise Refusal(Code.AMOUNT_OUTSIDE_LIMITS, message, "loanAmount")


def alerts(office: Office, file: File) -> list[dict[str, Any]]:
    """What is remarkable about an application that is not decided, each with a stable code."""
    if not under_review(file.line):
        return []
    found, loan, lender = [], file.known, file.lender
    if bar := barring.barred(office, file.line.id_number):
        message = f"Barred from borrowing: {bar['why'] or 'no reason kept'}"
        found.append(_alert("barred", message, why=bar["why"] or ""))
    others = _others(office, file)
    running = [row for row in others if row.status == Status.DISBURSED]
    if running:
        owed = sum(row.outstanding for row in running)
        message = f"Owes {lender.money(owed)} already"
        found.append(_about("open_loans", message, running, amount=lender.text(owed)))
    if late := [row for row in running if _late(row, file)]:
        found.append(_about("in_arrears", "In arrears", late))
    if lost := [row for row in others if row.status == Status.WRITTEN_OFF]:
        found.append(_about("written_off", "Written off before", lost))
    if twins := [row for row in others if under_review(row)]:
        found.append(_about("duplicate", "Applied more than once", twins))
    limit, cycle = _limit(office, file, others)
    if loan.principal > limit:
        message = f"Loan number {cycle} may be {lender.money(limit)} at most"
        told = {"number": str(cycle), "amount": lender.text(limit)}
        found.append(_alert("cycle_limit", message, **told))
    usual = terms_then(office, loan.terms.product, loan.terms.product_version).rate_percent
    if usual != loan.terms.rate_percent:
        rate = loan.terms.rate_percent
        message = f"At {rate} % instead of the usual {usual} %"
        found.append(_alert("rate_override", message, rate=rate, usual=usual))
    if lender.affordability_required and loan.assessed is None:
        found.append(_alert("not_assessed", "Nobody has assessed whether it can be afforded"))
    if loan.assessed and not loan.assessed.passed:
        found.append(_alert("not_affordable", "The assessment found that it cannot be afforded"))
    return found


def _others(office: Office, file: File) -> list[LoanRow]:
    """The other loans of this person, newest first, as far as one page of them goes."""
    rows: list[LoanRow] = office.store.page(LOANS_BY_IDENTITY, file.line.id_number).rows
    return [row for row in rows if row.id != file.id and row.status not in _CAME_TO_NOTHING]


def _limit(office: Office, file: File, others: list[LoanRow]) -> tuple[int, int]:
    """The most that may be lent now, and which loan of this person it would be."""
    cycle = 1 + sum(1 for row in others if row.disbursed_on)
    return get_product(office, file.known.terms.product).cycle_limit(cycle), cycle


def _late(row: LoanRow, file: File) -> bool:
    return bool(row.oldest_unpaid_due and row.oldest_unpaid_due < file.today.isoformat())


def _about(code: str, message: str, rows: list[LoanRow], **values: str) -> dict[str, Any]:
    """An alert about other loans, by their references."""
    references = [row.reference for row in rows]
    told = _alert(code, f"{message}: {', '.join(references)}", **values)
    return {**told, "loans": references}


def _alert(code: str, message: str, **values: str) -> dict[str, Any]:
    return {"code": code, "message": message, "values": values, "loans": []}
