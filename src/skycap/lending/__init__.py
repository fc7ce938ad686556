"""The business of lending, pure: no clock, no storage, no network, only the standard library.

Money is integer minor units (thebe), rates are exact ratios, dates are calendar dates in the
lender's time zone. Read in this order: `money`, `calendars`, `terms`, `schedule`, `history`,
`events`, `loan`, `position`, `ledger`. What may befall a loan besides repayments is in `servicing`,
`facts`, `course`, `elapsing`, `applying` and `acting`.
"""
