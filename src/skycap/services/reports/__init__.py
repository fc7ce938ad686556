"""Reports: what the books, the portfolio and the register say, at a date or for a period.

Figures of accounts are read from counters by month and day, those of the portfolio from what the
day end measured, lists page by page over an index. None of them walks over the loans.
"""
