"""What lies in the tables: readable rows, keys that are never empty, lists that follow rows."""

from collections.abc import Iterator
from typing import Any

import pytest

from skycap.services import statistics
from skycap.services.ports import Claim, Commit
from skycap.services.records import (
    INDEXES,
    LOANS,
    LOANS_BY_ARREARS,
    LOANS_BY_CREATION,
    LOANS_BY_STATUS,
    REPAYMENTS_BY_DATE,
    TABLES,
)
from skycap.storage.dynamodb import DynamoStore, Spent, TableNames
from skycap.storage.dynamodb.connection import Connection
from skycap.storage.dynamodb.counting import FIRST_SHARDS
from skycap.storage.dynamodb.listings import LISTINGS
from skycap.storage.dynamodb.values import SHAPES, key_text, plain_text
from tests.contract.samples import answered, appending, loan, put, row_of, token
from tests.emulators import Emulator
from tests.services.branch import ACCOUNTANT, Branch
from tests.storage.dynamodb.trouble import Troubled


def test_rows_are_readable_by_hand(store: DynamoStore, line: Troubled, names: TableNames) -> None:
    """Who looks at a loan with the command line of AWS sees its columns by their names."""
    put(store, loan(1, reference="LN-7Q2", status="disbursed", principal=500_000, paid=12))

    (item,) = line.client.scan(TableName=names.loans)["Items"]

    assert item["loanId"] == {"S": "0001"}
    assert (item["reference"], item["status"]) == ({"S": "LN-7Q2"}, {"S": "disbursed"})
    assert (item["principal"], item["paid"]) == ({"N": "500000"}, {"N": "12"})


def test_only_loans_users_and_repayments_are_in_their_tables(
    store: DynamoStore, line: Troubled, names: TableNames
) -> None:
    """After a commit with every kind of part, each of the three tables holds its one row."""
    store.commit(
        Commit(
            appends=(appending("loan/1"),),
            puts=tuple(row_of(table, 1) for table in TABLES),
            additions={"n": 1},
            claims=(Claim("c", "1"),),
            answered=answered("k1"),
        )
    )

    for table in (names.loans, names.users, names.repayments):
        assert line.client.scan(TableName=table)["Count"] == 1


def test_every_list_has_an_index() -> None:
    """Each list of the records is answered by an index of the table its rows lie in."""
    assert set(LISTINGS) == {index.name for index in INDEXES}


@pytest.mark.parametrize("name", SHAPES)
def test_no_column_is_taken_for_a_key_of_the_table(name: str) -> None:
    """No column shares its attribute with another, nor with what the table itself needs."""
    shape = SHAPES[name]
    attributes = [column.attribute for column in shape.columns]

    assert len(set(attributes)) == len(attributes)
    if shape.place in {"records", "lists"}:
        assert set(attributes) & set(shape.definition.attributes) <= {"digest"}


@pytest.mark.parametrize("value", ["", "\0", "\0\0", "a", "\0a", "é"])
def test_a_text_in_a_key_comes_back_as_it_was(value: str) -> None:
    """Also the empty text, which no key may hold, is found again."""
    assert key_text(value)
    assert plain_text(key_text(value)) == value


def test_texts_in_keys_keep_their_order() -> None:
    """What is sorted by key is sorted by text."""
    texts = ["", "\0", "\0\0", "\0a", "\x01", " ", "a", "é", "𐍈"]

    assert sorted(texts, key=key_text) == texts


