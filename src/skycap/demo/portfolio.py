"""Plays the stories at the real desks: every loan of the demo came about as a real one does.

Each loan has a clock and ids of its own, so loans are played at the same time without touching one
another. The seed, the end and the number of loans decide everything: the same three give the same
histories, to the hash, and the same counters. (Signing keys and password hashes are fresh.)
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final, cast

from skycap.demo import acts, files, staff
from skycap.demo.acts import Step, Story
from skycap.demo.stories import DAYS, Author
from skycap.lending.acts import ProposeWriteOff, Recover
from skycap.lending.refusals import Code, Refusal
from skycap.services import (
    applications,
    disbursements,
    documents,
    lenders,
    loans,
    notes,
    products,
    repayments,
    reviews,
    servicing,
)
from skycap.services.disbursements import Payout
from skycap.services.documents import NewDocument
from skycap.services.forms import LoanRequest
from skycap.services.machine import SeededIds, SimulatedClock
from skycap.services.office import Office
from skycap.services.permissions import Person, Role
from skycap.services.ports import LocalUploads
from skycap.services.repayments import NewRepayment
from skycap.services.reviews import Changes, Decision

SEED: Final = 1966
"""The year of independence; any other number gives another book."""

LOANS: Final = 560
WORKERS: Final = 4
"""While one of them waits for the disk, the others compute; more only get in each other's way."""

LENDER: Final[Mapping[str, object]] = {
    "name": "Tati River Finance (demo)",
    "address": "Plot 11, Blue Jacket Street, Francistown (invented)",
    "phone": "+267 240 0000",
    "email": "office@tatiriver.example",
    "openingHours": "Monday to Friday 8:00 to 16:45, Saturday 8:00 to 12:30",
    "licence": "Demo: invented people and loans, no licensed lender",
}

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Book:
    """Which book to make. `until` is the UTC moment at which its two years end."""

    until: datetime
    seed: int = SEED
    loans: int = LOANS

    @property
    def start(self) -> datetime:
        """When the lender opens its doors."""
        return self.until - timedelta(days=DAYS + 1)


def build(
    office: Office,
    book: Book,
    progress: Progress = lambda _done, _all: None,
    workers: int = WORKERS,
) -> int:
    """Fill the empty `office` with the book and give the number of steps played.

    The blobs of `office` must take uploads here, and believe that the time is `book.start`.
    `progress` is told the loans done and all of them.
    """
    clock = SimulatedClock(book.start)
    opening = replace(office, clock=clock, ids=SeededIds(clock, _own_seed(book, "office")))
    people = _open_doors(opening)
    offered = {product.code: product for product in products.list_products(opening)}
    stories = Author(offered, book.seed, book.until, book.loans).stories()

    def play(story: Story) -> None:
        own = SimulatedClock(book.start)
        ids = SeededIds(own, _own_seed(book, f"loan/{story.number}"))
        _Player(replace(office, clock=own, ids=ids), own, story, people).play()

    with ThreadPoolExecutor(workers) as pool:
        try:
            for done, _ in enumerate(pool.map(play, stories), 1):
                progress(done, len(stories))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return sum(len(story.steps) for story in stories)


def _own_seed(book: Book, what: str) -> int:
    return Random(f"{book.seed}/ids/{what}").getrandbits(64)


def _open_doors(office: Office) -> Mapping[str, Person]:
    """Hire the staff, say who we are, and offer the products."""
    people = staff.hire(office)
    products.seed_products(office)
    lenders.change_settings(office, people["admin"], LENDER)
    return people


