"""The tables: one for each kind of row, and those of histories, counters, claims and request keys.

A table of rows has exactly the columns of its dataclass in `skycap.services.records`, in their
order (a test compares them). Amounts are whole numbers, everything else is text that sorts by its
bytes. What is peculiar to SQLite stands here only as table options; its triggers are in `sqlite`.
A change here needs a new revision in `migrations`.
"""

from dataclasses import fields
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text

from skycap.services import records

_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_WHOLE = BigInteger().with_variant(Integer(), "sqlite")
_FLAG = Boolean().with_variant(Integer(), "sqlite")

metadata = MetaData()


def _key(name: str) -> Column[Any]:
    return Column(name, _TEXT, primary_key=True)


def _text(name: str) -> Column[Any]:
    return Column(name, _TEXT, nullable=False)


def _maybe_text(name: str) -> Column[Any]:
    return Column(name, _TEXT)


def _whole(name: str) -> Column[Any]:
    return Column(name, _WHOLE, nullable=False)


def _flag(name: str) -> Column[Any]:
    return Column(name, _FLAG, nullable=False)


def _table(name: str, *columns: Column[Any], by_key: bool = False) -> Table:
    """Define a table; `by_key` keeps rows in the order of their key, without a second tree."""
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=not by_key)


events = _table(
    "events",
    _key("stream"),
    Column("sequence", _WHOLE, primary_key=True, autoincrement=False),
    _text("recorded_at"),
    _text("effective_on"),
    _text("actor"),
    _text("kind"),
    _text("text"),
    _text("previous_hash"),
    _text("hash"),
    by_key=True,
)
Index("trail", events.c.recorded_at, events.c.stream, events.c.sequence)
Index("trail_of_actor", events.c.actor, events.c.recorded_at, events.c.stream, events.c.sequence)
Index("trail_of_kind", events.c.kind, events.c.recorded_at, events.c.stream, events.c.sequence)

stream_heads = _table(
    "stream_heads", _key("stream"), _whole("version"), _text("head_hash"), by_key=True
)
counters = _table("counters", _key("name"), _whole("value"), by_key=True)
claims = _table("claims", _key("name"), _text("holder"), by_key=True)
request_keys = _table(
    "request_keys",
    _key("key"),
    _text("body_hash"),
    _whole("status"),
    _text("answer"),
    _text("recorded_at"),
    by_key=True,
)

loans = _table(
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
repayments = _table(
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
    _text("reference_key"),
    _maybe_text("reversed_at"),
)
applications = _table(
    "applications",
    _key("id"),
    _text("loan_id"),
    _whole("version"),
    _text("recorded_at"),
    _text("form"),
)
notes = _table(
    "notes", _key("id"), _text("loan_id"), _text("author"), _text("recorded_at"), _text("text")
)
documents = _table(
    "documents",
    _key("id"),
    _text("loan_id"),
    _text("kind"),
    _text("file_name"),
    _text("media_type"),
    _whole("size"),
    _maybe_text("digest"),
    _text("state"),
    Column("accepted", _FLAG),
    _text("uploaded_by"),
    _text("recorded_at"),
)
journal = _table(
    "journal",
    _key("id"),
    _text("loan_id"),
    _whole("sequence"),
    _text("posted_on"),
    _text("recorded_at"),
    _text("postings"),
)
users = _table(
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
products = _table(
    "products", _key("code"), _text("name"), _whole("version"), _flag("active"), _text("body")
)
settings = _table("settings", _key("id"), _whole("version"), _text("body"))
search = _table("search", _key("token"), _key("loan_id"), by_key=True)
Index("search_by_loan", search.c.loan_id, search.c.token)

for _index in records.INDEXES:
    _columns = metadata.tables[_index.table.name].c
    Index(_index.name, *[_columns[name] for name in (*_index.equal, *_index.order)])

FLAGS = {
    table.name: tuple(
        place
        for place, part in enumerate(fields(table.row))
        if metadata.tables[table.name].c[part.name].type is _FLAG
    )
    for table in records.TABLES
}
"""Where the flags stand in each table's rows: SQLite gives them back as 0 and 1."""