def test_a_row_that_moved_since_the_index_saw_it_is_left_out(
    store: DynamoStore, line: Troubled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list never shows a row under a status that it no longer has, however late the index is."""
    put(store, *[loan(n, status="pending", created_at=f"{n}") for n in range(6)])
    late = line.client.query(
        TableName=store._names.loans,
        IndexName="byStatus",
        KeyConditionExpression="#s = :s",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":s": {"S": "pending"}},
        ScanIndexForward=False,
    )
    put(store, loan(3, status="approved", created_at="3"))
    store.commit(Commit(removals=((LOANS, ("0001",)),)))
    read = Connection.read

    def lagging(self: Connection, operation: str, **request: object) -> dict[str, Any]:
        if request.get("IndexName") == "byStatus":
            return {"Items": late["Items"]}
        return read(self, operation, **request)

    monkeypatch.setattr(Connection, "read", lagging)

    page = store.page(LOANS_BY_STATUS, "pending", limit=3)

    assert [row.id for row in page.rows] == ["0005", "0004", "0002"]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 11, 12, 20])
def test_ties_that_an_index_leaves_unordered_are_ordered(
    store: DynamoStore, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    """DynamoDB sorts rows of one moment as it likes; pages show them by id, each once."""
    moments = {n: f"2026-03-0{n % 3 + 1}" for n in range(12)}
    put(store, *[loan(n, status="pending", created_at=day) for n, day in moments.items()])
    unordered = [
        {"loanId": {"S": f"{n:04d}"}, "status": {"S": "pending"}, "createdAt": {"S": day}}
        for n, day in sorted(moments.items(), key=lambda one: (one[1], one[0] * 7 % 12))
    ]
    read = Connection.read

    def index(self: Connection, operation: str, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever is asked
        if request.get("IndexName") != "byStatus":
            return read(self, operation, **request)
        bounds = request["ExpressionAttributeValues"]
        keys = [key for key in reversed(unordered) if key["createdAt"]["S"] <= _highest(bounds)]
        start = request.get("ExclusiveStartKey")
        begin = keys.index(start) + 1 if start else 0
        some = keys[begin : begin + request["Limit"]]
        more = begin + len(some) < len(keys)
        return {"Items": some} | ({"LastEvaluatedKey": some[-1]} if more else {})

    monkeypatch.setattr(Connection, "read", index)

    shown, after = [], None
    while True:
        page = store.page(LOANS_BY_STATUS, "pending", after=after, limit=limit)
        shown += [row.id for row in page.rows]
        after = page.after
        if after is None:
            break

    newest_first = sorted(moments.items(), key=lambda one: (one[1], one[0]), reverse=True)
    assert shown == [f"{n:04d}" for n, _ in newest_first]


def _highest(bounds: dict[str, Any]) -> str:
    return str(bounds[":high"]["S"]) if ":high" in bounds else "~"


@pytest.fixture
def branch(store: DynamoStore) -> Branch:
    """A branch on DynamoDB."""
    return Branch(store)


def test_no_command_and_no_list_scans(branch: Branch, line: Troubled) -> None:
    """A loan's whole life, lists, search, counters and the trail never read a whole table."""
    number = branch.open()
    branch.pay(number, 10_000)
    store = branch.store
    for index in INDEXES:
        store.page(index, *["x"] * len(index.equal))
    store.find_loans(["m"])
    store.trail()
    store.heads("")
    statistics.loan_statistics(branch.office, ACCOUNTANT)
    list(store.histories(""))

    assert "scan" not in {operation for operation, _ in line.asked}


def test_a_page_reads_as_many_keys_as_it_shows(store: DynamoStore, line: Troubled) -> None:
    """Where thousands share a date, a page of them costs no more than a page."""
    rows = [row_of(REPAYMENTS_BY_DATE.table, n, payment_date="2026-03-02") for n in range(60)]
    dues = [loan(n, status="disbursed", oldest_unpaid_due="2026-03-25") for n in range(60)]
    put(store, *rows)
    put(store, *dues)
    line.asked.clear()

    first = store.page(REPAYMENTS_BY_DATE, limit=5)
    store.page(REPAYMENTS_BY_DATE, limit=5, after=first.after)
    store.page(LOANS_BY_ARREARS, "disbursed", limit=5, until="2026-04-01")

    limits = [request["Limit"] for operation, request in line.asked if operation == "query"]
    assert limits == [8, 8, 8]


def test_counters_of_a_quiet_lender_lie_in_few_shards(store: DynamoStore, line: Troubled) -> None:
    """Without collisions, only the first shards are used: statistics stay cheap to read."""
    for _ in range(60):
        store.commit(Commit(additions={"loans/a": 1, "arrears/2026-01-05/count": 1}))

    answer = line.client.query(
        TableName=store._names.lists,
        KeyConditionExpression="#l = :l",
        ExpressionAttributeNames={"#l": "list"},
        ExpressionAttributeValues={":l": {"S": "counters"}},
    )

    assert answer["Count"] <= 2 * FIRST_SHARDS
    assert store.counters("") == {"loans/a": 60, "arrears/2026-01-05/count": 60}


@pytest.mark.parametrize(
    "prefix",
    ["", "a", "arrears/", "arrears/2026-0", "arrears/2026-01-0", "months/2026", "loans/", "l", "x"],
)
def test_dated_counters_are_found_by_any_prefix(store: DynamoStore, prefix: str) -> None:
    """However counters are divided into items, a prefix finds all that begin with it."""
    names = [
        "loans/a",
        "arrears/2026-01-05/count",
        "arrears/2026-01-15/count",
        "arrears/2026-02-01/c",
        "arrears/odd",
        "months/2026-01/paid",
        "months/2027-01/paid",
        "months/",
        "arrears",
        "a",
    ]  # fmt: skip - a list
    store.commit(Commit(additions=dict.fromkeys(names, 1)))

    assert set(store.counters(prefix)) == {name for name in names if name.startswith(prefix)}


@pytest.fixture
def spent(dynoxide: Emulator, names: TableNames) -> Iterator[tuple[DynamoStore, list[Spent]]]:
    """A store that tells what it costs."""
    told: list[Spent] = []
    store = DynamoStore.open(names, dynoxide.client_arguments, told.append)
    yield store, told
    store.close()


def test_what_each_request_costs_is_told(spent: tuple[DynamoStore, list[Spent]]) -> None:
    """An observer hears the units of every table that a request touched, reads and writes apart."""
    store, told = spent
    branch = Branch(store)
    number = branch.open()
    told.clear()
    branch.pay(number, 10_000)

    written = {one.table: one.write_units for one in told if one.write_units}
    assert set(written) >= {store._names.events, store._names.repayments, store._names.lists}
    assert all(units > 0 for units in written.values())
    assert {one.operation for one in told} <= {
        "get_item",
        "query",
        "batch_get_item",
        "transact_write_items",
    }  # fmt: skip - a list
    told.clear()
    store.page(LOANS_BY_CREATION)
    store.find_loans([token("mosarwa", "").token])
    assert sum(one.write_units for one in told) == 0
    assert sum(one.read_units for one in told) > 0
