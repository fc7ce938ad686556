"""Repayments by reference and reversal, documents by state and digest, trails by who and what."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")

ADDED = ("reference_key", "reversed_at")


def _columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("loan_id", TEXT, nullable=False),
        sa.Column("loan_reference", TEXT, nullable=False),
        sa.Column("receipt", WHOLE, nullable=False),
        sa.Column("payment_date", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("method", TEXT, nullable=False),
        sa.Column("payment_reference", TEXT, nullable=False),
        sa.Column("note", TEXT),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.Column("recorded_at", TEXT, nullable=False),
        sa.Column("allocation", TEXT, nullable=False),
        sa.Column("balance_after", WHOLE, nullable=False),
        sa.Column("overpaid", WHOLE, nullable=False),
        sa.Column("reversed", FLAG, nullable=False),
        sa.Column("reversal_proposed_by", TEXT),
        sa.Column("reference_key", TEXT, nullable=False),
        sa.Column("reversed_at", TEXT),
    ]


def upgrade() -> None:
    """Make the repayments anew with two more columns, and the indexes that lists ask for."""
    _widen_repayments()
    op.create_index("repayments_by_date", "repayments", ["payment_date", "id"])
    op.create_index("repayments_by_loan", "repayments", ["loan_id", "payment_date", "id"])
    op.create_index(
        "repayments_by_reference", "repayments", ["reference_key", "payment_date", "id"]
    )
    op.create_index("repayments_proposed", "repayments", ["reversal_proposed_by", "id"])
    op.create_index("repayments_reversed", "repayments", ["reversed_at", "id"])
    op.create_index("documents_by_state", "documents", ["state", "recorded_at", "id"])
    op.create_index("documents_by_digest", "documents", ["digest", "id"])
    for part in ("actor", "kind"):
        columns = [part, "recorded_at", "stream", "sequence"]
        op.create_index(f"trail_of_{part}", "events", columns)


def _widen_repayments() -> None:
    """Copy the rows into a table as the schema describes it; adding columns would need defaults."""
    op.rename_table("repayments", "narrow_repayments")
    columns = _columns()
    wide = op.create_table("repayments", *columns, sqlite_strict=True, sqlite_with_rowid=True)
    before = [column.name for column in columns if column.name not in ADDED]
    narrow = sa.table("narrow_repayments", *[sa.column(name) for name in before])
    connection = op.get_bind()
    rows = [_widened(dict(row)) for row in connection.execute(sa.select(narrow)).mappings()]
    _date_reversals(connection, rows)
    if rows:
        op.bulk_insert(wide, rows)
    op.drop_table("narrow_repayments")


def _widened(row: dict[str, Any]) -> dict[str, Any]:
    reference = " ".join(row["payment_reference"].split()).casefold()
    return row | {"reference_key": reference, "reversed_at": None}


def _date_reversals(connection: sa.Connection, rows: list[dict[str, Any]]) -> None:
    """Find the moment of each reversal in its loan's history."""
    events = sa.table(
        "events", *[sa.column(name) for name in ("stream", "recorded_at", "kind", "text")]
    )
    for row in rows:
        if row["reversed"]:
            found = connection.execute(
                sa.select(events.c.recorded_at)
                .where(events.c.stream == f"loan/{row['loan_id']}", events.c.kind == "reversed")
                .where(events.c.text.contains(f'"{row["id"]}"'))
            )
            row["reversed_at"] = found.scalar_one()
