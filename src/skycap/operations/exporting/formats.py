"""The formats of an export: each takes lines as they come and writes them to one file."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, Final

import orjson

from skycap.operations import Stopped
from skycap.operations.exporting.datasets import Column, Kind, Line

LINES_AT_ONCE: Final = 5_000
"""How many lines of Parquet are held in memory; they are a group there."""

_INSTALL: Final = "Parquet needs two more packages: pip install 'skycap[parquet]'"
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?")


class Format(StrEnum):
    """How an export is written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    DYNAMODB_JSON = "dynamodb-json"

    @property
    def ending(self) -> str:
        """What ends the names of its files."""
        return ".dynamodb.jsonl" if self is Format.DYNAMODB_JSON else f".{self.value}"

    def write(self, path: Path, columns: Sequence[Column], lines: Iterable[Line]) -> int:
        """Write `lines` to the new file `path`; how many there were. Raises `Stopped`."""
        count = 0

        def counted() -> Iterator[Line]:
            nonlocal count
            for line in lines:
                count += 1
                yield line

        _WRITERS[self](path, columns, counted())
        return count


def _write_jsonl(path: Path, _columns: Sequence[Column], lines: Iterable[Line]) -> None:
    with path.open("wb") as file:
        file.writelines(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in lines)


def _write_csv(path: Path, columns: Sequence[Column], lines: Iterable[Line]) -> None:
    names = [column.name for column in columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows([_cell(line[name]) for name in names] for line in lines)


def _cell(value: object) -> object:
    """A value as a spreadsheet may read it; what it would take for a formula gets an apostrophe."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def _write_dynamodb(path: Path, _columns: Sequence[Column], lines: Iterable[Line]) -> None:
    """Lines as AWS's own exports have them, so that an import into a table reads them."""
    with path.open("wb") as file:
        file.writelines(
            orjson.dumps({"Item": _item(line)}, option=orjson.OPT_APPEND_NEWLINE) for line in lines
        )


def _item(line: Line) -> dict[str, dict[str, Any]]:
    item: dict[str, dict[str, Any]] = {}
    for name, value in line.items():
        if isinstance(value, bool):
            item[name] = {"BOOL": value}
        elif isinstance(value, int):
            item[name] = {"N": str(value)}
        elif value is not None:
            item[name] = {"S": value}
    return item


def _write_parquet(path: Path, columns: Sequence[Column], lines: Iterable[Line]) -> None:
    try:
        from arro3 import core, io  # noqa: PLC0415 - an extra, which most do without
    except ImportError:
        raise Stopped(_INSTALL) from None
    types = {
        Kind.TEXT: core.DataType.string(),
        Kind.WHOLE: core.DataType.int64(),
        Kind.FLAG: core.DataType.bool(),
    }
    schema = core.Schema(
        [core.Field(column.name, types[column.kind], nullable=True) for column in columns]
    )
    failures: list[BaseException] = []

    def batches() -> Iterator[Any]:
        coming = iter(lines)
        try:
            while some := list(islice(coming, LINES_AT_ONCE)):
                arrays = [
                    core.Array([line[column.name] for line in some], types[column.kind])
                    for column in columns
                ]
                yield core.RecordBatch.from_arrays(arrays, schema=schema)
        except BaseException as failure:  # the library would tell it as an error of its own
            failures.append(failure)
            raise

    try:
        io.write_parquet(core.RecordBatchReader.from_batches(schema, batches()), str(path))
    except Exception:
        if failures:
            raise failures[0] from None
        raise


_WRITERS: Final[dict[Format, Callable[[Path, Sequence[Column], Iterable[Line]], None]]] = {
    Format.JSONL: _write_jsonl,
    Format.CSV: _write_csv,
    Format.PARQUET: _write_parquet,
    Format.DYNAMODB_JSON: _write_dynamodb,
}
