"""The first tables: histories, rows, counters, claims and request keys."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, their indexes, and the triggers that refuse changes of what was written."""
    _histories()
    _loans()
    _about_loans()
    _office()
    if op.get_bind().dialect.name == "sqlite":
        for table in ("events", "request_keys"):
            _append_only_on_sqlite(table)


def _table(name: str, *columns: sa.Column[Any], by_key: bool = False) -> None:
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=not by_key)


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, TEXT, primary_key=True)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, TEXT, nullable=False)


def _maybe_text(name: str) -> sa.Column[Any]:
    return sa.Column(name, TEXT)


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, WHOLE, nullable=False)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, FLAG, nullable=False)


def _append_only_on_sqlite(table: str) -> None:
    for act in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER {table}_refuse_{act} BEFORE {act.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END"
        )


def _histories() -> None:
    _table(
        "events",
        _key("stream"),
        sa.Column("sequence", WHOLE, primary_key=True, autoincrement=False),
        _text("recorded_at"),
        _text("effective_on"),
        _text("actor"),
        _text("kind"),
        _text("text"),
        _text("previous_hash"),
        _text("hash"),
        by_key=True,
    )
    op.create_index("trail", "events", ["recorded_at", "stream", "sequence"])
    _table("stream_heads", _key("stream"), _whole("version"), _text("head_hash"), by_key=True)
    _table("counters", _key("name"), _whole("value"), by_key=True)
    _table("claims", _key("name"), _text("holder"), by_key=True)
    _table(
        "request_keys",
        _key("key"),
        _text("body_hash"),
        _whole("status"),
        _text("answer"),
        _text("recorded_at"),
        by_key=True,
    )


def _loans() -> None:
    _table(
        "loans",
        _key("id"),
        _text("reference"),
        _text("status"),
        _whole("version"),
        _text("product"),
        _whole("principal"),
        _whole("total_repayable"),
        _whole("instalments"),
        _whole("outstanding"),
        _whole("principal_outstanding"),
        _whole("paid"),
        _whole("overpaid"),
        _maybe_text("oldest_unpaid_due"),
        _maybe_text("disbursed_on"),
        _text("created_at"),
        _text("updated_at"),
        _text("captured_by"),
        _text("borrower_name"),
        _text("id_number"),
        _text("phone"),
        _whole("application"),
        _text("booked"),
    )
    op.create_index("loans_by_arrears", "loans", ["status", "oldest_unpaid_due", "id"])
    op.create_index("loans_by_capturer", "loans", ["captured_by", "created_at", "id"])
    op.create_index("loans_by_creation", "loans", ["created_at", "id"])
    op.create_index("loans_by_identity", "loans", ["id_number", "created_at", "id"])
    op.create_index("loans_by_reference", "loans", ["reference", "id"])
    op.create_index("loans_by_status", "loans", ["status", "created_at", "id"])
    _table(
        "repayments",
        _key("id"),
        _text("loan_id"),
        _text("loan_reference"),
        _whole("receipt"),
        _text("payment_date"),
        _whole("amount"),
        _text("method"),
        _text("payment_reference"),
        _maybe_text("note"),
        _text("recorded_by"),
        _text("recorded_at"),
        _text("allocation"),
        _whole("balance_after"),
        _whole("overpaid"),
        _flag("reversed"),
        _maybe_text("reversal_proposed_by"),
    )
    op.create_index("repayments_by_date", "repayments", ["payment_date", "id"])
    op.create_index("repayments_by_loan", "repayments", ["loan_id", "payment_date", "id"])
    _table(
        "journal",
        _key("id"),
        _text("loan_id"),
        _whole("sequence"),
        _text("posted_on"),
        _text("recorded_at"),
        _text("postings"),
    )
    op.create_index("journal_by_date", "journal", ["posted_on", "id"])
    op.create_index("journal_by_loan", "journal", ["loan_id", "sequence"])
    _table("search", _key("token"), _key("loan_id"), by_key=True)
    op.create_index("search_by_loan", "search", ["loan_id", "token"])


def _about_loans() -> None:
    _table(
        "applications",
        _key("id"),
        _text("loan_id"),
        _whole("version"),
        _text("recorded_at"),
        _text("form"),
    )
    op.create_index("applications_by_loan", "applications", ["loan_id", "version"])
    _table(
        "notes", _key("id"), _text("loan_id"), _text("author"), _text("recorded_at"), _text("text")
    )
    op.create_index("notes_by_loan", "notes", ["loan_id", "recorded_at", "id"])
    _table(
        "documents",
        _key("id"),
        _text("loan_id"),
        _text("kind"),
        _text("file_name"),
        _text("media_type"),
        _whole("size"),
        _maybe_text("digest"),
        _text("state"),
        sa.Column("accepted", FLAG),
        _text("uploaded_by"),
        _text("recorded_at"),
    )
    op.create_index("documents_by_loan", "documents", ["loan_id", "recorded_at", "id"])


def _office() -> None:
    _table(
        "users",
        _key("id"),
        _text("username"),
        _text("full_name"),
        _text("email"),
        _text("role"),
        _flag("active"),
        _text("password_hash"),
        _flag("must_change_password"),
        _whole("tokens_valid_from"),
        _maybe_text("totp_secret"),
        _flag("totp_confirmed"),
        _text("created_at"),
    )
    op.create_index("users_by_name", "users", ["username", "id"])
    op.create_index("users_by_username", "users", ["username", "id"])
    _table(
        "products", _key("code"), _text("name"), _whole("version"), _flag("active"), _text("body")
    )
    op.create_index("products_by_code", "products", ["code"])
    _table("settings", _key("id"), _whole("version"), _text("body"))
