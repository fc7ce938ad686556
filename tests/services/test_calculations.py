"""Calculations from plain data: published schedules and loans, and questions that are wrong."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.lending.money import parse
from skycap.lending.refusals import Refusal
from skycap.services import calculations

DATA = Path(__file__).parents[1] / "lending" / "data"


def cases(kind: str) -> list[Any]:
    """The published cases of one kind."""
    read: list[Any] = json.loads((DATA / f"cases_{kind}.json").read_text("utf-8"))
    return read


PLAIN: dict[str, Any] = {
    "principal": "1000.00",
    "annual_rate_pct": "12",
    "instalments": 3,
    "start_date": "2025-01-31",
    "interest_method": "declining",
}
LENT: dict[str, Any] = {**PLAIN, "as_of": "2025-02-28"}
FLOWS: list[dict[str, Any]] = [
    {"kind": "advance", "amount": "1000", "t": 0},
    {"kind": "payment", "amount": "-1300", "t": 1, "f": "1/30"},
]
RATED: dict[str, Any] = {"method": "both", "unit_periods_per_year": "12", "flows": FLOWS}
DATED: dict[str, Any] = {"convention": "ACT/360", "start": "2025-01-01", "end": "2025-02-01"}


@pytest.mark.parametrize("case", cases("schedule"), ids=lambda case: case["id"])
def test_gives_the_published_schedule(case: dict[str, Any]) -> None:
    """Every instalment, balance and total is the published one."""
    found = calculations.schedule(case["input"])

    assert case["expected"]["schedule"] == found["schedule"]
    assert case["expected"]["totals"].items() <= found["totals"].items()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"every": {"unit": "years"}}, {"every": {"unit": "months", "every": 12}}),
        ({"rounding": {"mode": "ceiling"}}, {"rounding": {"mode": "up"}}),
        ({"rounding": {"mode": "floor"}}, {"rounding": {"mode": "down"}}),
    ],
)
def test_other_names_mean_the_same(said: dict[str, Any], meant: dict[str, Any]) -> None:
    """A year is twelve months; of amounts above zero the ceiling is up and the floor down."""
    assert calculations.schedule({**PLAIN, **said}) == calculations.schedule({**PLAIN, **meant})


@pytest.mark.parametrize("case", cases("loan"), ids=lambda case: case["id"])
def test_gives_the_published_loan(case: dict[str, Any]) -> None:
    """Every instalment with charges and payments, and every total, is the published one."""
    assert case["expected"] == calculations.loan(case["input"])


@pytest.mark.parametrize("case", cases("apr"), ids=lambda case: case["id"])
def test_gives_the_published_rate(case: dict[str, Any]) -> None:
    """The answer has the published rate, and the cost where both rates are asked for."""
    assert case["expected"] == calculations.apr(case)


@pytest.mark.parametrize("case", cases("days"), ids=lambda case: case["id"])
def test_gives_the_published_count(case: dict[str, Any]) -> None:
    """The answer has the published days and year fraction."""
    expected = {"days": case["days"], "year_fraction": case["year_fraction"]}
    assert expected == calculations.days(case)


def paid(*transactions: tuple[str, str, str], **more: object) -> dict[str, Any]:
    """The plain loan after transactions (type, date, amount), at the end of April."""
    listed = [
        {"type": kind, "date": on} | ({"amount": amount} if amount else {})
        for kind, on, amount in transactions
    ]
    return calculations.loan({**LENT, "as_of": "2025-04-30", "transactions": listed, **more})


class TestLoans:
    """Payments and charges on a loan."""

    def test_an_undone_payment_never_was(self) -> None:
        """A payment and its undo leave what there was; one entered after it stands."""
        first = ("repayment", "2025-02-28", "340.02")
        undo = ("undo", "2025-02-28", "")

        assert paid() == paid(first, undo)
        assert paid(first) == paid(first, undo, first)

    def test_an_undo_takes_back_the_last_of_its_date(self) -> None:
        """Of two payments on one day, the one entered last is taken back."""
        two = [("repayment", "2025-02-28", "100"), ("repayment", "2025-02-28", "50")]

        assert paid(two[0]) == paid(*two, ("undo", "2025-02-28", ""))

    def test_a_part_paid_ahead_goes_by_the_other_order(self) -> None:
        """What is not yet due is paid principal first, where the order in advance says so."""
        orders = {
            "due": ["interest", "fee", "penalty", "principal"],
            "in_advance": ["principal", "penalty", "fee", "interest"],
        }
        early = [("repayment", "2025-02-01", "335")]
        by_interest = paid(*early)
        by_principal = paid(*early, allocation=orders)

        assert by_interest == by_principal  # the sums are the same; the parts differ
        assert by_principal["schedule"][0]["paid"] == "335.00"

    def test_a_charge_falls_into_the_period_that_holds_its_date(self) -> None:
        """A due date is the last day of its period; after the last, the last one takes it."""
        dates = ["2025-01-31", "2025-02-28", "2025-03-01", "2025-03-31", "2025-09-01"]
        charges = [{"date": day, "kind": "fee", "amount": "1"} for day in dates]
        charges.append({"date": "2025-03-05", "kind": "penalty", "amount": "2.50"})
        found = paid(charges=charges)

        assert [row["fees"] for row in found["schedule"]] == ["2.00", "2.00", "1.00"]
        assert [row["penalties"] for row in found["schedule"]] == ["0.00", "2.50", "0.00"]
        assert found["totals"]["penalties"] == "2.50"

    def test_what_is_paid_after_the_day_is_not_known_on_it(self) -> None:
        """Only payments up to `as_of` count."""
        late = ("repayment", "2025-05-01", "100")

        assert paid() == paid(late)

    def test_a_disbursement_says_what_was_lent_and_when(self) -> None:
        """The loan begins with its payout, not with the plan."""
        found = paid(("disbursement", "2025-02-10", "600"))

        assert found["totals"]["principal"] == "600.00"
        assert found["schedule"][0]["due_date"] == "2025-03-10"

    @given(
        st.lists(st.tuples(st.integers(1, 28), st.integers(1, 50_000)), max_size=6),
        st.randoms(),
    )
    def test_the_order_of_entry_does_not_matter(
        self, payments: list[tuple[int, int]], dice: Random
    ) -> None:
        """Payments listed in any order leave the same loan, and no thebe is lost."""
        listed = [
            ("repayment", f"2025-02-{day:02d}", f"{minor // 100}.{minor % 100:02d}")
            for day, minor in payments
        ]
        found = paid(*listed)
        dice.shuffle(listed)

        assert found == paid(*listed)
        totals = {name: parse(value, 2, name) for name, value in found["totals"].items()}
        assert totals["paid"] + totals["outstanding"] == totals["total_due"]
        assert totals["paid"] == min(sum(minor for _, minor in payments), totals["total_due"])


Solve = Callable[[object], dict[str, Any]]
WAIVED = {"type": "waiver", "part": "fee", "date": "2026-01-01", "amount": "1"}
WRONG: list[tuple[Solve, Any, str]] = [
    (calculations.schedule, [], "the question"),
    (calculations.schedule, {**PLAIN, "principal": "x"}, "principal"),
    (calculations.schedule, {**PLAIN, "principal": "0"}, "principal"),
    (calculations.schedule, {**PLAIN, "principal": "1.005"}, "principal"),
    (calculations.schedule, {**PLAIN, "principal": None}, "principal"),
    (calculations.schedule, {**PLAIN, "anual_rate_pct": "1"}, "anual_rate_pct"),
    (calculations.schedule, {**PLAIN, "annual_rate_pct": "-1"}, "annual_rate_pct"),
    (calculations.schedule, {**PLAIN, "rate_pct": "1"}, "rate_pct"),
    (calculations.schedule, {**PLAIN, "instalments": 0}, "instalments"),
    (calculations.schedule, {**PLAIN, "instalments": True}, "instalments"),
    (calculations.schedule, {**PLAIN, "instalments": "many"}, "instalments"),
    (calculations.schedule, {**PLAIN, "every": {"every": 240}}, "instalments"),
    (calculations.schedule, {**PLAIN, "every": {"unit": "moons"}}, "every.unit"),
    (calculations.schedule, {**PLAIN, "every": "month"}, "every"),
    (calculations.schedule, {**PLAIN, "start_date": "31/01/2025"}, "start_date"),
    (calculations.schedule, {**PLAIN, "start_date": "0001-01-01"}, "start_date"),
    (calculations.schedule, {**PLAIN, "interest_method": "none"}, "interest_method"),
    (calculations.schedule, {**PLAIN, "amortisation": "bullet"}, "amortisation"),
    (calculations.schedule, {**PLAIN, "day_count": "30E/360"}, "day_count"),
    (calculations.schedule, {**PLAIN, "rounding": {"mode": "up_and_down"}}, "rounding.mode"),
    (calculations.schedule, {**PLAIN, "rounding": {"digit": 2}}, "rounding.digit"),
    (
        calculations.schedule,
        {**PLAIN, "rounding": {"instalment_multiple_of": "-1"}},
        "rounding.instalment_multiple_of",
    ),
    (calculations.schedule, {**PLAIN, "grace": {"principal": 3}}, "grace.principal"),
    (calculations.schedule, {**PLAIN, "grace": {"all": 3}}, "grace.all"),
    (calculations.schedule, {**PLAIN, "due_dates": {"nth": 2}}, "dueDates.nth"),
    (calculations.schedule, {**PLAIN, "due_dates": {"rest_days": [9]}}, "due_dates.rest_days"),
    (calculations.schedule, {**PLAIN, "due_dates": {"month_end": 1}}, "due_dates.month_end"),
    (calculations.schedule, {**PLAIN, "holidays": ["x"]}, "holidays"),
    (calculations.schedule, {**PLAIN, "holidays": "x"}, "holidays"),
    (calculations.schedule, {**PLAIN, "first_due_date": "2025-01-31"}, "first_due_date"),
    (calculations.schedule, {**PLAIN, "fees": [{"name": "f"}]}, "fees[0].time"),
    (calculations.schedule, {**PLAIN, "fees": [1]}, "fees[0]"),
    (
        calculations.schedule,
        {
            **{k: v for k, v in PLAIN.items() if k != "annual_rate_pct"},
            "rate_pct": "5",
            "rate_per": "term",
        },
        "rate_per",
    ),
    (calculations.loan, PLAIN, "as_of"),
    (calculations.loan, {**LENT, "as_of": "2025-01-30"}, "as_of"),
    (calculations.loan, {**LENT, "allocation": {"due": ["fee"]}}, "allocation.due"),
    (calculations.loan, {**LENT, "allocation": {"due": ["tip"]}}, "allocation.due"),
    (calculations.loan, {**LENT, "transactions": [{"type": "gift"}]}, "transactions[0].type"),
    (calculations.loan, {**LENT, "transactions": [{"type": "undo"}]}, "transactions[0].date"),
    (
        calculations.loan,
        {**LENT, "transactions": [{"type": "undo", "date": "2025-02-01"}]},
        "transactions[0].date",
    ),
    (
        calculations.loan,
        {**LENT, "transactions": [{"type": "repayment", "date": "2025-01-01", "amount": "1"}]},
        "transactions[0].date",
    ),
    (
        calculations.loan,
        {**LENT, "charges": [{"date": "2025-02-01", "kind": "tax", "amount": "1"}]},
        "charges[0].kind",
    ),
    (calculations.apr, {**RATED, "method": "guess"}, "method"),
    (calculations.apr, {**RATED, "flows": FLOWS[:1]}, "flows"),
    (calculations.apr, {**RATED, "flows": [{"kind": "gift"}]}, "flows[0].kind"),
    (calculations.apr, {**RATED, "flows": [{**FLOWS[0], "f": "2"}]}, "flows[0].f"),
    (calculations.apr, {**RATED, "flows": [{**FLOWS[0], "t": -1}]}, "flows[0].t"),
    (calculations.apr, {**RATED, "unit_periods_per_year": "0"}, "unit_periods_per_year"),
    (calculations.apr, {**RATED, "unit_periods_per_year": "1/0"}, "unit_periods_per_year"),
    (calculations.loan, {**LENT, "late": {"penalty": {}}}, "late.penalty.kind"),
    (calculations.loan, {**LENT, "late": {"in_duplum": "twice"}}, "late.in_duplum"),
    (calculations.loan, {**LENT, "early": {"notice_days": 31}}, "early.notice_days"),
    (calculations.loan, {**LENT, "settlement": {"notice": 1}}, "settlement.notice"),
    (
        calculations.loan,
        {**LENT, "transactions": [WAIVED | {"part": "principal"}]},
        "transactions[0].part",
    ),
    (
        calculations.loan,
        {**LENT, "transactions": [WAIVED | {"date": "2000-01-01"}]},
        "transactions[0].date",
    ),
    (calculations.apr, {"method": "eu_annual_effective", "flows": FLOWS}, "flows[0].years"),
    (calculations.days, {**DATED, "convention": "ACT/ACT"}, "convention"),
    (calculations.days, {**DATED, "end": "2024-01-01"}, "end"),
    (calculations.days, {**DATED, "convention": "30E/360_ISDA"}, "termination_date"),
]


@pytest.mark.parametrize(("solve", "question", "field"), WRONG)
def test_a_wrong_question_is_refused_by_its_field(
    solve: Solve, question: object, field: str
) -> None:
    """Whatever is wrong, the refusal names the field that is."""
    with pytest.raises(Refusal) as refused:
        solve(question)

    assert field == refused.value.field


def test_the_plain_questions_are_right() -> None:
    """The questions that the wrong ones are made from can be answered."""
    assert calculations.schedule(PLAIN)["totals"]["principal"] == "1000.00"
    assert calculations.loan(LENT)["totals"]["paid"] == "0.00"
    assert calculations.apr(RATED)["total_cost_of_credit"] == "300.00"
    assert calculations.days(DATED)["days"] == 31


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    ),
    st.sampled_from(["principal", "every", "rounding", "grace", "due_dates", "fees", "holidays"]),
)
def test_nothing_odd_gets_further_than_a_refusal(odd: object, field: str) -> None:
    """Whatever JSON stands in a field, the answer is an answer or a refusal."""
    for solve in (calculations.schedule, calculations.loan, calculations.apr, calculations.days):
        with suppress(Refusal):
            solve(odd)
    with suppress(Refusal):
        calculations.schedule({**PLAIN, field: odd})
