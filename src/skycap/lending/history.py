"""Histories: immutable events in a hash chain, and their canonical bytes.

A stream (one loan, user, product, the settings) is a list of entries numbered from 1. Each entry
keeps the date its event counts from, the moment we learned it, who did it, and a hash over its own
text and the hash before it, so a change to any of them is found.
"""

import hashlib
import json
import marshal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from operator import itemgetter
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

GENESIS = "0" * 64
"""The hash before the first entry of every stream."""

E = TypeVar("E")
T = TypeVar("T")
_ADDED = object()
Added = Annotated[T, _ADDED]
"""The type of a field that its class did not have at first; it has a default.

At its default it is left out of the stored form, so the bytes of what does not use it stay as they
were, and what was stored before it existed is read with the default.
"""

_Decoder = Callable[[Any], Any]
_SHARED_MAX = 1_000
_shared: set[type] = set()


class Entry(NamedTuple):
    """One line of a history; `text` is its canonical JSON, the thing that is stored and hashed.

    `recorded_at` is UTC and never decreases within a stream; `effective_on` is a date in the
    lender's time zone.
    """

    stream: str
    sequence: int
    effective_on: date
    recorded_at: datetime
    actor: str
    event: Any
    text: str
    previous_hash: str
    hash: str


class HistoryError(AssertionError):
    """A stored history is not what was written: bytes changed, an entry missing, a kind unknown."""


def shared(build: type[E]) -> type[E]:
    """Mark an immutable dataclass that thousands of entries repeat; equal ones are read once."""
    _shared.add(build)
    return build


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    version: int
    decode: _Decoder


_kinds: dict[str, _Kind] = {}
_names: dict[type, _Kind] = {}
_upcasters: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}


def event(name: str, version: int = 1) -> Callable[[type[E]], type[E]]:
    """Register a frozen dataclass as the event `name`; its fields are its stored form."""

    def register(build: type[E]) -> type[E]:
        kind = _Kind(name, version, decoder(build))
        assert name not in _kinds, f"event {name} is registered twice"
        _kinds[name] = _names[build] = kind
        return build

    return register


def upcaster(
    name: str, version: int
) -> Callable[[Callable[[dict[str, Any]], dict[str, Any]]], None]:
    """Register a pure function that turns the data of `name` at `version` into the next version."""

    def register(convert: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        _upcasters[name, version] = convert

    return register


def append(
    stream: str,
    after: Sequence[Entry],
    events: Iterable[tuple[date, Any]],
    recorded_at: datetime,
    actor: str,
) -> tuple[Entry, ...]:
    """Make the entries that record `events` after the entries `after` of `stream`.

    `recorded_at` is raised to that of the last entry if the clock went back.
    """
    assert recorded_at.tzinfo is UTC, "recorded_at is UTC"
    sequence = after[-1].sequence if after else 0
    previous = after[-1].hash if after else GENESIS
    if after:
        recorded_at = max(recorded_at, after[-1].recorded_at)
    made = []
    for effective_on, happened in events:
        sequence += 1
        text = _text(stream, sequence, effective_on, recorded_at, actor, happened)
        digest = _hash(previous, text)
        made.append(
            Entry(
                stream, sequence, effective_on, recorded_at, actor, happened, text, previous, digest
            )
        )
        previous = digest
    return tuple(made)


def read(
    stream: str,
    text: str,
    previous_hash: str,
    stored_hash: str,
    parse: Callable[[str], Any] = json.loads,
) -> Entry:
    """Read one stored entry back, upcasting old versions.

    `parse` reads JSON; a store may hand in a faster reader than the standard library's. Raises
    `HistoryError` when the text is not an entry of `stream`. The chain is checked by `verify`, not
    here: reading stays cheap.
    """
    try:
        data = parse(text)
        if data["stream"] != stream:
            raise HistoryError(f"an entry of {data['stream']} was found in {stream}")
        return Entry(
            stream,
            data["sequence"],
            date.fromisoformat(data["effectiveOn"]),
            datetime.fromisoformat(data["recordedAt"]),
            data["actor"],
            _decode_event(data["kind"], data["version"], data["data"]),
            text,
            previous_hash,
            stored_hash,
        )
    except (ValueError, KeyError, TypeError) as problem:
        raise HistoryError(f"an entry of {stream} cannot be read: {problem!r}") from problem


def verify(entries: Sequence[Entry]) -> None:
    """Check a whole stream: no gap, every hash right, time never going back.

    Raises `HistoryError` at the first entry that is wrong.
    """
    previous, recorded_at = GENESIS, None
    for number, entry in enumerate(entries, 1):
        if entry.sequence != number:
            raise HistoryError(f"{entry.stream} lacks entry {number}")
        if entry.previous_hash != previous or entry.hash != _hash(previous, entry.text):
            raise HistoryError(f"{entry.stream} entry {number} was changed after it was written")
        if recorded_at is not None and entry.recorded_at < recorded_at:
            raise HistoryError(
                f"{entry.stream} entry {number} is recorded before the one before it"
            )
        previous, recorded_at = entry.hash, entry.recorded_at


def kind_name(happened: object) -> str:
    """The registered name of an event, such as "repaid"."""
    return _names[type(happened)].name


def kind_names() -> frozenset[str]:
    """The names of every registered event."""
    return frozenset(_kinds)


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no spaces, dates in ISO 8601, never a binary fraction."""
    return json.dumps(
        _plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def moment_text(moment: datetime) -> str:
    """A UTC moment with microseconds and a Z, sortable as text."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def to_data(happened: object) -> dict[str, Any]:
    """The stored form of an event's own fields, with camelCase names."""
    return _fields_of(happened)


def _text(
    stream: str,
    sequence: int,
    effective_on: date,
    recorded_at: datetime,
    actor: str,
    happened: object,
) -> str:
    kind = _names[type(happened)]
    return canonical(
        {
            "stream": stream,
            "sequence": sequence,
            "effectiveOn": effective_on,
            "recordedAt": recorded_at,
            "actor": actor,
            "kind": kind.name,
            "version": kind.version,
            "data": to_data(happened),
        }
    )


def _hash(previous: str, text: str) -> str:
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def _decode_event(name: str, version: int, data: dict[str, Any]) -> object:
    kind = _kinds[name]
    while version < kind.version:
        data, version = _upcasters[name, version](data), version + 1
    if version != kind.version:
        raise HistoryError(f"event {name} version {version} is newer than this program")
    return kind.decode(data)


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | str):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return _fields_of(value)
    raise TypeError(f"{type(value).__name__} has no place in a history")


