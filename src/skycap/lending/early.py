"""Conditions of a product for what is paid early: prepayment, settlement and cooling off.

Each has a default, which is never stored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from skycap.lending.history import Added
from skycap.lending.money import AMOUNT_MAX
from skycap.lending.refusals import Code, Refusal

NOTICE_DAYS_MAX = 30
"""A lender may ask for this much notice, or less (NBFIRA/RS/LAD/GN01)."""
QUOTE_DAYS_MAX = 31
COOLING_OFF_DAYS_MAX = 31


class Surplus(StrEnum):
    """What becomes of money beyond what is due, where interest is on what is left."""

    HOLD = "hold"
    """It pays the next instalments in advance; no interest is saved."""
    INSTALMENT = "instalment"
    """It reduces the principal, and with it the instalments that are left."""
    TERM = "term"
    """It reduces the principal; instalments stay as they are, and end sooner."""


class Rebate(StrEnum):
    """What is given back of interest fixed up front when a loan is settled early."""

    ACTUARIAL = "actuarial"
    """Interest is kept as if it had been on what was left, at the rate that this comes to."""
    NONE = "none"
    """The whole interest is kept."""
    RULE_OF_78 = "rule_of_78"
    """Of n periods the first bears n parts of the interest, the next n - 1, the last one."""
    PRO_RATA = "pro_rata"
    """Every day bears the same."""


@dataclass(frozen=True, slots=True)
class Early:
    """What paying early means.

    On settlement without `notice_days` of notice the lender charges `charge_amount` and
    `charge_percent` of the principal left, and never more than 60 days' interest on it. The days in
    which the loan can be given up may be working days, and bear interest.
    """

    surplus: Added[Surplus] = Surplus.HOLD
    rebate: Added[Rebate] = Rebate.ACTUARIAL
    notice_days: Added[int] = NOTICE_DAYS_MAX
    charge_amount: Added[int] = 0
    charge_percent: Added[str] = "0"
    quote_days: Added[int] = 7
    cooling_off_days: Added[int] = 0
    cooling_off_working_days: Added[bool] = False
    cooling_off_interest: Added[bool] = False


AS_AGREED = Early()


def check_early(early: Early, percentage: Callable[[str, str], object]) -> None:
    """Refuse conditions that cannot be kept; `percentage` reads a percentage or refuses it."""
    for field, value, high in (
        ("early.noticeDays", early.notice_days, NOTICE_DAYS_MAX),
        ("early.chargeAmount", early.charge_amount, AMOUNT_MAX),
        ("early.quoteDays", early.quote_days, QUOTE_DAYS_MAX),
        ("early.coolingOffDays", early.cooling_off_days, COOLING_OFF_DAYS_MAX),
    ):
        if not 0 <= value <= high:
            raise Refusal(Code.FIELD_INVALID, f"must lie from 0 to {high}", field)
    percentage(early.charge_percent, "early.chargePercent")
