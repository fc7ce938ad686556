"""Reading a question: each field by its name, refused by its name when it cannot be used."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeVar

from skycap.lending import money
from skycap.lending.refusals import Code, Refusal

T = TypeVar("T")

YEARS: Final = (1600, 2600)
_TEXT_MAX: Final = 200
_PERCENT: Final = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,12})?")
_RATIO: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,12}|/[1-9][0-9]{0,8})?")


def refused(field: str, message: str) -> Refusal:
    """A refusal of one field; `message` goes on after its name."""
    return Refusal(Code.FIELD_INVALID, message, field)


class Fields:
    """The fields of one object of a question; `path` is where the object stands in it."""

    def __init__(self, data: object, path: str = "") -> None:
        if not isinstance(data, Mapping):
            raise refused(path or "the question", "must be an object with fields")
        self._data = data
        self._path = path

    def name(self, field: str) -> str:
        """The full name of a field: `rounding.digits`."""
        return f"{self._path}.{field}" if self._path else field

    def known(self, names: Iterable[str]) -> None:
        """Refuse a field that is none of `names`: it may be a slip of the pen."""
        unknown = sorted(set(self._data) - set(names))
        if unknown:
            raise refused(self.name(unknown[0] or '""'), "is no field that is known here")

    def has(self, field: str) -> bool:
        """Whether the field is there, and not null."""
        return self._data.get(field) is not None

    def needed(self, field: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The value of a field that must be there."""
        if not self.has(field):
            raise refused(self.name(field), "is needed")
        return self._data[field]

    def text(self, field: str, default: str | None = None) -> str:
        """A short text; a whole number or decimal is taken as its digits."""
        value = default if default is not None and not self.has(field) else self.needed(field)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            value = format(value, "f") if isinstance(value, Decimal) else str(value)
        if not isinstance(value, str) or len(value) > _TEXT_MAX:
            raise refused(self.name(field), "must be a short text")
        return value.strip()

    def integer(self, field: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from `low` to `high`."""
        value = default if default is not None and not self.has(field) else self.needed(field)
        if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}", value):
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise refused(self.name(field), f"must be a whole number from {low} to {high}")
        return value

    def truth(self, field: str) -> bool:
        """True or false; false when it is not there."""
        value = self._data[field] if self.has(field) else False
        if not isinstance(value, bool):
            raise refused(self.name(field), "must be true or false")
        return value

    def amount(self, field: str, exponent: int, *, signed: bool = False) -> int:
        """An amount of money in minor units, more than zero unless `signed`."""
        minor = money.parse(self.text(field), exponent, self.name(field))
        if minor <= 0 and not signed:
            raise refused(self.name(field), "must be more than zero")
        return minor

    def percent(self, field: str, default: str | None = None) -> str:
        """A percentage as plain digits."""
        value = self.text(field, default)
        if not _PERCENT.fullmatch(value):
            raise refused(self.name(field), "must be a percentage such as 10 or 2.5")
        return value

    def ratio(self, field: str) -> Fraction:
        """An exact ratio: 3, 0.5 or 13/12."""
        value = self.text(field)
        if not _RATIO.fullmatch(value):
            raise refused(self.name(field), "must be a number or a fraction such as 13/12")
        return Fraction(value)

    def day(self, field: str) -> date:
        """A date."""
        return _day(self.text(field), self.name(field))

    def days(self, field: str) -> frozenset[date]:
        """A list of dates; none when it is not there."""
        return frozenset(_day(str(day), self.name(field)) for day in self._list(field))

    def choice(self, field: str, choices: Mapping[str, T], default: str | None = None) -> T:
        """What the field's word stands for."""
        value = self.text(field, default)
        if value not in choices:
            raise refused(self.name(field), f"must be one of: {', '.join(choices)}")
        return choices[value]

    def choices(self, field: str, choices: Mapping[str, T]) -> tuple[T, ...]:
        """What each word of a list stands for; none when it is not there."""
        found = []
        for word in self._list(field):
            if not isinstance(word, str) or word not in choices:
                raise refused(self.name(field), f"must be a list of: {', '.join(choices)}")
            found.append(choices[word])
        return tuple(found)

    def within(self, field: str) -> "Fields":
        """The object in a field; an empty one when it is not there."""
        return Fields(self._data[field] if self.has(field) else {}, self.name(field))

    def each(self, field: str) -> Iterator["Fields"]:
        """The objects of a list; none when it is not there."""
        for number, item in enumerate(self._list(field)):
            yield Fields(item, f"{self.name(field)}[{number}]")

    def _list(self, field: str) -> list[Any]:
        value = self._data.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            raise refused(self.name(field), "must be a list")
        return value


def _day(value: str, name: str) -> date:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise refused(name, "must be a date such as 2025-01-31") from None
    if not YEARS[0] <= found.year < YEARS[1]:
        raise refused(name, f"must lie in the years {YEARS[0]} to {YEARS[1] - 1}")
    return found
