"""A loan as staff see it: now, on a past day, and as it was known at a past moment."""

from datetime import timedelta
from typing import Any

import pytest

from skycap.lending import acts
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Bucket
from skycap.lending.underwriting import SecurityKind
from skycap.services import (
    affordability,
    applications,
    documents,
    notes,
    repayments,
    reviews,
    securities,
    servicing,
    top_ups,
    trail,
    views,
)
from skycap.services.affordability import Means
from skycap.services.disbursements import Payout, disburse
from skycap.services.loans import visible
from skycap.services.permissions import ANYONE, Action, Person
from skycap.services.reviews import Decision
from skycap.services.securities import NewSecurity
from skycap.storage.memory import MemoryStore
from tests.services.branch import (
    ACCOUNTANT,
    ACCOUNTANT_2,
    ADMIN,
    CHECKER,
    CHECKER_2,
    EVERYBODY,
    MAKER,
    MAKER_2,
    PDF,
    STAFF,
    Branch,
    asked,
    refusing,
    request,
)
from tests.services.portfolio import fill
from tests.services.test_documents import new

COW = NewSecurity(SecurityKind.COLLATERAL, 1_000_00, "A cow, branded KM")


def detail(branch: Branch, loan: str, **when: Any) -> dict[str, Any]:  # noqa: ANN401 - a date or a moment
    """A loan as a checker sees it."""
    return views.loan_detail(branch.office, CHECKER, loan, **when)


def test_a_pending_loan_shows_its_proposed_schedule(branch: Branch) -> None:
    """Before disbursement the schedule is that of a payout today, and nothing is owed."""
    loan = branch.apply()

    told = detail(branch, loan)

    assert (told["status"], told["totalAmount"], told["loanPeriodMonths"]) == (
        "pending",
        "5500.00",
        12,
    )
    assert {row["state"] for row in told["schedule"]} == {"proposed"}
    assert told["schedule"][0]["dueDate"] == "2026-04-02"
    assert told["schedule"] == views.schedule(branch.office, CHECKER, loan)
    assert (told["balances"]["outstanding"], told["repayments"]) == ("0.00", [])
    assert told["borrower"]["firstName"] == "Keneilwe"
    branch.later(days=1)
    assert detail(branch, loan)["schedule"][0]["dueDate"] == "2026-04-03"


def test_a_disbursed_loan_shows_what_is_due_and_paid(branch: Branch) -> None:
    """Each instalment tells its state, the balances add up, and arrears say since when."""
    loan = branch.open()
    branch.later(days=31)
    branch.pay(loan, 45_833)
    branch.later(days=31)

    told = detail(branch, loan)

    assert [row["state"] for row in told["schedule"][:3]] == ["paid", "overdue", "upcoming"]
    assert told["arrears"] == {
        "inArrears": True,
        "daysPastDue": 1,
        "since": "2026-05-02",
        "bucket": "1-30",
        "overdue": "458.33",
    }
    assert told["balances"] | {"principal": "", "interest": ""} == {
        "asOf": "2026-05-03",
        "principal": "",
        "interest": "",
        "fee": "0.00",
        "penalty": "0.00",
        "outstanding": "5041.67",
        "paid": "458.33",
        "overpaid": "0.00",
        "nextDue": "2026-06-02",
        "nextAmount": "458.33",
    }
    due_today = detail(branch, loan, as_of=branch.today - timedelta(days=1))
    assert due_today["schedule"][1]["state"] == "due"


def test_a_loan_is_shown_as_of_a_past_day(branch: Branch) -> None:
    """With all that is known now, but only what counts from that day or before."""
    loan = branch.open()
    branch.later(days=20)
    middle = branch.today
    first = branch.pay(loan, 10_000, middle - timedelta(days=5))
    branch.pay(loan, 20_000, middle)

    past = detail(branch, loan, as_of=middle - timedelta(days=5))

    assert past["balances"]["paid"] == "100.00"
    assert [row["repaymentId"] for row in past["repayments"]] == [first]
    assert detail(branch, loan)["balances"]["paid"] == "300.00"
    assert detail(branch, loan, as_of=middle - timedelta(days=6))["balances"]["paid"] == "0.00"


def test_a_loan_is_shown_as_it_was_known_at_a_moment(branch: Branch) -> None:
    """What was learned later is not there: no event, no payment, no reversal, no document."""
    loan = branch.open()
    repayment = branch.pay(loan, 10_000)
    document = branch.attach(loan, CHECKER_2)
    branch.later(hours=1)
    moment = branch.clock.now()
    known = detail(branch, loan)
    branch.later(hours=1)
    branch.reverse(repayment)
    branch.pay(loan, 20_000)
    branch.attach(loan, ACCOUNTANT)
    documents.verify(branch.office, CHECKER, document, accepted=True)

    assert detail(branch, loan, known_at=moment) == known
    now = detail(branch, loan)
    assert (now["balances"]["paid"], len(now["repayments"]), len(now["documents"])) == (
        "200.00",
        2,
        2,
    )


