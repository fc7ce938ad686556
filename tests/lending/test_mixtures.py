"""Any mix of facts, entered in any order, with any of them undone: what holds for all of them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from skycap.lending import events, servicing
from skycap.lending.early import AS_AGREED, Early, Rebate, Surplus
from skycap.lending.events import PaymentMethod
from skycap.lending.late import NEVER_LATE, InDuplum, Late, Penalty, PenaltyKind
from skycap.lending.ledger import targets
from skycap.lending.loan import Loan, fold
from skycap.lending.position import _turned, position
from skycap.lending.schedule import build
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms
from tests.lending.builders import START, Desk, terms_of
from tests.lending.strategies import Fact, after, any_terms, conditional_terms, fact_lists, lends

PRINCIPAL = 1_000_00
DAYS = st.integers(0, 300)
AMOUNTS = st.integers(1, 600_00)
METHODS = st.sampled_from(PaymentMethod)


@dataclass(frozen=True)
class Happening:
    """One event to be recorded on its date, and whether it is undone in the end."""

    on: date
    event: Any
    undone: bool


@st.composite
def late_terms(draw: st.DrawFn) -> Terms:
    """Terms with penalties, ceilings, stops and choices of every kind."""
    penalty = st.builds(
        Penalty,
        kind=st.just(PenaltyKind.DAILY),
        percent=st.sampled_from(["12", "365"]),
        grace_days=st.integers(0, 9),
        from_grace=st.booleans(),
        cap=st.sampled_from([0, 100_00]),
    )
    fixed = st.builds(Penalty, kind=st.just(PenaltyKind.FIXED), amount=st.just(25_00))
    method = draw(st.sampled_from(Method))
    longest = 3 if method is Method.DISCOUNT else 6  # so that something is paid out
    return terms_of(
        method=method,
        rate_percent=draw(st.sampled_from(["0", "3", "30"])),
        rate_period=RatePeriod.MONTH,
        instalments=draw(st.integers(1, longest)),
        late=Late(
            draw(st.none() | penalty | fixed),
            draw(st.sampled_from(InDuplum)),
            draw(st.sampled_from([0, 2])),
            draw(st.sampled_from(["0", "5"])),
        ),
        early=Early(rebate=draw(st.sampled_from(Rebate))),
        across=draw(st.booleans()),
        small_balance=draw(st.sampled_from([0, 50])),
    )


@st.composite
def happenings(draw: st.DrawFn) -> list[Happening]:
    """Up to eight facts of every kind, some undone."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        on, act = after(START, draw(DAYS)), f"a{number}"
        kind = draw(st.sampled_from(_KINDS))
        found.append(Happening(on, kind(draw, act, on), draw(st.booleans())))
    return found


def _repaid(draw: st.DrawFn, act: str, on: date) -> Any:  # noqa: ANN401 - any event
    surplus = draw(st.sampled_from(Surplus))
    return events.Repaid(act, 1, draw(AMOUNTS), draw(METHODS), act, None, (), 0, surplus)


def _rescheduled(draw: st.DrawFn, act: str, on: date) -> Any:  # noqa: ANN401 - any event
    terms = replace(terms_of(method=Method.DECLINING, rate_period=RatePeriod.MONTH), instalments=3)
    rows = build(draw(st.integers(100_00, 900_00)), terms, on)
    rows = tuple(row._replace(number=row.number + 100 + int(act[1:]) * 10) for row in rows)
    if draw(st.booleans()):
        return servicing.RescheduleProposed(act, terms, rows, "note", draw(AMOUNTS))
    return servicing.Advanced(act, draw(AMOUNTS), terms, rows, draw(METHODS), act)


def _quoted(draw: st.DrawFn, act: str, on: date) -> Any:  # noqa: ANN401 - any event
    until, amount = on + timedelta(days=30), draw(st.integers(0, 900_00))
    return servicing.SettlementQuoted(act, 1, until, None, 0, 0, 0, 0, 5_00, 0, amount, 10, 0)


_KINDS = [
    _repaid,
    _repaid,
    lambda draw, act, on: servicing.Charged(
        act, draw(st.sampled_from([Bucket.FEE, Bucket.PENALTY])), draw(AMOUNTS), "fee", None
    ),
    lambda draw, act, on: servicing.WaiverProposed(
        act,
        draw(st.sampled_from([Bucket.FEE, Bucket.PENALTY, Bucket.INTEREST])),
        draw(AMOUNTS),
        "note",
    ),
    lambda draw, act, on: servicing.RefundProposed(act, draw(AMOUNTS), draw(METHODS), act, "note"),
    _rescheduled,
    lambda draw, act, on: servicing.TopUpProposed(act, draw(AMOUNTS), terms_of(), "note"),
    _quoted,
    lambda draw, act, on: servicing.InterestStopped(act, "note"),
    lambda draw, act, on: servicing.ResumeProposed(act, "note"),
    lambda draw, act, on: servicing.CooledOff(act, "note"),
    lambda draw, act, on: servicing.WriteOffProposed(act, 1, 1, 0, 0, "note"),
    lambda draw, act, on: servicing.Recovered(act, draw(AMOUNTS), draw(METHODS), act, None),
]


