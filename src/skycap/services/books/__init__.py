"""The books beside the loans: day ends, manual entries, receipts not yet identified, and closing.

Each is a history like every other, so what it posts can be drawn anew and audited:
`books/main` (day ends, provisions, closing), `books/<date>` (what was measured at that day end),
`entry/<id>` (an entry by hand), `receipt/<id>` (money whose loan is not known yet).
"""