def test_every_past_moment_is_shown_as_it_was(branch: Branch) -> None:
    """A whole portfolio, looked at again later, is as it was seen at the time."""
    loans = fill(branch, 8)
    branch.later(minutes=1)
    moment, day = branch.clock.now(), branch.today
    seen = {loan: detail(branch, loan) for loan in loans}
    branch.later(days=3)
    for loan in loans:
        if branch.line(loan).status in {"disbursed", "closed", "overpaid"}:
            branch.pay(loan, 12_345, day, confirm_overpayment=True)

    for loan in loans:
        again = detail(branch, loan, as_of=day, known_at=moment)
        if again["disbursedOn"] is None:
            continue  # a proposed schedule is always that of a payout today
        assert again == seen[loan] | {"may": again["may"]}


def test_before_it_was_known_a_loan_is_unknown(branch: Branch) -> None:
    """At a moment before the application there is no loan."""
    loan = branch.apply()
    moment = branch.clock.now() - timedelta(seconds=1)
    with refusing(branch, Code.LOAN_UNKNOWN, "knownAt"):
        detail(branch, loan, known_at=moment)


def test_a_history_tells_who_did_what_and_why(branch: Branch) -> None:
    """Names of people, the notes beside their events, and the chain of hashes."""
    loan = branch.apply()
    reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "Which employer?")

    told = views.trail_of(branch.office, CHECKER, loan)

    assert [(line["kind"], line["by"], line["note"]) for line in told] == [
        ("applied", "Applicant", None),
        ("information_requested", CHECKER.name, "Which employer?"),
    ]
    assert [line["hash"] for line in told] == [
        entry.hash for entry in branch.store.load(f"loan/{loan}")
    ]
    assert told == detail(branch, loan)["history"]


def test_a_long_life_is_shown_whole() -> None:
    """More repayments and notes than fit on a page of the store are all there."""
    branch = Branch(MemoryStore())
    loan = branch.open()
    for number in range(205):
        branch.pay(loan, 1 + number, notes=f"Note {number}.")

    told = detail(branch, loan)

    assert len(told["repayments"]) == 205
    assert len(views.repayments_of(branch.office, CHECKER, loan)) == 205
    assert sum(line["note"] is not None for line in told["history"]) == 206


def test_a_note_is_written_by_staff(branch: Branch) -> None:
    """Any member of staff writes on a loan they see; the text stays out of the history."""
    loan = branch.open()
    with refusing(branch, Code.COMMENTS_REQUIRED, "comments"):
        notes.write(branch.office, ADMIN, loan, " ")
    with refusing(branch, Code.LOAN_UNKNOWN):
        notes.write(branch.office, ADMIN, "nothing", "Called.")
    with refusing(branch, Code.LOAN_UNKNOWN):
        notes.write(branch.office, MAKER, loan, "Called.")
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        notes.write(branch.office, ANYONE, loan, "Called.")

    first = notes.write(branch.office, ADMIN, loan, "She called.", asked("k"))

    assert (first.status, first.body["version"]) == (201, 4)
    assert notes.write(branch.office, ADMIN, loan, "She called.", asked("k")).replayed
    assert views.trail_of(branch.office, ADMIN, loan)[-1]["note"] == "She called."
    assert "called" not in branch.store.load(f"loan/{loan}")[-1].text


def test_a_hidden_loan_is_unknown_everywhere(branch: Branch) -> None:
    """A maker does not see another's decided loan, by any view; the public sees none."""
    loan = branch.approve(branch.apply(MAKER_2))
    for view in (views.loan_detail, views.schedule, views.trail_of, views.repayments_of):
        with refusing(branch, Code.LOAN_UNKNOWN):
            view(branch.office, MAKER, loan)
        with refusing(branch, Code.LOAN_UNKNOWN):
            view(branch.office, CHECKER, "nothing")
        with refusing(branch, Code.ROLE_NOT_ALLOWED):
            view(branch.office, ANYONE, loan)
        view(branch.office, MAKER_2, loan)
        view(branch.office, CHECKER, branch.line(loan).reference.lower())


def test_the_audit_trail_is_for_administrators(branch: Branch) -> None:
    """Every event of every stream, newest first, in pages."""
    branch.later(minutes=1)
    loan = branch.apply()
    branch.later(minutes=1)
    branch.approve(loan)
    for person in EVERYBODY:
        if person != ADMIN:
            with refusing(branch, Code.ROLE_NOT_ALLOWED):
                trail.audit_trail(branch.office, person)

    told: list[dict[str, Any]] = []
    after = None
    while True:
        page = trail.audit_trail(branch.office, ADMIN, None, after, 2)
        told += page.rows
        after = page.after
        if after is None:
            break

    assert [line["kind"] for line in told[:2]] == ["approved", "applied"]
    assert sorted(line["kind"] for line in told[2:]) == ["product_saved"] * 4
    with refusing(branch, Code.FIELD_INVALID, "limit"):
        trail.audit_trail(branch.office, ADMIN, None, None, 0)