class _Player:
    """Plays one story; it remembers what the desks called its loan, documents and repayments."""

    def __init__(
        self, office: Office, clock: SimulatedClock, story: Story, people: Mapping[str, Person]
    ) -> None:
        self._office = office
        self._clock = clock
        self._story = story
        self._people = people
        self._loan = ""
        self._documents: dict[int, str] = {}
        self._repayments: dict[int, str] = {}
        self._waiting = ""

    @property
    def _today(self) -> date:
        return self._office.today(self._office.lender())

    def play(self) -> None:
        """Play every step at its moment."""
        for step in self._story.steps:
            self._clock.set(step.at)
            self._do(step, self._people[step.who])

    def _do(self, step: Step, who: Person) -> None:
        office, loan = self._office, self._loan
        match step.act:
            case acts.Apply() as act:
                self._apply(who, act)
            case acts.Amend() as act:
                applications.amend(office, who, loan, self._request(act))
            case acts.Attach() as act:
                self._attach(who, act)
            case acts.Verify(number, accepted):
                documents.verify(office, who, self._documents[number], accepted)
            case acts.Ask(comments):
                reviews.review(office, who, loan, Decision.REQUEST_INFO, comments)
            case acts.Answer(comments):
                public = who.role == Role.PUBLIC
                answer = applications.respond if public else applications.provide_information
                answer(office, who, loan, comments)
            case acts.Approve(comments, principal):
                changes = Changes(principal)
                reviews.review(office, who, loan, Decision.APPROVE, comments, changes)
            case acts.Reject(comments):
                reviews.review(office, who, loan, Decision.REJECT, comments)
            case acts.Withdraw(comments):
                applications.withdraw(office, who, loan, comments)
            case acts.Cancel(comments):
                reviews.cancel(office, who, loan, comments)
            case acts.Disburse(method, reference):
                disbursements.disburse(office, who, loan, Payout(reference, method))
            case acts.Pay() as act:
                self._pay(who, act)
            case acts.Propose(number, comments):
                repayments.propose_reversal(office, who, self._repayments[number], comments)
            case acts.Confirm(number):
                repayments.confirm_reversal(office, who, self._repayments[number])
            case acts.Decline(number, comments):
                repayments.decline_reversal(office, who, self._repayments[number], comments)
            case acts.WriteOff(comments):
                proposed = ProposeWriteOff("", self._today, "")
                told = servicing.act(office, who, loan, proposed, comments).body
                self._waiting = told["actId"]
            case acts.Agree():
                servicing.confirm(office, who, loan, self._waiting)
            case acts.Recover(on, amount, method, reference):
                recovered = Recover("", on, amount, method, reference)
                servicing.act(office, who, loan, recovered)
            case acts.Note(comments):
                notes.write(office, who, loan, comments)

    def _request(self, act: acts.Apply | acts.Amend) -> LoanRequest:
        return LoanRequest(
            form=replace(self._story.borrower.form, purpose=act.purpose),
            principal=act.principal,
            instalments=act.instalments,
            terms_accepted=True,
            product=self._story.product,
        )

    def _apply(self, who: Person, act: acts.Apply) -> None:
        public = who.role == Role.PUBLIC
        take = applications.apply if public else applications.capture
        reference = take(self._office, who, self._request(act)).body["reference"]
        self._loan = loans.find(self._office, reference)

    def _attach(self, who: Person, act: acts.Attach) -> None:
        office, borrower, paper = self._office, self._story.borrower, act.paper
        lines = (
            paper.kind.replace("_", " ").capitalize(),
            borrower.name,
            borrower.employer.name,
            f"{borrower.form.bank_name} {borrower.form.account_number}",
            f"P {borrower.wage:,}.00",
            self._clock.now().strftime("%B %Y"),
        )
        rng = Random(f"{self._loan}/{act.number}")
        content = files.content(paper, lines, rng)
        new = NewDocument(paper.kind, paper.file_name, paper.media_type, len(content))
        asked: dict[str, Any] = documents.request_upload(office, who, self._loan, new).body
        token = asked["upload"]["url"].rpartition("/")[2]
        uploads = cast("LocalUploads", office.blobs)
        with uploads.receiving(token, paper.media_type) as receiver:
            receiver.write(content)
        documents.complete_upload(office, who, asked["documentId"])
        self._documents[act.number] = asked["documentId"]

    def _pay(self, who: Person, act: acts.Pay) -> None:
        received = NewRepayment(
            loan_id=self._loan,
            on=act.on,
            amount=act.amount,
            method=act.method,
            reference=act.reference,
            notes=act.notes,
            confirm_overpayment=act.above_debt,
        )
        try:
            told = repayments.record(self._office, who, received).body
        except Refusal as refusal:
            if act.again and refusal.code is Code.DUPLICATE_REPAYMENT:
                return  # typed by a second person: the desk noticed
            raise
        self._repayments[act.number] = told["repaymentId"]