def lived(terms: Terms, facts: list[Happening], order: list[int], whole: bool = True) -> Loan:
    """A loan on which the facts were recorded in that order, then some of them undone."""
    desk = Desk(PRINCIPAL, terms).open()
    for place in order:
        fact = facts[place]
        if not whole and fact.undone:
            continue
        happened: list[tuple[date, Any]] = [(fact.on, fact.event)]
        if isinstance(fact.event, _PROPOSED):
            happened.append((fact.on, servicing.Confirmed(fact.event.id, "p" * 64)))
        if fact.undone:
            happened.append((fact.on, _undoing(fact.event)))
        desk.record(tuple(happened), "anybody")
    loan = fold(desk.entries)
    assert loan is not None
    return loan


_PROPOSED = (
    servicing.WaiverProposed,
    servicing.RefundProposed,
    servicing.RescheduleProposed,
    servicing.WriteOffProposed,
    servicing.ResumeProposed,
)


def _undoing(event: Any) -> Any:  # noqa: ANN401 - any event
    if isinstance(event, events.Repaid):
        return events.Reversed(event.repayment, "p" * 64)
    return servicing.Undone(event.id, "p" * 64)


CHECKED = [after(START, days) for days in (0, 1, 27, 28, 29, 59, 90, 150, 301, 700)]


class TestMixtures:
    """Facts of every kind."""

    @settings(max_examples=50)
    @given(st.data(), late_terms(), happenings())
    def test_the_order_of_entry_means_nothing(
        self, data: st.DataObject, terms: Terms, facts: list[Happening]
    ) -> None:
        """Entered in any order, with any undone, the position is that of the facts that stand."""
        in_order = sorted(range(len(facts)), key=lambda place: facts[place].on)
        one = lived(terms, facts, data.draw(st.permutations(range(len(facts)))))
        other = lived(terms, facts, in_order, whole=False)

        for day in CHECKED:
            found, expected = position(one, day), position(other, day)
            if found.turns is None or expected.turns is None:
                found, expected = replace(found, turns=None), replace(expected, turns=None)
            assert found == expected

    @settings(max_examples=50)
    @given(late_terms(), happenings())
    def test_no_money_is_made_or_lost(self, terms: Terms, facts: list[Happening]) -> None:
        """On every day the accounts sum to zero, and no part of an instalment is overdrawn."""
        loan = lived(terms, facts, list(range(len(facts))))
        for day in CHECKED:
            found = position(loan, day)
            assert sum(targets(loan, found).values()) == 0
            assert found.overpaid >= 0
            for row in found.instalments:
                assert 0 <= row.principal_paid <= row.principal
                assert 0 <= row.interest_paid <= row.interest
                assert 0 <= row.fee_paid <= row.fee
                assert 0 <= row.penalty_paid <= row.penalty

    @settings(max_examples=30)
    @given(late_terms(), happenings(), DAYS)
    def test_what_comes_later_changes_nothing_before(
        self, terms: Terms, facts: list[Happening], days: int
    ) -> None:
        """The position of a day knows no fact of a later day."""
        as_of = after(START, days)
        known = [fact for fact in facts if fact.on <= as_of]
        one = lived(terms, facts, list(range(len(facts))))
        other = lived(terms, known, list(range(len(known))))

        assert replace(position(one, as_of), turns=None) == replace(
            position(other, as_of), turns=None
        )


class TestTheLongWay:
    """A loan with nothing but repayments takes the short way."""

    @settings(max_examples=30)
    @given(conditional_terms(12) | any_terms(12), fact_lists(days=250, owed=1_500_00))
    def test_gives_the_same_figures(self, terms: Terms, facts: list[Fact]) -> None:
        """Through every fact and track, a plain history gets the figures of the short way."""
        assume(lends(PRINCIPAL, terms))
        desk = Desk(PRINCIPAL, replace(terms, backdating_days=366)).open().wait(300)
        for fact in facts:
            desk.pay(
                fact.amount,
                on=after(START, fact.day),
                repayment=fact.id,
                method=fact.method,
                payment_reference=fact.id,
                confirm_overpayment=True,
            )
        assert terms.late is NEVER_LATE
        assert terms.early is AS_AGREED
        for day in CHECKED:
            short, long = position(desk.loan, day), _turned(desk.loan, day)
            assert short == replace(long, turns=None)
            assert targets(desk.loan, short) == targets(desk.loan, long)
