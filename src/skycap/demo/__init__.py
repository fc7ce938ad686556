"""The demo: two made-up years of a micro-lender, driven through the real desks.

`portfolio.build` fills an empty office; the same seed and end give the same book, to the hash. The
well-known passwords of its staff are in this room (`staff.py`) and nowhere else.
"""
