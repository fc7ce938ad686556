"""The repayments desk: what was received is recorded once, told exactly, and reversed by two."""

from datetime import timedelta
from typing import Any

import pytest

from skycap.lending import decide
from skycap.lending.events import PaymentMethod
from skycap.lending.history import kind_name
from skycap.lending.refusals import Code
from skycap.services import repayments, reviews, views
from skycap.services.permissions import ANYONE, Person
from skycap.services.ports import Claim, ClaimTaken, Commit
from skycap.services.records import LOANS, NOTES, REPAYMENTS
from skycap.services.reviews import Decision
from skycap.services.work import KeyReused
from tests.services.branch import (
    ACCOUNTANT,
    ADMIN,
    CHECKER,
    MAKER,
    Branch,
    asked,
    booked,
    refusing,
)


def record(branch: Branch, loan: str, amount: int = 45_833, **changes: object) -> dict[str, Any]:
    """Record a repayment; give the answer."""
    slip = branch.slip(loan, amount, **changes)  # type: ignore[arg-type]  # any field of it
    return repayments.record(branch.office, ACCOUNTANT, slip).body


def test_a_repayment_is_answered_with_its_split(branch: Branch) -> None:
    """201 with the parts, the balance after, and a receipt number made of loan and ordinal."""
    loan = branch.open()
    slip = branch.slip(loan, 50_000, reference=" FNB 1 ", notes=" Paid by her sister. ")

    outcome = repayments.record(branch.office, ACCOUNTANT, slip)

    row = branch.store.get(REPAYMENTS, outcome.body["repaymentId"])
    line = branch.store.get(LOANS, loan)
    assert row is not None
    assert line is not None
    assert outcome.status == 201
    assert outcome.body | {"repaymentId": ""} == {
        "success": True,
        "loanId": loan,
        "reference": line.reference,
        "status": "disbursed",
        "version": 4,
        "repaymentId": "",
        "receiptNumber": f"{line.reference}-001",
        "paymentDate": "2026-03-02",
        "amountPaid": "500.00",
        "allocation": [
            {"instalment": 1, "principal": "416.67", "interest": "41.66", "fee": "0.00",
             "penalty": "0.00"},
            {"instalment": 2, "principal": "0.01", "interest": "41.66", "fee": "0.00",
             "penalty": "0.00"},
        ],
        "split": {
            "principal": "416.68",
            "interest": "83.32",
            "fee": "0.00",
            "penalty": "0.00",
            "total": "500.00",
        },
        "overpaid": "0.00",
        "balance": "5000.00",
        "warnings": [],
    }  # fmt: skip
    assert (row.payment_reference, row.note, row.balance_after) == (
        "FNB 1",
        "Paid by her sister.",
        500_000,
    )
    assert (line.paid, line.outstanding, line.oldest_unpaid_due) == (50_000, 500_000, "2026-05-02")
    assert sum(booked(branch, loan).values()) == 0


def test_a_loan_may_be_named_by_its_reference(branch: Branch) -> None:
    """Whether by id or by reference, however typed, the money goes to that loan."""
    loan = branch.open()
    line = branch.store.get(LOANS, loan)
    assert line is not None
    for name in (loan, line.reference, line.reference.lower().replace("-", " ")):
        assert record(branch, name, 1_000)["loanId"] == loan


def test_only_a_disbursed_loan_is_repaid(branch: Branch) -> None:
    """A pending, approved or rejected loan cannot be repaid; nothing changes."""
    rejected = branch.apply()
    reviews.review(branch.office, CHECKER, rejected, Decision.REJECT, "x")
    for loan in (branch.apply(), branch.approve(branch.apply()), rejected):
        with refusing(branch, Code.LOAN_NOT_DISBURSED):
            record(branch, loan)
    for unknown in ("nothing", "x" * 36, "SK-0000-0000-0", ""):
        with refusing(branch, Code.LOAN_UNKNOWN):
            record(branch, unknown)


