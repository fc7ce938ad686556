"""Single values as people and clients send them: read strictly, refused by name.

For the desks that take a mapping of changes; the application form has a reader of its own.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from skycap.lending.refusals import Code, Refusal

EMAIL_MAX: Final = 254
INTEGER_DIGITS_MAX: Final = 15

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_INTEGER: Final = re.compile(rf"-?[0-9]{{1,{INTEGER_DIGITS_MAX}}}")
_FORBIDDEN: Final = {"Cc", "Cs", "Co", "Cn"}  # controls, halves of a pair, private and unassigned

S = TypeVar("S", bound=StrEnum)


def refused(field: str, message: str) -> Refusal:
    """The refusal of one field."""
    return Refusal(Code.FIELD_INVALID, message, field)


def known(changes: Mapping[str, object], fields: Collection[str]) -> None:
    """Refuse changes of anything but `fields`."""
    for name in changes:
        if name not in fields:
            raise refused(str(name)[:40], f"is not among: {', '.join(sorted(fields))}")


def line(value: object, field: str, longest: int, shortest: int = 0) -> str:
    """One line of text, without space around it and without characters that nobody sees."""
    if not isinstance(value, str):
        raise refused(field, "must be text")
    text = value.strip()
    if len(text) < shortest:
        needed = "is needed" if shortest == 1 else f"must have at least {shortest} characters"
        raise refused(field, needed)
    if len(text) > longest:
        raise refused(field, f"must have at most {longest} characters")
    if any(unicodedata.category(character) in _FORBIDDEN for character in text):
        raise refused(field, "must be one line of ordinary characters")
    return text


def email(value: object, field: str) -> str:
    """An e-mail address, or nothing."""
    text = line(value, field, EMAIL_MAX)
    if text and not _EMAIL.fullmatch(text):
        raise refused(field, "must be an e-mail address, or be left out")
    return text


def integer(value: object, field: str) -> int:
    """A whole number, also written as text ("12"); never a truth value."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**INTEGER_DIGITS_MAX else ""
    if not isinstance(value, str) or not _INTEGER.fullmatch(value.strip()):
        raise refused(field, "must be a whole number")
    return int(value)


def day(value: object, field: str) -> date:
    """A date, also written as text ("2026-09-30")."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise refused(field, "must be a date such as 2026-09-30") from None


def truth(value: object, field: str) -> bool:
    """True or false, and nothing that only looks like it."""
    if not isinstance(value, bool):
        raise refused(field, "must be true or false")
    return value


def choice(value: object, field: str, kind: type[S]) -> S:
    """One of the members of `kind`."""
    members = [member.value for member in kind]
    if not isinstance(value, str) or value not in members:
        raise refused(field, f"must be one of: {', '.join(members)}")
    return kind(value)


def names(value: object, field: str) -> tuple[str, ...]:
    """A list of short names."""
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise refused(field, "must be a list of names")
    return tuple(line(item, field, 40, 1) for item in value)
