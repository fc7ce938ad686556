"""What is told of fees: the return of value added tax, the cost-of-credit sheet, near ceilings."""

from datetime import date

from skycap.lending import acts
from skycap.lending.terms import Bucket
from skycap.services import lenders, products, servicing
from skycap.services.cost_sheets import cost_sheet
from skycap.services.reports.ceilings import ceilings
from skycap.services.reports.vat_return import vat_return
from tests.services.bookkeeping import end_day
from tests.services.branch import ACCOUNTANT, ADMIN, CHECKER, Branch

FEES = [
    {"name": "Administration", "time": "deducted", "amount": "90"},
    {"name": "Life cover", "time": "deducted", "amount": "20", "insurance": True},
    {"name": "Letter of demand", "time": "occasion", "amount": "25"},
]


def charged(branch: Branch) -> str:
    """P90 deducted in March at 14 %, P25 charged in April at 15 %, day ends to 1 May."""
    products.save_product(
        branch.office, ADMIN, {"code": "standard", "vatPercent": "14", "fees": FEES}
    )
    rates = [{"since": "2026-04-01", "percent": "15"}]
    lenders.change_settings(branch.office, ADMIN, {"vatRates": rates})
    loan = branch.open()
    branch.later(days=40)
    letter = acts.Charge("", branch.today, Bucket.FEE, 25_00, "Letter of demand")
    servicing.act(branch.office, ACCOUNTANT, loan, letter)
    branch.later(days=20)
    end_day(branch)
    return loan


def test_the_return_tells_each_rate_and_what_is_owed(branch: Branch) -> None:
    """90 hold 11.05 at 14 %, 25 hold 3.26 at 15 %; April alone has only the second."""
    charged(branch)

    both = vat_return(branch.office, CHECKER, date(2026, 3, 1), date(2026, 4, 30))
    told = [(row["percent"], row["fees"], row["net"], row["tax"]) for row in both["rates"]]
    assert told == [("14", "90.00", "78.95", "11.05"), ("15", "25.00", "21.74", "3.26")]
    assert (both["tax"], both["owed"], both["byHand"]) == ("14.31", "14.31", "0.00")
    assert both["passedOn"] == "20.00"
    april = vat_return(branch.office, CHECKER, date(2026, 4, 1), date(2026, 4, 30))
    assert [row["percent"] for row in april["rates"]] == ["15"]
    assert (april["tax"], april["owedBefore"], april["owed"]) == ("3.26", "11.05", "14.31")


def test_the_sheet_tells_what_a_loan_costs(branch: Branch) -> None:
    """P5,000 less 110 kept back, 500 of interest: it costs 610, and its fees sum to 110."""
    loan = charged(branch)

    told = cost_sheet(branch.office, CHECKER, loan)

    assert (told["amountReceived"], told["totalPayable"]) == ("4890.00", "5500.00")
    assert (told["totalCostOfCredit"], told["totalFees"]) == ("610.00", "110.00")
    assert [(fee["total"], fee["tax"]) for fee in told["fees"]] == [
        ("90.00", "11.05"),
        ("20.00", "0.00"),
    ]
    assert told["charges"] == [{"name": "Letter of demand", "amount": "25.00"}]


def test_a_late_loan_near_its_ceiling_is_listed(branch: Branch) -> None:
    """At 30 % a month nothing paid for three months is 900 of 1,000: listed, and not before."""
    usurious = {
        "method": "interest_only", "ratePercent": "30", "ratePeriod": "month",
        "late": {"inDuplum": "common_law"},
    }  # fmt: skip
    products.save_product(branch.office, ADMIN, {"code": "standard"} | usurious)
    loan = branch.open()
    branch.later(days=62)
    assert ceilings(branch.office, CHECKER).rows == []
    branch.later(days=30)

    (row,) = ceilings(branch.office, CHECKER).rows

    assert row["loanId"] == loan
    assert (row["ceiling"]["usedPercent"], row["ceiling"]["near"]) == ("90.00", True)
