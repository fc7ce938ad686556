"""Make the read models anew, while every other writer waits at the gate.

1. Close the gate: from then on no commit passes, so the histories stand still.
2. Take the rows, which are made from the histories, into a file. If one is wrong, open the gate:
   nothing was changed.
3. Compare what is stored with the file; write what differs, delete what should not be. Each of
   these transactions checks the gate, so a rebuild that another took over cannot write any more.
4. Put the counters and open the gate, in one transaction.

If the process dies in step 3, the gate stays closed and commits are unavailable until somebody
rebuilds again: figures that are known to be wrong are worse than none.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from skycap.services.records import JOURNAL, LOANS, REBUILT, REPAYMENTS, TABLE_OF, Row
from skycap.storage.dynamodb import counting
from skycap.storage.dynamodb.connection import Connection
from skycap.storage.dynamodb.gate import Gate, Write, in_groups
from skycap.storage.dynamodb.listings import item_of
from skycap.storage.dynamodb.reading import Items, Reader
from skycap.storage.dynamodb.spool import Spool
from skycap.storage.dynamodb.tables import TableNames
from skycap.storage.dynamodb.values import SEARCH_LIST, SHAPES, Item, text


class Rebuild:
    """One rebuild of the read models and counters."""

    def __init__(
        self, connection: Connection, reader: Reader, names: TableNames, shards: int
    ) -> None:
        self._reader = reader
        self._names = names
        self._shards = shards
        self._gate = Gate(connection, names.lists, shards)

    def run(self, rows: Iterable[Row], additions: Mapping[str, int]) -> None:
        """Replace the read models by `rows` and all counters by `additions`.

        `additions` is looked at after the last row was taken.
        """
        with Spool() as spool:
            self._gate.close()
            try:
                self._take(rows, spool)
                totals = self._totals(additions)
            except BaseException:
                self._gate.open_as_it_was()
                raise
            for writes in in_groups(self._changes(spool)):
                self._gate.write(writes)
            self._write_counters(totals)

    def _take(self, rows: Iterable[Row], spool: Spool) -> None:
        for row in rows:
            table = TABLE_OF[type(row)]
            assert table in REBUILT, f"{table.name} are not made from histories"
            shape = SHAPES[table.name]
            key = shape.key(table.key_of(row))
            spool.add(getattr(self._names, shape.place), key, item_of(row, table.name))

    def _totals(self, additions: Mapping[str, int]) -> dict[str, Item]:
        """The first shard of each family, holding all that it counts."""
        families = counting.by_family(additions)
        for family, counted in families.items():
            key = counting.shard_key(family, 0)
            counting.addition(key, counted, 1, gate=False)  # its sums are whole numbers that fit
        return {name: counting.whole_shard(name, counted) for name, counted in families.items()}

    def _changes(self, spool: Spool) -> Iterator[Write]:
        """What makes the stored rows those of the spool."""
        for place, items in self._stored():
            definition = self._names.definitions()[place]
            for item in items:
                key = {name: item[name] for name in definition.key.attributes}
                if not spool.take_equal(place, key, item) and not spool.holds(place, key):
                    yield {"Delete": {"TableName": place, "Key": key}}
        for place, item in spool.rest():
            yield {"Put": {"TableName": place, "Item": item}}

    def _stored(self) -> Iterator[tuple[str, Items]]:
        """The rows that are stored, by table. Whoever rebuilds may scan."""
        for table in (LOANS, REPAYMENTS, JOURNAL):
            place = getattr(self._names, SHAPES[table.name].place)
            scan: dict[str, Any] = {"TableName": place, "ConsistentRead": True}
            if table is JOURNAL:
                scan["FilterExpression"] = "begins_with(#record, :journal)"
                scan["ExpressionAttributeNames"] = {"#record": "record"}
                scan["ExpressionAttributeValues"] = {":journal": text(f"{JOURNAL.name}/")}
            for items in self._reader.each(scan, operation="scan"):
                yield place, items
        for items in self._reader.named(self._names.lists, SEARCH_LIST, ""):
            yield self._names.lists, items

    def _write_counters(self, totals: Mapping[str, Item]) -> None:
        """Put the totals, first those of dated families; the others open the gate with them."""
        gate = {str(counting.gate_key(shard)["name"]["S"]) for shard in range(self._shards)}
        stored = self._reader.named(self._names.lists, counting.COUNTERS_LIST, "")
        keys = [{"list": item["list"], "name": item["name"]} for items in stored for item in items]
        kept = {item["name"]["S"] for item in totals.values()}
        dated: list[Write] = [
            {"Put": {"TableName": self._names.lists, "Item": item}}
            for family, item in totals.items()
            if not counting.is_gate(family)
        ]
        dated += [
            {"Delete": {"TableName": self._names.lists, "Key": key}}
            for key in keys
            if key["name"]["S"] not in gate | kept
        ]
        for writes in in_groups(iter(dated)):
            self._gate.write(writes)
        (undated,) = [item for family, item in totals.items() if counting.is_gate(family)]
        put = {"TableName": self._names.lists, "Item": undated, **self._gate.condition()}
        opened: list[Write] = [{"Put": put}]
        for shard in range(1, self._shards):
            key = counting.gate_key(shard)
            opened.append(
                {"Delete": {"TableName": self._names.lists, "Key": key, **self._gate.condition()}}
            )
        self._gate.write(opened, check=False)
