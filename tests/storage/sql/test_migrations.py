"""Migrations bring a database to the tables of this program, quickly, once, and never backwards."""

import sqlite3
import subprocess
import sys
import threading
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, Engine

from skycap.lending.events import Reversed
from skycap.lending.history import append
from skycap.services.ports import Append, Commit, Unavailable
from skycap.services.records import INDEXES, REPAYMENTS, TABLES
from skycap.storage.sql import SqlStore, choose_library, migrate, schema, sqlite
from tests.contract.samples import MORNING, entries, repayment

ANY_NAME = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%'"


def shape(path: Path) -> dict[tuple[str, str], str]:
    """The text of everything that the database at `path` defines, without its spacing."""
    with sqlite3.connect(path) as connection:
        found = connection.execute(ANY_NAME).fetchall()
    connection.close()
    return {(kind, name): " ".join((sql or "").split()) for kind, name, _, sql in found}


def engine_at(path: Path) -> Engine:
    """An engine on the database at `path`."""
    return sqlite.open_engine(path, choose_library())


def test_the_constant_is_the_newest_revision() -> None:
    """There is one newest revision, and it is the one that a usual start compares with."""
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_heads() == [migrate.REVISION]


def test_migrating_makes_what_the_schema_describes(tmp_path: Path) -> None:
    """A migrated database and one made from the schema are the same, to the letter."""
    SqlStore.open(tmp_path / "migrated.db").close()
    engine = engine_at(tmp_path / "made.db")
    schema.metadata.create_all(engine)
    with engine.begin() as connection:
        for table in ("events", "request_keys"):
            for trigger in sqlite.append_only(table):
                connection.exec_driver_sql(trigger)
    engine.dispose()

    assert shape(tmp_path / "migrated.db") == shape(tmp_path / "made.db")


def test_alembic_sees_no_difference(tmp_path: Path) -> None:
    """Alembic's own comparison of a migrated database with the schema finds nothing to do."""
    SqlStore.open(tmp_path / "skycap.db").close()
    engine = engine_at(tmp_path / "skycap.db")

    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_columns_of_its_rows(table: object) -> None:
    """Each table has its dataclass's fields as columns: in order, of their type, as nullable."""
    columns = list(schema.metadata.tables[table.name].c)  # type: ignore[attr-defined]  # tables of any row
    parts = fields(table.row)  # type: ignore[attr-defined]  # as above

    assert [column.name for column in columns] == [part.name for part in parts]
    for column, part in zip(columns, parts, strict=True):
        hint = str(part.type).replace("<class '", "").replace("'>", "")
        assert column.nullable == ("None" in hint), part.name
        assert isinstance(column.type, Boolean) == ("bool" in hint), part.name
        assert (column.type.python_type is int) == (hint == "int"), part.name
    key = [column.name for column in schema.metadata.tables[table.name].primary_key]  # type: ignore[attr-defined]  # as above
    assert tuple(key) == table.key  # type: ignore[attr-defined]  # as above


@pytest.mark.parametrize("index", INDEXES, ids=lambda index: index.name)
@pytest.mark.parametrize("more", [False, True])
def test_every_list_reads_its_own_index(tmp_path: Path, index: object, more: bool) -> None:
    """SQLite answers each list from an index in its order: it neither scans nor sorts."""
    store = SqlStore.open(tmp_path / "skycap.db")
    statement = store._statements.page(index, after=more, since=more, until=more)  # type: ignore[arg-type]  # of any row
    bound = dict.fromkeys(
        ["equal_0", "after_0", "after_1", "since", "until", "limit", *statement.fixed], "1"
    ) | {"limit": 1}
    plan = store._engine.raw_connection().driver_connection.execute(  # type: ignore[union-attr]  # connected
        f"EXPLAIN QUERY PLAN {statement.text}", {**bound, **statement.fixed}
    )
    steps = " ".join(row[3] for row in plan.fetchall())
    store.close()

    assert "USING INDEX" in steps
    assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("narrowed", ["", "actor", "kind"])
