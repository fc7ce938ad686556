"""A loan as staff see it: terms, schedule, balances, arrears, history, documents, repayments."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from skycap.lending import history
from skycap.lending.charging import charges_by_hand
from skycap.lending.drawing import lent, undrawn
from skycap.lending.history import Entry
from skycap.lending.loan import PUBLIC, Loan, fold
from skycap.lending.position import Position, position, status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import Row, build
from skycap.services import affordability, alerts, duties, loans, projections, securities
from skycap.services.ceilings import told_ceiling
from skycap.services.holidays import for_terms
from skycap.services.loans import File
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.records import (
    DOCUMENTS_BY_LOAN,
    NOTES_BY_LOAN,
    REPAYMENTS_BY_LOAN,
    USERS,
)
from skycap.services.telling import (
    told_arrears,
    told_balances,
    told_document,
    told_form,
    told_instalment,
    told_proposal,
    told_repayment,
    told_terms,
)


def loan_detail(
    office: Office,
    person: Person,
    loan_id: str,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> dict[str, Any]:
    """Everything about one loan, at the end of `as_of` as it was known at the moment `known_at`.

    Both default to now. Refuses with `loan_unknown`, also when it was not known then.
    """
    require(person, Action.READ_LOANS)
    file = loans.open_file(office, loans.find(office, loan_id), person)
    entries = [e for e in file.entries if known_at is None or e.recorded_at <= known_at]
    loan = fold(entries)
    if loan is None:
        raise Refusal(Code.LOAN_UNKNOWN, "This loan was not known at that moment.", "knownAt")
    figures = position(loan, as_of or file.today)
    names = people(office, {entry.actor for entry in file.entries})
    return {
        **_summary(file, loan, figures),
        "borrower": told_form(loans.form_of(office, file.line)),
        "terms": told_terms(loan.terms),
        "schedule": _schedule(file.lender, loan, figures),
        "balances": told_balances(file.lender, figures),
        "arrears": told_arrears(file.lender, figures),
        "ceiling": told_ceiling(file.lender, loan, figures.as_of),
        "charges": _charges(file.lender, loan),
        "repayments": _repayments(office, person, file, loan, figures.as_of, names),
        "documents": _documents(office, person, file, loan, names),
        "history": _history(office, file.id, entries, names),
        "may": duties.about_loan(file.lender, person, loan, figures),
        "acts": duties.acts_on_loan(file.lender, person, loan, figures, file.today),
        "alerts": alerts.alerts(office, file),
        "affordability": affordability.assessment_of(office, file),
        "securities": securities.securities_of(office, file, names),
    }


def schedule(office: Office, person: Person, loan_id: str) -> list[dict[str, Any]]:
    """The schedule of a loan; before disbursement, as it would be if paid out today."""
    require(person, Action.READ_LOANS)
    file = loans.open_file(office, loans.find(office, loan_id), person)
    return _schedule(file.lender, file.known, position(file.known, file.today))


def trail_of(office: Office, person: Person, loan_id: str) -> list[dict[str, Any]]:
    """The history of a loan: who did what, when, what it counts from, and the chain of hashes."""
    require(person, Action.READ_LOANS)
    file = loans.open_file(office, loans.find(office, loan_id), person)
    names = people(office, {entry.actor for entry in file.entries})
    return _history(office, file.id, file.entries, names)


def repayments_of(office: Office, person: Person, loan_id: str) -> list[dict[str, Any]]:
    """The repayments of a loan, newest value date first."""
    require(person, Action.READ_REPAYMENTS)
    file = loans.open_file(office, loans.find(office, loan_id), person)
    names = people(office, {entry.actor for entry in file.entries})
    return _repayments(office, person, file, file.known, date.max, names)


def people(office: Office, ids: Iterable[str]) -> dict[str, str]:
    """Who people are: the full name of each id, and "Applicant" for the public."""
    known = office.store.get_many(USERS, sorted(set(ids) - {PUBLIC}))
    return {PUBLIC: "Applicant", **{key: user.full_name for key, user in known.items()}}


def _summary(file: File, loan: Loan, figures: Position) -> dict[str, Any]:
    lender = file.lender
    rows = loan.schedule or _proposed(lender, loan, file.today)
    repayable = projections.repayable(loan, figures, rows)
    return {
        "loanId": loan.id,
        "reference": loan.reference,
        "status": status(loan, figures).value,
        "version": loan.version,
        "loanAmount": lender.text(lent(loan)),
        "undrawn": lender.text(undrawn(loan)),
        "totalAmount": lender.text(repayable),
        "loanPeriodMonths": loan.terms.instalments if loan.terms.unit == "months" else None,
        "createdAt": history.moment_text(loan.applied_at),
        "updatedAt": history.moment_text(loan.recorded_at),
        "approvedOn": loan.approved_on.isoformat() if loan.approved_on else None,
        "disbursedOn": loan.disbursed_on.isoformat() if loan.disbursed_on else None,
        "fourEyes": lender.four_eyes,
    }


def _schedule(lender: Lender, loan: Loan, figures: Position) -> list[dict[str, Any]]:
    if figures.instalments:
        return [told_instalment(lender, row, figures) for row in figures.instalments]
    rows = loan.schedule or _proposed(lender, loan, figures.as_of)
    return [
        {
            "number": row.number,
            "dueDate": row.due.isoformat(),
            "principal": lender.text(row.principal),
            "interest": lender.text(row.interest),
            "fee": lender.text(row.fee),
            "penalty": lender.text(0),
            "total": lender.text(row.total),
            "paid": lender.text(0),
            "outstanding": lender.text(row.total),
            "state": "proposed",
        }
        for row in rows
    ]


def _proposed(lender: Lender, loan: Loan, on: date) -> tuple[Row, ...]:
    """The schedule that a loan would have if it were paid out on that day."""
    if loan.terms.first_due and loan.terms.first_due <= on:
        on = loan.applied_on
    return build(loan.principal, loan.terms, on, for_terms(lender, loan.terms, on))


def _charges(lender: Lender, loan: Loan) -> list[dict[str, str]]:
    """The charges by hand that the agreement lists, each with the most it comes to."""
    return [{"name": fee.name, "amount": lender.text(most)} for fee, most in charges_by_hand(loan)]


def _repayments(
    office: Office,
    person: Person,
    file: File,
    loan: Loan,
    until: date,
    names: dict[str, str],
) -> list[dict[str, Any]]:
    """The repayments of value dates up to `until` that `loan` knows, as it knows them."""
    found = []
    for row in loans.every(office, REPAYMENTS_BY_LOAN, loan.id):
        paid, proposal = loan.payment(row.id), loan.proposals.get(row.id)
        if paid is not None and paid.on <= until:
            known = replace(
                row,
                reversed=row.id in loan.reversed,
                reversed_at=row.reversed_at if row.id in loan.reversed else None,
                reversal_proposed_by=proposal.actor if proposal else None,
            )
            told = told_repayment(file.lender, known, file.line.borrower_name, names)
            told["may"] = duties.about_repayment(file.lender, person, known)
            found.append({**told, **told_proposal(file.lender, proposal)})
    return found


def _documents(
    office: Office, person: Person, file: File, loan: Loan, names: dict[str, str]
) -> list[dict[str, Any]]:
    """The documents that `loan` knows, oldest first, as it knows them."""
    rows = loans.every(office, DOCUMENTS_BY_LOAN, loan.id)
    found = []
    for row in rows:
        if row.id in loan.documents:
            known = replace(row, accepted=loan.documents[row.id].accepted)
            may = duties.about_document(file.lender, person, loan, known)
            found.append({**told_document(known, names), "may": may})
    return found


def _history(
    office: Office, loan_id: str, entries: Iterable[Entry], names: dict[str, str]
) -> list[dict[str, Any]]:
    notes = {row.id: row.text for row in loans.every(office, NOTES_BY_LOAN, loan_id)}
    return [told_entry(entry, names, notes) for entry in entries]


def told_entry(entry: Entry, names: dict[str, str], notes: dict[str, str]) -> dict[str, Any]:
    """One line of a history; the note it refers to is told beside it."""
    data = history.to_data(entry.event)
    note = data.get("note")
    return {
        "stream": entry.stream,
        "sequence": entry.sequence,
        "kind": history.kind_name(entry.event),
        "effectiveOn": entry.effective_on.isoformat(),
        "recordedAt": history.moment_text(entry.recorded_at),
        "by": names.get(entry.actor, entry.actor),
        "data": data,
        "note": notes.get(note) if note else None,
        "hash": entry.hash,
    }
