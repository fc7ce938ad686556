"""Charges by hand are those of the agreement; each fee holds a tax of its own."""

from dataclasses import replace
from datetime import date

import pytest

from skycap.lending import acts, commands
from skycap.lending.ceilings import ceiling_of
from skycap.lending.charging import BOUNCED
from skycap.lending.conditions import Fee, FeeTime, Grace
from skycap.lending.decide import decide
from skycap.lending.early import Early
from skycap.lending.late import InDuplum, Late
from skycap.lending.ledger import targets, taxed_fees
from skycap.lending.position import position
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Bucket, Method, RatePeriod
from skycap.lending.vat import VatRate
from tests.lending.builders import ACCOUNTANT, START, Desk, terms_of

LETTER = Fee("Letter", FeeTime.OCCASION, 25_00)


def charging(name: str, amount: int, as_agreed: bool = True) -> str:
    """Charge a fee by hand on a loan whose agreement lists one letter; give the name recorded."""
    desk = Desk(terms=terms_of(fees=(LETTER,))).open()
    command = acts.Charge("a1", desk.today, Bucket.FEE, amount, name)
    context = replace(desk.context(ACCOUNTANT), charges_as_agreed=as_agreed)
    ((_, event),) = decide(desk.loan, command, context)
    return str(event.name)  # type: ignore[union-attr] # a charge


class TestAChargeByHand:
    """NBFIRA: charges are those of the signed agreement."""

    def test_is_named_as_agreed(self) -> None:
        """However it is typed, the charge has the name that the agreement gives it."""
        assert charging("  letter ", 25_00) == "Letter"

    @pytest.mark.parametrize(
        ("name", "amount", "field", "told"),
        [
            ("Letter", 25_01, "amount", "must be at most 25.00, as was agreed"),
            ("Visit", 1_00, "name", "lists: one of Letter"),
        ],
    )
    def test_is_refused_otherwise(self, name: str, amount: int, field: str, told: str) -> None:
        """More than is listed, and what is not listed, is refused with what may be charged."""
        with pytest.raises(Refusal) as refused:
            charging(name, amount)

        assert (refused.value.code, refused.value.field) == (Code.CHARGE_NOT_AGREED, field)
        assert told in refused.value.message

    def test_may_be_another_where_the_lender_lets_it(self) -> None:
        """A lender may charge what is not listed; what is listed keeps its limit."""
        assert charging("Visit", 1_00, as_agreed=False) == "Visit"
        with pytest.raises(Refusal):
            charging("Letter", 25_01, as_agreed=False)

    @pytest.mark.parametrize("listed", [(LETTER,), (Fee(BOUNCED, FeeTime.OCCASION, 25_00),)])
    def test_a_bounced_payment_costs_what_was_agreed(self, listed: tuple[Fee, ...]) -> None:
        """The charge for it is refused in its own field: not listed, or listed with less."""
        desk = Desk(terms=terms_of(fees=listed)).open()
        paid = desk.pay(100_00)
        command = commands.ProposeReversal(paid, "note", bounce_fee=25_01)
        context = replace(desk.context(ACCOUNTANT), charges_as_agreed=True)

        with pytest.raises(Refusal) as refused:
            decide(desk.loan, command, context)

        assert (refused.value.code, refused.value.field) == (Code.CHARGE_NOT_AGREED, "bounceFee")


def test_each_fee_is_taxed_at_the_rate_of_its_day() -> None:
    """Two fees of P10 at 14 % hold 1.23 each, not 2.46 of 2.456 together; a later one 15 %."""
    fee = Fee("Service", FeeTime.INSTALMENT, 10_00)
    desk = Desk(3_000_00, terms_of(instalments=3, fees=(fee,), vat_percent="14")).open().wait(90)
    rates = (VatRate(date(2025, 4, 1), "15"),)
    figures = position(desk.loan, desk.today)
    balances = targets(desk.loan, figures, rates)

    found = taxed_fees(desk.loan, figures, balances, rates)

    assert [(one.percent, one.tax) for one in found] == [("14", 1_23), ("14", 1_23), ("15", 1_30)]
    assert balances["vat"] == -3_76  # type: ignore[index] # an account is its name


def test_arrears_age_after_the_grace() -> None:
    """Ten days late with seven days of grace are three; what is overdue stays what it is."""
    terms = terms_of(grace=Grace(arrears_days=7))
    desk = Desk(terms=terms).open().wait(38)

    found = position(desk.loan, desk.today)

    assert (found.days_past_due, found.overdue) == (3, 458_33)


def test_a_loan_at_four_fifths_of_its_ceiling_is_near_it() -> None:
    """P1,000 at 30 % a month: 600 of 1,000 unpaid is not near, 900 is; blocked is told."""
    terms = terms_of(
        method=Method.INTEREST_ONLY, rate_percent="30", rate_period=RatePeriod.MONTH,
        instalments=6, late=Late(in_duplum=InDuplum.COMMON_LAW),
    )  # fmt: skip
    desk = Desk(1_000_00, terms).open()
    loan, months = desk.loan, [date(2025, 3, 31), date(2025, 4, 30), date(2025, 5, 31)]

    found = [ceiling_of(loan, day) for day in months]

    told = [(one.used, one.room, one.blocked, one.near) for one in found if one]
    assert told == [
        (600_00, 400_00, 0, False), (900_00, 100_00, 0, True), (1_000_00, 0, 200_00, True),
    ]  # fmt: skip


def test_a_notice_on_record_spares_the_charge() -> None:
    """GN01: from thirty days after the borrower's notice on, settling costs no charge."""
    desk = Desk(terms=terms_of(early=Early(charge_amount=50_00))).open()
    assert desk.quote().charge == 50_00
    desk.give_notice()

    assert desk.wait(29).quote().charge == 50_00
    told = desk.wait(1).quote()
    assert (told.charge, told.notice_on) == (0, START)


@pytest.mark.parametrize("kept", [1_000_00, 1_200_00])
def test_a_loan_that_keeps_all_back_is_not_approved(kept: int) -> None:
    """Where interest and fees keep back as much as is lent, or more, nothing is lent."""
    fee = Fee("Administration", FeeTime.DEDUCTED, kept)
    desk = Desk(1_000_00, terms_of(fees=(fee,))).apply()

    with pytest.raises(Refusal, match="nothing would be paid out") as refused:
        desk.approve()

    assert refused.value.field == "loanAmount"
