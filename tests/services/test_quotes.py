"""Quotes: the price and the schedule, exact to the thebe."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skycap.lending.refusals import Code, Refusal
from skycap.services import lenders, products
from skycap.services.ports import Store
from skycap.services.quotes import quote
from skycap.storage.memory import MemoryStore
from tests.services.staffroom import BOSS, StaffRoom


@pytest.fixture
def room(open_store: Callable[[str], Store]) -> StaffRoom:
    """A staff room with the starting products."""
    room = StaffRoom(open_store("memory"))
    products.seed_products(room.office)
    return room


def test_the_old_systems_loan_costs_what_it_did(room: StaffRoom) -> None:
    """P5,000 at 10 % flat over 12 months is P5,500 in all, to the thebe."""
    told = quote(room.office, "standard", 500_000, 12, date(2026, 1, 31))
    rows = told.pop("schedule")

    assert told == {
        "product": "standard",
        "productName": "Standard loan",
        "currency": "BWP",
        "loanAmount": "5000.00",
        "instalments": 12,
        "instalmentAmount": "458.33",
        "lastInstalmentAmount": "458.37",
        "totalInterest": "500.00",
        "totalFees": "0.00",
        "totalAmount": "5500.00",
        "amountReceived": "5000.00",
        "totalCostOfCredit": "500.00",
        "aprNominal": "17.97",
        "aprEffective": "19.53",
        "startDate": "2026-01-31",
        "firstDue": "2026-02-28",
        "lastDue": "2027-01-31",
        "interestRate": "10",
        "ratePeriod": "term",
        "method": "flat",
    }
    assert rows[0] == {
        "number": 1,
        "dueDate": "2026-02-28",
        "principal": "416.67",
        "interest": "41.66",
        "fee": "0.00",
        "total": "458.33",
        "balance": "5041.67",
    }
    assert rows[-1]["balance"] == "0.00"


def test_a_quote_starts_today_where_the_lender_is(room: StaffRoom) -> None:
    """Without a start, the date in the lender's time zone counts, not that in UTC."""
    room.clock.advance(timedelta(hours=17))  # 23:00 in London, 01:00 in Francistown

    assert quote(room.office, "standard", 500_000, 1)["startDate"] == "2026-03-03"


@settings(max_examples=60)
@given(
    st.sampled_from(["standard", "monthly-flat", "reducing", "weekly"]),
    st.integers(min_value=100_000, max_value=500_000),
    st.integers(min_value=1, max_value=12),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
def test_every_quote_adds_up(code: str, amount: int, instalments: int, start: date) -> None:
    """Principal sums to the amount, interest to its total, and the balance runs down to nothing."""
    room = StaffRoom(MemoryStore())
    products.seed_products(room.office)

    told = quote(room.office, code, amount, instalments, start)

    rows = told["schedule"]
    money = {
        part: sum(Decimal(row[part]) for row in rows) for part in ("principal", "interest", "total")
    }
    assert money["principal"] == Decimal(told["loanAmount"]) == Decimal(amount) / 100
    assert money["interest"] == Decimal(told["totalInterest"])
    assert money["total"] == Decimal(told["totalAmount"])
    left = Decimal(told["totalAmount"])
    for row in rows:
        left -= Decimal(row["total"])
        assert Decimal(row["balance"]) == left
    assert left == 0
    assert orjson.dumps(told)


@pytest.mark.parametrize(
    ("code", "amount", "instalments", "start", "refusal"),
    [
        ("nothing", 500_000, 12, None, Code.PRODUCT_UNKNOWN),
        ("standard", 49_999, 12, None, Code.AMOUNT_OUTSIDE_LIMITS),
        ("standard", 5_000_001, 12, None, Code.AMOUNT_OUTSIDE_LIMITS),
        ("standard", -1, 12, None, Code.AMOUNT_OUTSIDE_LIMITS),
        ("standard", 500_000, 25, None, Code.TERM_OUTSIDE_LIMITS),
        ("standard", 500_000, 0, None, Code.TERM_OUTSIDE_LIMITS),
        ("standard", 500_000, 12, date.max, Code.FIELD_INVALID),
        ("standard", 500_000, 12, date.min, Code.FIELD_INVALID),
    ],
)
def test_what_is_not_offered_is_not_quoted(
    room: StaffRoom, code: str, amount: int, instalments: int, start: date | None, refusal: Code
) -> None:
    """An unknown product, an amount or a term outside limits, an impossible start."""
    with pytest.raises(Refusal) as refused:
        quote(room.office, code, amount, instalments, start)

    assert refused.value.code is refusal


def test_another_rate_and_first_due_date_are_quoted(room: StaffRoom) -> None:
    """Within the limits of the product; a first due date before the payout is refused."""
    products.save_product(room.office, BOSS, {"code": "standard", "rateMin": "8", "rateMax": "12"})

    told = quote(
        room.office, "standard", 500_000, 10, rate_percent="8", first_due=date(2026, 4, 15)
    )
    assert (told["interestRate"], told["totalAmount"]) == ("8", "5400.00")
    assert told["firstDue"] == "2026-04-15"
    with pytest.raises(Refusal) as refused:
        quote(room.office, "standard", 500_000, 10, rate_percent="7")
    assert refused.value.code is Code.RATE_DIFFERS
    with pytest.raises(Refusal) as refused:
        quote(room.office, "standard", 500_000, 10, first_due=date(2026, 3, 2))
    assert refused.value.field == "firstDueDate"


def test_a_loan_that_pays_nothing_out_is_not_quoted(room: StaffRoom) -> None:
    """At 60 % a month kept back over two months nothing is left of P1,000 to pay out."""
    terms = {"method": "discount", "ratePercent": "60", "ratePeriod": "month"}
    products.save_product(room.office, BOSS, {"code": "standard"} | terms)

    with pytest.raises(Refusal, match=r"1200\.00.*nothing would be paid out") as refused:
        quote(room.office, "standard", 100_000, 2)
    assert refused.value.field == "loanAmount"


def test_a_withdrawn_product_is_not_quoted(room: StaffRoom) -> None:
    """What is no longer offered has no price."""
    products.save_product(room.office, BOSS, {"code": "weekly", "active": False})

    with pytest.raises(Refusal) as refused:
        quote(room.office, "weekly", 100_000, 4)
    assert refused.value.code is Code.PRODUCT_UNKNOWN


def test_a_currency_without_decimals_is_quoted_without() -> None:
    """Where the currency has no cents, no amount has any."""
    room = StaffRoom(MemoryStore())
    lenders.change_settings(room.office, BOSS, {"currency": "UGX", "exponent": 0, "symbol": "USh"})
    products.seed_products(room.office)

    told = quote(room.office, "standard", 5_000, 12)

    assert (told["loanAmount"], told["totalAmount"], told["currency"]) == ("5000", "5500", "UGX")
    assert told["schedule"][0]["total"] == "458"