def _fields_of(value: object) -> dict[str, Any]:
    """The stored fields of a dataclass: all but the later ones that are at their default."""
    found = {}
    for name, stored, default in _stored_names(type(value)):  # type: ignore[arg-type] # a type is
        part = getattr(value, name)
        if default is MISSING or part != default:
            found[stored] = _plain(part)
    return found


@cache
def _stored_names(kind: type) -> tuple[tuple[str, str, Any], ...]:
    """Each field: its name, its stored name, and the default at which it is not stored."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (part.name, _camel(part.name), part.default if _is_added(hints[part.name]) else MISSING)
        for part in fields(kind)
    )


def _is_added(hint: object) -> bool:
    return _ADDED in getattr(hint, "__metadata__", ())


def decoder(hint: object) -> Callable[[Any], Any]:
    """The function that reads a stored value of type `hint`.

    It may change the lists within what it is given, which was just parsed and has no other reader.
    """
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        (inner,) = [part for part in get_args(hint) if part is not NoneType]
        decode = decoder(inner)
        return _same if decode is _same else lambda value: None if value is None else decode(value)
    if origin is tuple:
        decode = decoder(get_args(hint)[0])
        return tuple if decode is _same else lambda value: tuple(map(decode, value))
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {member.value: member for member in hint}.__getitem__  # quicker than hint(value)
    if isinstance(hint, type) and hasattr(hint, "_make"):
        return _row_decoder(hint, [decoder(part) for part in get_type_hints(hint).values()])
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        decode = _dataclass_decoder(hint)
        return _once(decode) if hint in _shared else decode
    if hint in {int, str, bool}:
        return _same
    raise TypeError(f"{hint!r} has no place in a history")


def _row_decoder(build: Any, decoders: list[_Decoder]) -> _Decoder:  # noqa: ANN401 - a NamedTuple
    """Reads a named tuple, stored as a list."""
    converted = [(place, read) for place, read in enumerate(decoders) if read is not _same]
    make = build._make

    def decode(values: Any) -> Any:  # noqa: ANN401 - what JSON holds
        for place, read in converted:
            values[place] = read(values[place])
        return make(values)

    return decode if converted else make


def _once(decode: _Decoder) -> _Decoder:
    """Keep what was read, up to a limit, and give it again for the same stored value."""
    known: dict[bytes, Any] = {}

    def recall(data: Any) -> Any:  # noqa: ANN401 - what JSON holds
        key = marshal.dumps(data, 2)  # version 2 writes equal values as equal bytes
        found = known.get(key)
        if found is None:
            if len(known) >= _SHARED_MAX:
                known.clear()
            found = known[key] = decode(data)
        return found

    return recall


def _dataclass_decoder(build: type) -> _Decoder:
    """Reads a dataclass, stored as an object; refuses a field that it does not know."""
    hints, names = get_type_hints(build), _stored_names(build)
    first = [(name, stored) for name, stored, default in names if default is MISSING]
    later = [(stored, name, decoder(hints[name])) for name, stored, _ in names[len(first) :]]
    assert all(default is not MISSING for *_, default in names[len(first) :])
    decoders = [decoder(hints[name]) for name, _ in first]
    converted = [(place, read) for place, read in enumerate(decoders) if read is not _same]
    stored_names = [stored for _, stored in first]
    # itemgetter gives a bare value for one name, and cannot be asked for none.
    take = itemgetter(*stored_names) if len(first) > 1 else None

    def decode(data: Any) -> Any:  # noqa: ANN401 - what JSON holds
        values = list(take(data)) if take else [data[stored] for stored in stored_names]
        for place, read in converted:
            values[place] = read(values[place])
        if len(data) == len(values):
            return build(*values)
        given = {name: read(data[stored]) for stored, name, read in later if stored in data}
        if len(data) != len(values) + len(given):
            raise ValueError(f"{build.__name__} has a field that this program does not know")
        return build(*values, **given)

    return decode


def _same(value: object) -> object:
    return value


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