@pytest.mark.parametrize("more", [False, True])
def test_every_trail_reads_its_own_index(tmp_path: Path, narrowed: str, more: bool) -> None:
    """The trail of everybody, of one actor and of one kind comes from an index in its order."""
    store = SqlStore.open(tmp_path / "skycap.db")
    statement = store._statements.trails[narrowed, more]
    bound = dict.fromkeys(["after_0", "after_1", "after_2", "actor", "kind"], "1") | {"limit": 1}
    plan = store._engine.raw_connection().driver_connection.execute(  # type: ignore[union-attr]  # connected
        f"EXPLAIN QUERY PLAN {statement.text}", {**bound, **statement.fixed}
    )
    steps = " ".join(row[3] for row in plan.fetchall())
    store.close()

    assert f"USING INDEX trail{f'_of_{narrowed}' if narrowed else ''}" in steps
    assert "TEMP B-TREE" not in steps


def test_repayments_of_before_get_their_key_and_the_moment_of_their_reversal(
    tmp_path: Path,
) -> None:
    """The third revision keeps every repayment and fills what it adds from what is there."""
    path = tmp_path / "skycap.db"
    store = SqlStore.open(path)
    past = entries("loan/0001")
    happened = [(MORNING.date(), Reversed("0002", "a proposal"))]
    reversal = append("loan/0001", past, happened, MORNING + timedelta(days=2), "u2")
    rows = [
        repayment(1, payment_reference="FNB  77 ß", loan_id="0001", reversed=False),
        repayment(2, payment_reference="x", loan_id="0001", reversed=True),
    ]
    appends = (Append("loan/0001", 0, (*past, *reversal)),)
    store.commit(Commit(appends=appends, puts=tuple(rows)))
    store.close()
    engine = engine_at(path)
    with engine.begin() as connection:
        for name in ("repayments_by_reference", "repayments_reversed", "documents_by_state"):
            connection.exec_driver_sql(f"DROP INDEX {name}")
        for name in ("documents_by_digest", "trail_of_actor", "trail_of_kind"):
            connection.exec_driver_sql(f"DROP INDEX {name}")
        for column in ("reference_key", "reversed_at"):
            connection.exec_driver_sql(f"ALTER TABLE repayments DROP COLUMN {column}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    engine.dispose()

    store = SqlStore.open(path)

    moment = "2026-03-04T08:00:00.000000Z"
    assert store.get(REPAYMENTS, "0001") == replace(
        rows[0], reference_key="fnb 77 ss", reversed_at=None
    )
    assert store.get(REPAYMENTS, "0002") == replace(rows[1], reference_key="x", reversed_at=moment)
    store.close()


def test_a_usual_start_does_not_import_alembic(tmp_path: Path) -> None:
    """Opening a database that is up to date costs no import of Alembic."""
    path = tmp_path / "skycap.db"
    SqlStore.open(path).close()
    program = (
        "import sys; from skycap.storage.sql import SqlStore; "
        f"SqlStore.open({str(path)!r}).close(); print('alembic' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )

    assert done.stdout.strip() == "False"


def test_a_database_of_a_newer_skycap_is_refused(tmp_path: Path) -> None:
    """A revision that this program does not know is left alone."""
    path = tmp_path / "skycap.db"
    SqlStore.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = shape(path)

    with pytest.raises(Unavailable, match="newer"):
        SqlStore.open(path)

    assert shape(path) == before


def test_a_migration_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration is one transaction: after a failure the next start does all of it."""
    from alembic import op

    path = tmp_path / "skycap.db"

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(op, "execute", fail)
        with pytest.raises(ZeroDivisionError):
            SqlStore.open(path)
    assert shape(path) == {}

    store = SqlStore.open(path)
    store.commit(Commit(additions={"n": 1}))
    store.close()


def test_many_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    """Of several that start together on an empty folder, one migrates and all can work."""
    problems: list[Exception] = []

    def start() -> None:
        try:
            store = SqlStore.open(tmp_path / "skycap.db")
            store.commit(Commit(additions={"n": 1}))
            store.close()
        except Exception as problem:  # noqa: BLE001 - the test shows them
            problems.append(problem)

    # Processes would be truer and slower; each store has connections of its own either way.
    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    store = SqlStore.open(tmp_path / "skycap.db")
    assert store.counters("n") == {"n": 6}
    store.close()
