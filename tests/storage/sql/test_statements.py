"""The statements: bounds of prefixes, and that PostgreSQL's words can be made of them too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from skycap.services.records import INDEXES, LOANS_BY_ARREARS
from skycap.storage.sql.statements import Prepared, Statements, end_of

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
near_the_edges = st.text(
    st.sampled_from(["\0", "a", "\ud7ff", "\ue000", "\U0010fffe", "\U0010ffff"]), max_size=4
)


@given(prefix=texts | near_the_edges, text=texts | near_the_edges, rest=near_the_edges)
def test_a_prefix_is_a_range(prefix: str, text: str, rest: str) -> None:
    """A text begins with a prefix exactly if it lies between the prefix and its end, by bytes."""
    low, high = prefix.encode(), end_of(prefix).encode()

    for candidate in (text, prefix + text, prefix + rest, rest):
        if candidate.startswith("\U0010ffff" * 2):
            continue  # the one range that has no end among texts
        inside = low <= candidate.encode() < high
        assert inside == candidate.startswith(prefix)


@pytest.mark.parametrize(
    "dialect",
    [sqlite.dialect(paramstyle="named"), postgresql.dialect(paramstyle="pyformat")],
    ids=lambda dialect: dialect.name,
)
def test_every_statement_can_be_said_in_each_dialect(dialect: Dialect) -> None:
    """All statements compile for SQLite and for PostgreSQL."""
    statements = Statements(dialect)

    for index in INDEXES:
        assert statements.page(index, after=True, since=True, until=True).text
    assert statements.find_loans(3, after=True).text
    assert all(value.text for value in statements.trails.values())
    assert all(value.text for value in vars(statements).values() if isinstance(value, Prepared))


def test_a_statement_is_compiled_once() -> None:
    """The same list asked for again uses the same text."""
    statements = Statements(sqlite.dialect(paramstyle="named"))

    first = statements.page(LOANS_BY_ARREARS, after=False, until=True)
    assert statements.page(LOANS_BY_ARREARS, after=False, until=True) is first
    assert statements.find_loans(2, after=False) is statements.find_loans(2, after=False)