@pytest.mark.parametrize("person", [ANYONE, MAKER, CHECKER, ADMIN], ids=lambda p: p.role)
def test_only_an_accountant_records(branch: Branch, person: Person) -> None:
    """Nobody else records, previews or proposes."""
    loan = branch.open()
    repayment = branch.pay(loan, 1_000)
    for act in (
        lambda: repayments.record(branch.office, person, branch.slip(loan, 1_000)),
        lambda: repayments.preview(branch.office, person, branch.slip(loan, 1_000)),
        lambda: repayments.propose_reversal(branch.office, person, repayment, "x"),
    ):
        with refusing(branch, Code.ROLE_NOT_ALLOWED):
            act()


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"amount": 0}, Code.AMOUNT_NOT_POSITIVE, "amountPaid"),
        ({"amount": -1}, Code.AMOUNT_NOT_POSITIVE, "amountPaid"),
        ({"days": 1}, Code.DATE_IN_FUTURE, "paymentDate"),
        ({"days": -11}, Code.DATE_BEFORE_DISBURSEMENT, "paymentDate"),
        ({"days": -31}, Code.BACKDATED_TOO_FAR, "paymentDate"),
        ({"reference": ""}, Code.REFERENCE_REQUIRED, "referenceNumber"),
        ({"reference": " \t"}, Code.REFERENCE_REQUIRED, "referenceNumber"),
        ({"reference": "x" * 61}, Code.REFERENCE_REQUIRED, "referenceNumber"),
        ({"notes": "x" * 2001}, Code.FIELD_INVALID, "notes"),
    ],
)
def test_a_wrong_repayment_is_refused(
    branch: Branch, wrong: dict[str, Any], code: Code, field: str
) -> None:
    """Each wrong field is refused by name, recorded or previewed, and nothing changes."""
    loan = branch.open()
    branch.later(days=10)
    given = {"amount": 1_000, "days": 0} | wrong
    on = branch.today + timedelta(days=given.pop("days"))
    slip = branch.slip(loan, on=on, **given)
    for act in (repayments.record, repayments.preview):
        with refusing(branch, code, field):
            act(branch.office, ACCOUNTANT, slip)


def test_a_preview_tells_what_recording_will_answer(branch: Branch) -> None:
    """The preview equals the record but for the new ids, and writes nothing."""
    loan = branch.open()
    branch.pay(loan, 10_000)
    for amount in (10_000, 45_833, 600_000):
        slip = branch.slip(loan, amount, notes="Note.")
        before = branch.contents()
        told = repayments.preview(branch.office, ACCOUNTANT, slip)
        assert branch.contents() == before

        recorded = repayments.record(branch.office, ACCOUNTANT, slip).body
        del recorded["repaymentId"], recorded["success"]
        assert told == recorded


def test_a_repayment_is_recorded_once_a_key(branch: Branch) -> None:
    """The same key gives the same answer and writes nothing; another body is refused."""
    loan = branch.open()
    slip = branch.slip(loan, 10_000)
    first = repayments.record(branch.office, ACCOUNTANT, slip, asked("k"))
    before = branch.contents()

    again = repayments.record(branch.office, ACCOUNTANT, slip, asked("k"))

    assert (again.status, again.body, again.replayed) == (201, first.body, True)
    with pytest.raises(KeyReused):
        repayments.record(branch.office, ACCOUNTANT, slip, asked("k", "another body"))
    assert branch.contents() == before


def test_one_reference_is_one_payment(branch: Branch) -> None:
    """A second arrival of a reference is refused on every loan, however it is spaced or cased."""
    loan, other = branch.open(), branch.open()
    branch.pay(loan, 10_000, reference="Fnb  77")
    for again in (loan, other):
        for spelling in ("Fnb  77", "FNB 77", " fnb 77 "):
            for act in (repayments.record, repayments.preview):
                with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber") as refused:
                    act(branch.office, ACCOUNTANT, branch.slip(again, 5_000, reference=spelling))
                assert "confirmDuplicate" in refused.value.message
    for method in PaymentMethod:
        if method is not PaymentMethod.BANK_TRANSFER:
            branch.pay(other, 1_000, reference="FNB 77", method=method)


def test_a_duplicate_names_the_receipt_it_repeats(branch: Branch) -> None:
    """Across loans, the refusal tells where the reference was recorded."""
    loan, other = branch.open(), branch.open()
    receipt = record(branch, loan, reference="FNB77")["receiptNumber"]
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber") as refused:
        record(branch, other, reference="FNB77")
    assert receipt in refused.value.message


def test_a_confirmed_duplicate_is_another_payment(branch: Branch) -> None:
    """With confirmDuplicate it is recorded, on the same loan or another, and previewed so."""
    loan, other = branch.open(), branch.open()
    branch.pay(loan, 10_000, reference="FNB77")
    for again in (loan, other):
        slip = branch.slip(again, 10_000, reference="FNB77", confirm_duplicate=True)
        told = repayments.preview(branch.office, ACCOUNTANT, slip)
        assert told["amountPaid"] == "100.00"
        repayments.record(branch.office, ACCOUNTANT, slip)
    assert branch.store.counters("repayments/")["repayments/count"] == 3


def test_a_reference_that_was_confirmed_too_early_still_counts(branch: Branch) -> None:
    """A client that always confirms takes a free reference all the same: the next is refused."""
    loan, other = branch.open(), branch.open()
    branch.pay(loan, 10_000, reference="FNB77", confirm_duplicate=True)

    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        record(branch, other, reference="FNB77")


