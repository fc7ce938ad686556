"""The state machine: random people ask for random things, at both stores, and they must agree."""

import random
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from skycap.lending import money
from skycap.lending.events import PaymentMethod
from skycap.services import (
    applications,
    disbursements,
    documents,
    lenders,
    notes,
    products,
    repayments,
    reviews,
    tracking,
)
from skycap.services.disbursements import Payout
from skycap.services.documents import NewDocument
from skycap.services.forms import LoanRequest
from skycap.services.permissions import ANYONE, Person
from skycap.services.ports import Store
from skycap.services.records import (
    DOCUMENTS_BY_LOAN,
    LOANS_BY_CREATION,
    REPAYMENTS_BY_DATE,
    LoanRow,
)
from skycap.services.repayments import NewRepayment
from skycap.services.reviews import Changes, Decision
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
    request,
)
from tests.simulation.closing import check_everything
from tests.simulation.looking import LOOKS
from tests.simulation.luck import CHECKER_AS_ACCOUNTANT, MAKER_AS_CHECKER, WRONG, usually
from tests.simulation.twins import FAULTS, Twins, sqlite_copy

seeds = st.integers(0, 2**32 - 1)
"""Each step draws one: Hypothesis chooses and shrinks the steps, the seed their particulars."""


class Lending(RuleBasedStateMachine):
    """A lender's life, twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.twins = Twins(self.open.enter_context(self.database()))

    def database(self) -> AbstractContextManager[Store]:
        """The database to compare with memory: SQLite, unless a kind of machine has another."""
        return sqlite_copy()

    @initialize(seed=seeds)
    def begin(self, seed: int) -> None:
        """Three loans, so that there is something to do from the first step on."""
        for place in range(3):
            self.twins.do(lambda branch, key: applications.apply(branch.office, ANYONE, request()))
            if place:
                loan = self._loan(self._chance(seed), ("pending",)).id
                self.twins.do(lambda b, key, loan=loan: _approve(b, loan))
                self.twins.do(lambda b, key, loan=loan: _pay_out(b, loan))

    @rule(seed=seeds)
    def apply(self, seed: int) -> None:
        """Somebody applies, sometimes wrongly."""
        chance = self._chance(seed)
        asked_for, person = self._request(chance), chance.choice(EVERYBODY)
        desk = chance.choice([applications.apply, applications.capture])
        self._do(chance, lambda branch, key: desk(branch.office, person, asked_for, key))

    @rule(seed=seeds)
    def amend(self, seed: int) -> None:
        """Somebody amends an application."""
        chance = self._chance(seed)
        loan = self._loan(chance, ("pending", "info_requested"))
        asked_for, person = self._request(chance), self._person(chance, MAKER, MAKER_2)
        self._do(
            chance, lambda b, key: applications.amend(b.office, person, loan.id, asked_for, key)
        )

    @rule(seed=seeds)
    def answer(self, seed: int) -> None:
        """Somebody answers what was asked, at the desk or as the applicant."""
        chance = self._chance(seed)
        loan = self._loan(chance, ("info_requested",))
        comments, person = (
            usually(chance, "Because.", "", "  ", "x" * 2001),
            self._person(chance, MAKER, MAKER_2),
        )
        if chance.random() < 0.5:
            self._do(
                chance,
                lambda b, key: applications.provide_information(
                    b.office, person, loan.id, comments, key
                ),
            )
        else:
            number = chance.choice([loan.id_number, loan.id_number, "000000000"])
            self.twins.do(lambda b, _: tracking.respond(b.office, loan.reference, number, comments))

    @rule(seed=seeds)
    def review(self, seed: int) -> None:
        """Somebody reviews, perhaps on other terms or on another day."""
        chance = self._chance(seed)
        loan = self._loan(chance, ("pending", "info_requested"))
        person, comments = (
            self._person(chance, CHECKER, CHECKER_2, MAKER_AS_CHECKER),
            usually(chance, "Because.", "", "  ", "x" * 2001),
        )
        decision = chance.choice(
            [Decision.APPROVE, Decision.APPROVE, Decision.REQUEST_INFO, Decision.REJECT]
        )
        terms = (Changes(), Changes(300_000), Changes(60_000, 4), Changes(1), Changes(None, 99))
        changes = usually(chance, None, *terms)
        if chance.random() < 0.3:
            changes = Changes(on=self._near(chance))
        self._do(
            chance,
            lambda b, key: reviews.review(
                b.office, person, loan.id, decision, comments, changes, key
            ),
        )

    @rule(seed=seeds)
    def give_up(self, seed: int) -> None:
        """Somebody withdraws an application or cancels an approval."""
        chance = self._chance(seed)
        loan, comments = (
            self._loan(chance, ("pending", "approved")),
            usually(chance, "Because.", "", "  ", "x" * 2001),
        )
        if chance.random() < 0.5:
            person = self._person(chance, CHECKER, ACCOUNTANT)
            self._do(
                chance, lambda b, key: reviews.cancel(b.office, person, loan.id, comments, key)
            )
        else:
            person = self._person(chance, MAKER, ANYONE)
            self._do(
                chance,
                lambda b, key: applications.withdraw(b.office, person, loan.id, comments, key),
            )

    @rule(seed=seeds)
    def disburse(self, seed: int) -> None:
        """Somebody pays a loan out."""
        chance = self._chance(seed)
        loan = self._loan(chance, ("approved",))
        person = self._person(chance, ACCOUNTANT, ACCOUNTANT_2, CHECKER_AS_ACCOUNTANT)
        payout = Payout(
            usually(chance, "EFT-1", "", "x" * 61),
            chance.choice(list(PaymentMethod)),
            chance.choice([None, self._near(chance)]),
        )
        self._do(
            chance,
            lambda b, key: disbursements.disburse(b.office, person, loan.id, payout, key),
        )

    @rule(seed=seeds)
    def repay(self, seed: int) -> None:
        """Somebody records or previews money received."""
        chance = self._chance(seed)
        loan = self._loan(chance, ("disbursed", "overpaid", "closed"))
        person = self._person(chance, ACCOUNTANT, ACCOUNTANT_2)
        level = max(1, loan.total_repayable // loan.instalments)
        right = chance.choice([str(level), "7.77", money.text(max(loan.outstanding, 1))])
        amount = usually(chance, right, "0", "-5", "1e5", "12.345", "9" * 20)
        reference = chance.choice([f"R{chance.randrange(4)}", f"S{chance.random()}"])
        given: dict[str, Any] = {
            "loan_id": usually(chance, loan.id, loan.reference, "nothing"),
            "on": chance.choice([self.twins.one.today, self._near(chance)]),
            "method": usually(chance, PaymentMethod.CASH, *PaymentMethod),
            "reference": usually(chance, reference, "", "r 1", "x" * 61),
            "notes": usually(chance, "", "Note.", "x" * 2001),
            "confirm_duplicate": chance.random() < 0.3,
            "confirm_overpayment": chance.random() < 0.4,
        }

        def received() -> NewRepayment:
            return NewRepayment(amount=money.parse(amount, 2, "amountPaid"), **given)

        if chance.random() < 0.15:
            self.twins.do(lambda b, _: repayments.preview(b.office, person, received()))
        else:
            self._do(chance, lambda b, key: repayments.record(b.office, person, received(), key))

    @rule(seed=seeds)
    def reverse(self, seed: int) -> None:
        """Somebody proposes, confirms or declines a reversal."""
        chance = self._chance(seed)
        rows = self.twins.one.store.page(REPAYMENTS_BY_DATE).rows
        waiting = [row for row in rows if row.reversal_proposed_by]
        rows = waiting if waiting and chance.random() < 0.6 else rows
        chosen = usually(chance, chance.choice(rows).id if rows else "nothing", "nothing")
        likely = (ACCOUNTANT, ACCOUNTANT_2, CHECKER, ADMIN) if rows is waiting else (ACCOUNTANT,)
        person = self._person(chance, *likely)
        comments = usually(chance, "Because.", "", "x" * 2001)
        proposal = chance.choice([None, None, "0" * 64])
        propose, confirm, decline = (
            lambda b, key: repayments.propose_reversal(b.office, person, chosen, comments, key),
            lambda b, key: repayments.confirm_reversal(b.office, person, chosen, proposal, key),
            lambda b, key: repayments.decline_reversal(b.office, person, chosen, comments, key),
        )
        act = chance.choice([confirm, confirm, decline] if rows is waiting else [propose])
        act = usually(chance, act, propose, confirm, decline)
        self._do(chance, act)

    @rule(seed=seeds)
    def upload(self, seed: int) -> None:
        """Somebody asks for an upload, and the file arrives, or not, or is something else."""
        chance = self._chance(seed)
        loan, content = self._loan(chance), usually(chance, PDF, b"MZ" + PDF, b"<html>" + PDF)
        person = self._person(chance, ANYONE, MAKER, CHECKER, ACCOUNTANT)
        size = len(content) + usually(chance, 0, 1)
        media_type = usually(chance, "application/pdf", "text/html")
        new = NewDocument("payslip", "payslip.pdf", media_type, size)
        answer = self._do(
            chance,
            lambda b, key: documents.request_upload(b.office, person, loan.id, new, key),
        )
        if answer[0] != "done" or chance.random() < 0.2:
            return
        document = answer[2]["documentId"]
        if chance.random() < 0.9:
            for branch in self.twins.branches:
                branch.blobs.arrive(document, content)
        finisher = person if chance.random() < 0.9 else chance.choice(EVERYBODY)
        self._do(
            chance, lambda b, key: documents.complete_upload(b.office, finisher, document, key)
        )

    @rule(seed=seeds)
    def verify(self, seed: int) -> None:
        """Somebody says whether a document is in order."""
        chance = self._chance(seed)
        rows = self.twins.one.store.page(DOCUMENTS_BY_LOAN, self._loan(chance).id).rows
        document = chance.choice(rows).id if rows else "nothing"
        person, accepted = self._person(chance, CHECKER, CHECKER_2), chance.random() < 0.7
        self._do(chance, lambda b, key: documents.verify(b.office, person, document, accepted, key))

    @rule(seed=seeds)
    def note(self, seed: int) -> None:
        """Somebody writes a note."""
        chance = self._chance(seed)
        loan, person = self._loan(chance), chance.choice(EVERYBODY)
        comments = usually(chance, "Because.", "", "  ", "x" * 2001)
        self._do(chance, lambda b, key: notes.write(b.office, person, loan.id, comments, key))

    @rule(seed=seeds)
    def manage(self, seed: int) -> None:
        """An administrator changes a product or a setting; others are refused."""
        chance = self._chance(seed)
        self.twins.move_clock(timedelta(seconds=1))
        person = self._person(chance, ADMIN)
        change = chance.choice(
            [{"fourEyes": False}, {"fourEyes": True}, {"fourEyes": True}, {"currency": "USD"},
             {"timezone": "Asia/Tokyo"}, {"timezone": "Africa/Gaborone"}, {"name": "Phikwe"}]
        )  # fmt: skip
        product = chance.choice(
            [{"ratePercent": "12"}, {"ratePercent": "10"}, {"active": False}, {"active": True},
             {"backdatingDays": 5}, {"backdatingDays": 30}]
        )  # fmt: skip
        code = chance.choice(["standard", "reducing", "weekly"])
        if chance.random() < 0.5:
            self._do(chance, lambda b, key: lenders.change_settings(b.office, person, change, key))
        else:
            self._do(
                chance,
                lambda b, key: products.save_product(
                    b.office, person, {"code": code, **product}, key
                ),
            )
        self.twins.move_clock(timedelta(seconds=1))

    @rule(seed=seeds)
    def ask_again(self, seed: int) -> None:
        """Somebody repeats a request that was accepted, with the same body and with another."""
        self.twins.again(seed)

    @rule(seed=seeds)
    def look(self, seed: int) -> None:
        """Somebody looks at something: both show the same."""
        chance = self._chance(seed)
        look, loan, person = chance.choice(LOOKS), self._loan(chance), chance.choice(EVERYBODY)
        day = self._near(chance)
        self.twins.do(lambda branch, _: look(branch.office, person, loan, day))

    @rule(seed=seeds)
    def wait(self, seed: int) -> None:
        """Time goes by: seconds, days, a month; sometimes the clock is set back a little."""
        chance = self._chance(seed)
        self.twins.move_clock(
            chance.choice(
                [
                    timedelta(seconds=-chance.randint(1, 90)),
                    timedelta(seconds=chance.randint(1, 9_000)),
                    timedelta(days=chance.randint(1, 9), hours=chance.randint(0, 23)),
                    timedelta(days=chance.randint(10, 40)),
                ]
            )
        )

    def _be_busy(self, seed: int) -> None:
        """Several things happen, the usual ones most: lives become long and eventful."""
        chance = self._chance(seed)
        for _ in range(8):
            chance.choice(self.USUAL)(self, chance.getrandbits(32))

    # Several of them: Hypothesis leaves out some rules in each life, and draws each as often.
    busy_morning = rule(seed=seeds)(_be_busy)
    busy_noon = rule(seed=seeds)(_be_busy)
    busy_evening = rule(seed=seeds)(_be_busy)
    busy_month_end = rule(seed=seeds)(_be_busy)

    USUAL = (
        *[repay] * 6, *[reverse] * 5, *[review] * 5, *[disburse] * 4, *[upload] * 3, *[apply] * 4,
        *[amend] * 3, *[answer] * 2, verify, give_up, *[wait] * 2, ask_again, look,
    )  # fmt: skip

    def teardown(self) -> None:
        """At the end of a life, everything is compared and audited."""
        try:
            check_everything(self.twins)
        finally:
            self.open.close()

    def _chance(self, seed: int) -> random.Random:
        """A step's particulars: Hypothesis likes to repeat numbers, so its place counts too."""
        return random.Random(f"{seed} {self.twins.asked}")

    def _do(self, chance: random.Random, act: Any) -> tuple[Any, ...]:  # noqa: ANN401 - an Act
        fault = chance.choice(FAULTS) if chance.random() < 0.15 else ""
        return self.twins.do(act, keyed=chance.random() < 0.5, fault=fault)

    def _loan(self, chance: random.Random, likely: Sequence[str] = ()) -> LoanRow:
        """A loan, usually in one of the statuses that make sense."""
        rows: list[LoanRow] = self.twins.one.store.page(LOANS_BY_CREATION).rows
        # The oldest come last: keeping to a few of them makes for long lives.
        rows = rows[-6:]
        sensible = [row for row in rows if row.status in likely]
        return chance.choice(sensible if sensible and chance.random() < 0.85 else rows)

    def _person(self, chance: random.Random, *likely: Person) -> Person:
        """Somebody, usually one of those who may."""
        return chance.choice(likely if chance.random() < 0.85 else EVERYBODY)

    def _near(self, chance: random.Random) -> date:
        """A day in the last weeks, or tomorrow."""
        return self.twins.one.today - timedelta(days=chance.choice([-1, 0, 1, 3, 8, 20, 35]))

    def _request(self, chance: random.Random) -> LoanRequest:
        """An application, usually in order."""
        given: dict[str, Any] = {
            "principal": chance.choice([500_000, 123_450, 300_000]),
            "instalments": chance.choice([1, 3, 12]),
            "product": chance.choice([None, "standard", "reducing", "weekly", "monthly-flat"]),
            "id_number": str(100_000_000 + chance.randrange(5)),
            "last_name": chance.choice(["Mosarwa", "Tau", "Ångström"]),
            "loan_date": chance.choice([None, self._near(chance)]),
        }
        if chance.random() < 0.4:
            given |= chance.choice(WRONG)
        return request(**given)


def _approve(branch: Any, loan: str) -> Any:  # noqa: ANN401 - of a branch, an outcome
    return reviews.review(branch.office, CHECKER, loan, Decision.APPROVE, "Ok.")


def _pay_out(branch: Any, loan: str) -> Any:  # noqa: ANN401 - of a branch, an outcome
    return disbursements.disburse(branch.office, ACCOUNTANT, loan, Payout("EFT"))
