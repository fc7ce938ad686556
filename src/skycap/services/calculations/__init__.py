"""Calculations without a lender: schedules, loans, yearly rates and day counts from plain data.

What `skycap calc` answers, so that anybody can check Skycap against a spreadsheet. Each takes one
question as plain data and answers with plain data; amounts are decimal strings. A question that
cannot be answered is a `Refusal` that names the field.
"""

from skycap.services.calculations.loans import loan
from skycap.services.calculations.rates import apr, days
from skycap.services.calculations.schedules import schedule

__all__ = ["apr", "days", "loan", "schedule"]
