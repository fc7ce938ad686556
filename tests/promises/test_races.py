"""A request is carried out once however often it is sent at once, and no two overwrite each other.

Over every store, within one process; what several processes do is proved in `test_kills` and
`test_dynamodb_kills`.
"""

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from skycap.lending.history import verify
from skycap.lending.refusals import Code, Refusal
from skycap.services import applications, repayments, reviews
from skycap.services.audit import audit
from skycap.services.permissions import ANYONE
from skycap.services.ports import Store
from skycap.services.reviews import Decision
from skycap.services.work import KeyReused
from tests.promises.books import carry_out, order, recorded
from tests.promises.scale import figure
from tests.services.branch import ACCOUNTANT, CHECKER, Branch, asked
from tests.services.conftest import STORES


@pytest.fixture(params=(*STORES, "dynoxide"))
def branch(request: pytest.FixtureRequest, open_store: Callable[[str], Store]) -> Branch:
    """A branch over each store, DynamoDB's too."""
    return Branch(open_store(request.param))


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """What all `acts` answer when they begin at the same moment, each in a thread of its own."""
    answers: list[Any] = [None] * len(acts)
    ready = threading.Barrier(len(acts))

    def run(place: int) -> None:
        ready.wait()
        try:
            answers[place] = acts[place]()
        except Refusal as refusal:
            answers[place] = refusal.code
        except KeyReused:
            answers[place] = "key reused"

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_one_key_pays_once(branch: Branch) -> None:
    """Fifty copies of a repayment with one key: one is recorded, all get the same answer."""
    copies, loan = figure("copies of one request"), branch.open()
    slip = branch.slip(loan, 10_000)

    answers = at_once(
        [lambda: repayments.record(branch.office, ACCOUNTANT, slip, asked("k"))] * copies
    )

    assert len(recorded(branch)) == 1
    assert sum(not answer.replayed for answer in answers) == 1
    assert all((answer.status, answer.body) == (201, answers[0].body) for answer in answers)
    assert branch.line(loan).paid == 10_000


def test_one_key_with_other_bodies_pays_once(branch: Branch) -> None:
    """Of different bodies under one key at once, one is recorded and the others are refused."""
    loan = branch.open()
    slips = [branch.slip(loan, 10_000 + number) for number in range(10)]

    answers = at_once(
        [
            lambda slip=slip: repayments.record(
                branch.office, ACCOUNTANT, slip, asked("k", slip.reference)
            )
            for slip in slips
        ]
    )

    assert len(recorded(branch)) == 1
    assert Counter(answer == "key reused" for answer in answers) == {True: 9, False: 1}


def test_one_reference_pays_once_until_confirmed(branch: Branch) -> None:
    """Fifty keys and one reference, on two loans: one is recorded, the rest are duplicates."""
    copies, loans = figure("copies of one request"), [branch.open(), branch.open()]
    slips = [branch.slip(loans[number % 2], 10_000, reference="FNB77") for number in range(copies)]

    answers = at_once(
        [
            lambda number=number: repayments.record(
                branch.office, ACCOUNTANT, slips[number], asked(f"k{number}")
            )
            for number in range(copies)
        ]
    )

    assert len(recorded(branch)) == 1
    assert sum(answer == Code.DUPLICATE_REPAYMENT for answer in answers) == copies - 1
    again = branch.slip(loans[0], 10_000, reference="FNB77", confirm_duplicate=True)
    repayments.record(branch.office, ACCOUNTANT, again)
    assert len(recorded(branch)) == 2
    assert audit(branch.office).clean


def test_confirmed_twins_are_all_recorded(branch: Branch) -> None:
    """Ten payments at once that share a reference on purpose are ten payments."""
    loan = branch.open()
    slips = [
        branch.slip(loan, 1_000, reference="PAYROLL", confirm_duplicate=True) for _ in range(10)
    ]

    at_once(
        [lambda slip=slip: repayments.record(branch.office, ACCOUNTANT, slip) for slip in slips]
    )

    assert branch.line(loan).paid == 10_000
    assert audit(branch.office).clean


@pytest.mark.timeout(36_000)
def test_writers_on_one_loan_lose_nothing(branch: Branch) -> None:
    """Eight threads, each with its own repayments: all recorded, no gap, no receipt twice."""
    writers, each = figure("writers on one loan"), figure("repayments of each writer")
    loan = branch.open(principal=5_000_000, instalments=24)

    def write(writer: int) -> None:
        for number in range(each):
            carry_out(branch, order(writer * each + number, [loan]))

    at_once([lambda writer=writer: write(writer) for writer in range(writers)])

    entries = branch.store.load(f"loan/{loan}")
    verify(entries)
    assert len(entries) == 3 + writers * each
    rows = recorded(branch)
    assert sorted(row.receipt for row in rows) == list(range(1, writers * each + 1))
    assert branch.line(loan).paid == sum(row.amount for row in rows)
    assert audit(branch.office).clean


@pytest.mark.timeout(36_000)
def test_many_repayments_sent_ten_times_each_are_paid_once(branch: Branch) -> None:
    """Ten senders send the same stream of repayments: each is recorded once."""
    count = figure("repayments sent ten times each")
    loans = [branch.open(principal=5_000_000, instalments=24) for _ in range(5)]
    orders = [order(number, loans) for number in range(count)]
    answers: list[dict[str, Any]] = [{} for _ in range(10)]

    def send(sender: int) -> None:
        # Every sender begins elsewhere, so that they meet in all manner of ways.
        for place in range(count):
            one = orders[(place + sender * count // 10) % count]
            answers[sender][one["key"]] = carry_out(branch, one).body

    at_once([lambda sender=sender: send(sender) for sender in range(10)])

    assert sorted(row.payment_reference for row in recorded(branch)) == sorted(
        one["reference"] for one in orders
    )
    assert all(answer == answers[0] for answer in answers)
    assert audit(branch.office).clean


@pytest.mark.parametrize("first", ["approve", "withdraw"])
def test_of_two_decisions_at_once_one_is_made(branch: Branch, first: str) -> None:
    """An application that is approved and withdrawn at the same moment is one or the other."""
    loan = branch.apply()
    acts: list[Callable[[], Any]] = [
        lambda: reviews.review(branch.office, CHECKER, loan, Decision.APPROVE, "Ok."),
        lambda: applications.withdraw(branch.office, ANYONE, loan, "No."),
    ]

    answers = at_once(acts if first == "approve" else acts[::-1])

    assert sum(answer == Code.LOAN_NOT_PENDING for answer in answers) == 1
    assert len(branch.store.load(f"loan/{loan}")) == 2
