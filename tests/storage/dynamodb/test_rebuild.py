"""A rebuild on DynamoDB misses nothing that is written meanwhile, wherever it is cut off."""

import itertools
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from skycap.services.ports import PAGE_SIZE_MAX, Commit, Conflict, Unavailable
from skycap.services.records import LOANS_BY_CREATION, NOTES, REBUILT, TABLES, LoanRow, Row
from skycap.storage.dynamodb import DynamoStore, TableNames, gate
from skycap.storage.dynamodb.connection import Connection
from tests.contract.samples import appending, everything, loan, repayment, row_of, token
from tests.emulators import Emulator
from tests.storage.dynamodb.trouble import Troubled

MODELS: tuple[Row, ...] = (loan(1), loan(2), repayment(1), token("neo", "0001"))


class PowerCutError(Exception):
    """The process ends here."""


class Mortal(Connection):
    """A connection that ends with the process after so many requests."""

    def __init__(self, arguments: dict[str, Any], left: int) -> None:
        super().__init__(arguments)
        self.left = left

    def send(self, operation: str, **request: object) -> dict[str, Any]:
        """Send, if there is life left."""
        self.left -= 1
        if self.left < 0:
            raise PowerCutError
        return super().send(operation, **request)


def write(store: DynamoStore, number: int) -> None:
    """One more entry in a stream, its loan's row and a counter, as a command would."""
    stream = f"loan/{number:04d}"
    history = store.load(stream)
    row = loan(number, version=len(history) + 1, created_at=f"{number:04d}")
    append = appending(stream, history)
    store.commit(Commit(appends=(append,), puts=(row,), additions={"entries": 1}))


def rebuild(store: DynamoStore) -> None:
    """Make rows and counters from the histories."""
    counters: dict[str, int] = {}

    def rows() -> Iterator[LoanRow]:
        for history in store.histories("loan/"):
            number = int(history[0].stream[5:])
            counters["entries"] = counters.get("entries", 0) + len(history)
            yield loan(number, version=len(history), created_at=f"{number:04d}")

    store.rebuild(rows(), counters)


def check(store: DynamoStore) -> None:
    """Rows and counters are what the histories say."""
    histories = list(store.histories("loan/"))
    rows = store.page(LOANS_BY_CREATION, limit=PAGE_SIZE_MAX, backwards=True).rows
    assert [(row.id, row.version) for row in rows] == [
        (history[0].stream[5:], len(history)) for history in histories
    ]
    assert store.counters("") == {"entries": sum(len(history) for history in histories)}


def test_writers_lose_nothing_while_rebuilds_go_on(store: DynamoStore) -> None:
    """Four writers and rebuild upon rebuild: in the end rows and counters are as in the events."""
    write(store, 0)
    pause = threading.Event()
    written: list[int] = []

    def work(writer: int) -> None:
        for step in range(25):
            while True:
                try:
                    write(store, writer * 10 + step % 4)
                    written.append(writer)
                    break
                except (Unavailable, Conflict):
                    continue

    threads = [threading.Thread(target=work, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    rebuilt = 0
    while any(thread.is_alive() for thread in threads):
        rebuild(store)
        rebuilt += 1
        pause.wait(0.05)  # so that the writers get on between two rebuilds

    assert rebuilt > 1
    assert len(written) == 100
    assert store.counters("") == {"entries": 101}
    check(store)


def test_after_a_rebuild_that_failed_all_goes_on(store: DynamoStore) -> None:
    """If a row of a rebuild is wrong, nothing was changed and commits are taken again."""
    write(store, 1)

    with pytest.raises(AssertionError):
        store.rebuild([loan(1), row_of(NOTES, 1)], {})

    write(store, 1)
    check(store)


@pytest.mark.usefixtures("hasty")
def test_wherever_a_rebuild_dies_another_completes_it(
    dynoxide: Emulator, names: TableNames, store: DynamoStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any request, what is left refuses commits or is right; a new rebuild makes it right."""
    monkeypatch.setattr(gate, "WRITTEN_AT_ONCE", 2)  # more places to die at
    for number in range(4):
        write(store, number)
    deaths = refusals = 0
    for life in itertools.count():
        # Spoil it by hand: a row that is too old, one too many, one missing, wrong counters.
        spoil = Commit(
            puts=(loan(1, version=9, created_at="x"), loan(7, created_at="7")),
            removals=((LOANS_BY_CREATION.table, ("0002",)),),
            additions={"entries": 5, "arrears/2026-01-05/count": 1, "months/2026-01/paid": 2},
        )
        store.commit(spoil)
        dying = DynamoStore(Mortal(dynoxide.client_arguments, life), names)
        try:
            rebuild(dying)
        except PowerCutError:
            deaths += 1
        else:
            break
        finally:
            dying.close()
        try:
            write(store, 3)
        except Unavailable:
            refusals += 1
        rebuild(store)
        check(store)
        write(store, 0)
        check(store)

    check(store)
    assert deaths > 20
    assert 0 < refusals < deaths


def test_of_two_rebuilds_the_later_wins(store: DynamoStore, line: Troubled) -> None:
    """A rebuild that another took over stops before it overwrites what came after the other."""
    write(store, 1)

    def rows() -> Iterator[LoanRow]:
        yield loan(1, version=1, created_at="0001")
        rebuild(store)
        write(store, 1)

    with pytest.raises(Conflict, match="took over"):
        store.rebuild(rows(), {"entries": 1})

    assert store.counters("") == {"entries": 2}
    check(store)


def test_a_rebuild_writes_only_what_differs(store: DynamoStore, line: Troubled) -> None:
    """Rows that are right are left alone, so that a rebuild of sound books costs only reading."""
    store.commit(Commit(puts=MODELS, additions={"n": 1}))
    store.rebuild(MODELS, {"n": 1})
    line.asked.clear()

    store.rebuild((*MODELS[:-1], loan(2, status="other")), {"n": 1})

    written = [
        (action, request.get("Item", request.get("Key")))
        for sent in line.transactions()
        for item in sent["TransactItems"]
        for action, request in item.items()
        if "counters" not in str(request)
    ]
    assert [(action, sorted(item)[:1]) for action, item in written if action == "Delete"] == [
        ("Delete", ["list"])
    ]
    assert [item["loanId"]["S"] for action, item in written if action == "Put"] == ["0002"]


def test_other_records_stay_when_the_journal_is_rebuilt(store: DynamoStore) -> None:
    """The journal shares its table with notes and documents, which no rebuild touches."""
    kept = [row_of(table, 1) for table in TABLES if table not in REBUILT]
    store.commit(Commit(puts=tuple(kept)))
    before = everything(store)

    store.rebuild([], {})

    assert everything(store) == before