def tried(branch: Branch, person: Person, loan: str, action: Action) -> bool:
    """Whether `person` can do `action` on a loan now, by trying it where nothing is kept."""
    office = branch.office
    paid = [row for row in views.repayments_of(office, CHECKER, loan) if not row["reversed"]]
    waiting = [row for row in paid if row["reversalProposedBy"]]
    shown = [each["documentId"] for each in detail(branch, loan)["documents"]]
    fresh = [each["repaymentId"] for each in paid if not each["reversalProposedBy"]]
    ways: dict[Action, list[Any]] = {
        Action.AMEND: [lambda: applications.amend(office, person, loan, request())],
        Action.ASSESS: [lambda: affordability.assess(office, person, loan, Means(1_000_00))],
        Action.KEEP_SECURITIES: [lambda: securities.add(office, person, loan, COW)],
        Action.WITHDRAW: [lambda: applications.withdraw(office, person, loan, "x")],
        Action.REVIEW: [lambda: reviews.review(office, person, loan, Decision.REJECT, "x")],
        Action.CANCEL: [lambda: reviews.cancel(office, person, loan, "x")],
        Action.DISBURSE: [lambda: disburse(office, person, loan, Payout("EFT"))],
        Action.RECORD_REPAYMENT: [
            lambda: repayments.record(
                office, person, branch.slip(loan, 1, confirm_overpayment=True)
            )
        ],
        Action.PROPOSE_REVERSAL: [
            lambda each=each: repayments.propose_reversal(office, person, each, "x")
            for each in fresh
        ],
        Action.CONFIRM_REVERSAL: [
            lambda each=each: repayments.confirm_reversal(office, person, each["repaymentId"])
            for each in waiting
        ],
        Action.PROPOSE_TOP_UP: [
            lambda: top_ups.propose(office, person, loan, top_ups.TopUp(1_000_00, 6), "x")
        ],
        Action.SERVICE_LOAN: [
            lambda: servicing.act(
                office,
                person,
                loan,
                acts.Charge("", branch.today, Bucket.FEE, 100, "Letter of demand"),
            )
        ],
        Action.CONFIRM_SERVICING: [
            lambda each=each: servicing.confirm(office, person, loan, each["actId"])
            for each in servicing.acts_of(office, person, loan)
            if each["proposal"]
        ],
        Action.ATTACH_DOCUMENT: [lambda: documents.request_upload(office, person, loan, new(PDF))],
        Action.VERIFY_DOCUMENT: [
            lambda each=each: documents.verify(office, person, each, accepted=True)
            for each in shown
        ],
        Action.WRITE_NOTE: [lambda: notes.write(office, person, loan, "x")],
    }
    commit, written = branch.store.commit, []
    branch.store.commit = written.append  # type: ignore[method-assign, assignment] # keep nothing
    try:
        for way in ways[action]:
            try:
                way()
            except Refusal:
                continue
            return True
        return False
    finally:
        branch.store.commit = commit  # type: ignore[method-assign] # as it was


@pytest.mark.parametrize("person", STAFF, ids=lambda person: person.id)
def test_what_one_may_do_is_what_works(branch: Branch, person: Person) -> None:
    """For loans in every state, the page offers an action if and only if it is not refused."""
    loans = [*fill(branch, 25), branch.apply(MAKER), branch.open(), branch.apply(person)]
    branch.attach(loans[-3], CHECKER)
    branch.attach(loans[-2], ACCOUNTANT_2)
    proposed = branch.pay(loans[-2], 1_000)
    repayments.propose_reversal(branch.office, ACCOUNTANT, proposed, "x")
    statuses = set()
    for loan in loans:
        if not visible(branch.line(loan), person):
            continue
        told = views.loan_detail(branch.office, person, loan)
        statuses.add(told["status"])
        works = [
            action.value
            for action in (
                Action.AMEND, Action.ASSESS, Action.KEEP_SECURITIES, Action.WITHDRAW,
                Action.REVIEW, Action.CANCEL, Action.DISBURSE,
                Action.RECORD_REPAYMENT, Action.PROPOSE_REVERSAL, Action.CONFIRM_REVERSAL,
                Action.PROPOSE_TOP_UP, Action.SERVICE_LOAN, Action.CONFIRM_SERVICING,
                Action.ATTACH_DOCUMENT, Action.VERIFY_DOCUMENT, Action.WRITE_NOTE,
            )
            if tried(branch, person, loan, action)
        ]  # fmt: skip
        assert told["may"] == works, (told["status"], loan)
    assert len(statuses) >= 3