def test_a_confirmed_duplicate_that_loses_the_race_is_still_recorded(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If somebody takes the free reference first, a confirmed payment shares it."""
    loan = branch.open()
    slip = branch.slip(loan, 10_000, confirm_duplicate=True)
    commit, name = branch.store.commit, f"payment/bank_transfer/{slip.reference.casefold()}"

    def overtaken(written: Commit) -> None:
        monkeypatch.undo()
        branch.store.commit(Commit(claims=(Claim(name, "somebody"),)))
        with pytest.raises(ClaimTaken):
            commit(written)
        raise ClaimTaken(name, "somebody")

    monkeypatch.setattr(branch.store, "commit", overtaken)

    assert repayments.record(branch.office, ACCOUNTANT, slip).status == 201
    assert branch.store.claimed(name) == "somebody"


def test_the_same_money_again_is_pointed_out(branch: Branch) -> None:
    """Same date, amount and method under another reference is recorded, with a warning."""
    loan = branch.open()
    first = record(branch, loan, 10_000)

    again = record(branch, loan, 10_000)

    assert again["warnings"] == [
        f"Receipt {first['receiptNumber']} has the same date, amount and method."
    ]
    assert record(branch, loan, 10_001)["warnings"] == []


def test_too_much_money_is_pointed_out(branch: Branch) -> None:
    """An overpayment is recorded as one, with a warning that tells how much."""
    loan = branch.open()

    told = record(branch, loan, 600_000)

    assert (told["status"], told["overpaid"], told["balance"]) == ("overpaid", "500.00", "0.00")
    assert told["warnings"] == ["P500.00 is more than was owed."]
    assert booked(branch, loan)["overpayments"] == -50_000


def test_a_paid_loan_takes_money_only_when_confirmed(branch: Branch) -> None:
    """Money for a closed loan is refused until somebody says that it was received all the same."""
    loan = branch.open()
    assert record(branch, loan, 550_000)["status"] == "closed"
    slip = branch.slip(loan, 1_000)
    for act in (repayments.record, repayments.preview):
        with refusing(branch, Code.LOAN_ALREADY_PAID, "confirmOverpayment"):
            act(branch.office, ACCOUNTANT, slip)
    assert record(branch, loan, 1_000, confirm_overpayment=True)["status"] == "overpaid"


def test_receipts_have_no_gap(branch: Branch) -> None:
    """Receipts of a loan are numbered without a gap, reversed ones and refusals notwithstanding."""
    loan, other = branch.open(), branch.open()
    numbers = []
    for n in range(6):
        told = record(branch, loan, 1_000 + n)
        numbers.append(told["receiptNumber"].rpartition("-")[2])
        if n % 2:
            branch.reverse(told["repaymentId"])
        with refusing(branch, Code.AMOUNT_NOT_POSITIVE, "amountPaid"):
            record(branch, loan, 0)
    assert numbers == [f"{n:03d}" for n in range(1, 7)]
    assert record(branch, other)["receiptNumber"].endswith("-001")


def test_a_backdated_repayment_counts_from_its_value_date(branch: Branch) -> None:
    """Money that came before the due date is not late, although it was typed after."""
    loan = branch.open()
    branch.later(days=40)
    late = views.loan_detail(branch.office, ACCOUNTANT, loan)["arrears"]
    assert (late["inArrears"], late["daysPastDue"]) == (True, 9)

    told = record(branch, loan, 45_833, on=branch.today - timedelta(days=11))

    now = views.loan_detail(branch.office, ACCOUNTANT, loan)["arrears"]
    assert (told["paymentDate"], now["inArrears"]) == ("2026-03-31", False)


def test_a_note_is_kept_with_its_author(branch: Branch) -> None:
    """What the accountant wrote is a note on the loan; its text is not in the history."""
    loan = branch.open()
    record(branch, loan, notes="Paid by her sister.")

    entry = branch.store.load(f"loan/{loan}")[-1]
    kept = branch.store.get(NOTES, entry.event.note)
    assert kept is not None
    assert (kept.text, kept.author) == ("Paid by her sister.", ACCOUNTANT.id)
    assert "sister" not in entry.text


def test_a_full_history_takes_no_more(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A loan has at most so many events; then everything on it is refused."""
    loan = branch.open()
    monkeypatch.setattr(decide, "EVENTS_PER_LOAN_MAX", 4)
    repayment = branch.pay(loan, 1_000)
    for act in (
        lambda: record(branch, loan, 1_000),
        lambda: repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "x"),
    ):
        with refusing(branch, Code.HISTORY_FULL):
            act()


def test_a_history_of_a_repaid_loan_names_each_step(branch: Branch) -> None:
    """What happened is one event a command, in order, each by who did it."""
    loan = branch.open()
    branch.reverse(branch.pay(loan, 1_000))

    entries = branch.store.load(f"loan/{loan}")

    assert [(kind_name(entry.event), entry.actor) for entry in entries] == [
        ("applied", "public"),
        ("approved", CHECKER.id),
        ("disbursed", ACCOUNTANT.id),
        ("repaid", ACCOUNTANT.id),
        ("reversal_proposed", ACCOUNTANT.id),
        ("reversed", CHECKER.id),
    ]
