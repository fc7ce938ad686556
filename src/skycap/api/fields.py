"""The types of fields: what is accepted from clients, old ones included, and how it is described.

Numbers may come as numbers or as text, truth in several words; text is trimmed and brought into
one form. What is read is exact, and bounded before anything is computed with it.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from skycap.api.bodies import DIGITS_MAX
from skycap.lending.terms import INSTALMENTS_MAX
from skycap.services.documents import UPLOAD_BYTES_MAX
from skycap.services.lists import ANY_ARREARS, ARREARS
from skycap.services.ports import PAGE_SIZE_MAX

TEXT_MAX = 200
NOTE_MAX = 2000
PASSWORD_MAX = 200
_YEARS = range(1900, 2200)

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YES = {"true", "yes", "y", "1", "on"}
_NO = {"false", "no", "n", "0", "off"}

_NUMBER_SCHEMA = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$", "maxLength": DIGITS_MAX},
    ]
}
_BLANK: list[dict[str, Any]] = [{"type": "null"}, {"const": ""}]


def _optional(schema: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [*schema.get("anyOf", [schema]), *_BLANK]})


def _nullable(schema: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [*schema.get("anyOf", [schema]), _BLANK[0]]})


def _number(value: object) -> str:
    """A number as sent, as plain text; what it may be is decided by the desk that uses it."""
    if isinstance(value, Decimal) and not value.is_finite():
        raise PydanticCustomError("number_not_finite", "must be a number of ordinary size")
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > DIGITS_MAX or not _NUMBER.fullmatch(text):
        raise PydanticCustomError("number_invalid", "must be a plain number such as 5000.00")
    return text


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        number = Decimal(_number(value))
        if not least <= number <= most or number != number.to_integral_value():
            told: dict[str, Any] = {"least": least, "most": most}
            sentence = "must be a whole number from {least} to {most}"
            raise PydanticCustomError("whole_number_invalid", sentence, told)
        return int(number)

    return read


def _whole_schema(least: int, most: int) -> dict[str, Any]:
    text = {"type": "string", "pattern": "^[0-9]+$", "maxLength": DIGITS_MAX}
    return {"anyOf": [{"type": "integer", "minimum": least, "maximum": most}, text]}


def _truth(value: object) -> bool:
    word = str(value).strip().lower() if isinstance(value, bool | int | str) else ""
    if word in _YES | _NO:
        return word in _YES
    raise PydanticCustomError("truth_invalid", "must be true or false")


def read_day(value: object) -> date:
    """A date in ISO 8601, of a year that a loan can be in."""
    if isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    try:
        read = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        read = None
    if read is None or read.year not in _YEARS:
        raise PydanticCustomError("date_invalid", "must be a date such as 2026-01-31")
    return read


def _clean(value: object) -> str:
    """Text in one form: trimmed, composed, without characters that nobody can see."""
    if not isinstance(value, str):
        raise PydanticCustomError("text_invalid", "must be text")
    text = unicodedata.normalize("NFC", value.strip())
    for character in text:
        if character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cs", "Cn"}:
            sentence = "must not hold control characters"
            raise PydanticCustomError("character_invalid", sentence)
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise PydanticCustomError("character_invalid", "must be a single line")
    return text


def _numeral(value: object) -> object:
    """An identity or account number that a client sent as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        sentence = "must not hold broken characters"
        raise PydanticCustomError("character_invalid", sentence) from None
    return text


def _text_schema(most: int, least: int) -> dict[str, Any]:
    return {"type": "string", "minLength": least, "maxLength": most}


_AMOUNT_EXAMPLES = {"examples": ["5000.00", 5000]}
Amount = Annotated[
    str, BeforeValidator(_number), WithJsonSchema({**_NUMBER_SCHEMA, **_AMOUNT_EXAMPLES})
]
OptionalAmount = Annotated[Amount | None, _optional(_NUMBER_SCHEMA)]
Percent = Annotated[str, BeforeValidator(_number), WithJsonSchema(_NUMBER_SCHEMA)]
OptionalPercent = Annotated[Percent | None, _optional(_NUMBER_SCHEMA)]

Instalments = Annotated[
    int,
    BeforeValidator(_whole(1, INSTALMENTS_MAX)),
    WithJsonSchema(_whole_schema(1, INSTALMENTS_MAX)),
]
OptionalInstalments = Annotated[Instalments | None, _optional(_whole_schema(1, INSTALMENTS_MAX))]
FileSize = Annotated[
    int,
    BeforeValidator(_whole(1, UPLOAD_BYTES_MAX)),
    WithJsonSchema(_whole_schema(1, UPLOAD_BYTES_MAX)),
]
_COUNT_MAX = 10_000
_Count = Annotated[int, BeforeValidator(_whole(0, _COUNT_MAX))]
OptionalCount = Annotated[_Count | None, _nullable(_whole_schema(0, _COUNT_MAX))]

_TRUTH_SCHEMA = {"anyOf": [{"type": "boolean"}, {"enum": [*sorted(_YES | _NO), 0, 1]}]}
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema(_TRUTH_SCHEMA)]
OptionalTruth = Annotated[Truth | None, _optional(_TRUTH_SCHEMA)]

_DAY_SCHEMA = {"type": "string", "format": "date"}
Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema(_DAY_SCHEMA)]
OptionalDay = Annotated[Day | None, _optional(_DAY_SCHEMA)]

Line = Annotated[
    str,
    Field(min_length=1, max_length=TEXT_MAX),
    BeforeValidator(_clean),
    AfterValidator(_one_line),
    WithJsonSchema(_text_schema(TEXT_MAX, 1)),
]
OptionalLine = Annotated[Line | None, _optional(_text_schema(TEXT_MAX, 0))]
Text = Annotated[
    str,
    Field(max_length=TEXT_MAX),
    BeforeValidator(_clean),
    AfterValidator(_one_line),
    WithJsonSchema(_text_schema(TEXT_MAX, 0)),
]
OptionalText = Annotated[Text | None, _nullable(_text_schema(TEXT_MAX, 0))]
Numeral = Annotated[
    Line,
    BeforeValidator(_numeral),
    WithJsonSchema({"anyOf": [_text_schema(TEXT_MAX, 1), {"type": "integer"}]}),
]
OptionalNumeral = Annotated[
    Numeral | None,
    _optional({"anyOf": [_text_schema(TEXT_MAX, 0), {"type": "integer"}]}),
]
Note = Annotated[
    str,
    Field(min_length=1, max_length=NOTE_MAX),
    BeforeValidator(_clean),
    WithJsonSchema(_text_schema(NOTE_MAX, 1)),
]
OptionalNote = Annotated[Note | None, _optional(_text_schema(NOTE_MAX, 0))]
Secret = Annotated[str, Field(min_length=1, max_length=PASSWORD_MAX), AfterValidator(_encodable)]

_ID = r"^[A-Za-z0-9-]{1,64}$"
LoanId = Annotated[str, Path(pattern=_ID, description="The loan's id, or its public reference.")]
Id = Annotated[str, Path(pattern=_ID, description="The id.")]
ProductCode = Annotated[
    str, Path(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$", description="The code of a product.")
]

PAGE_SIZE = 50
Limit = Annotated[
    int, Query(ge=1, le=PAGE_SIZE_MAX, description="How many rows a page has at most.")
]
Cursor = Annotated[
    str | None,
    Query(max_length=1000, description="Where the page begins: taken from a `Link` header."),
]
QueryText = Annotated[
    str, BeforeValidator(_clean), AfterValidator(_one_line), Query(max_length=TEXT_MAX)
]
QueryDay = Annotated[
    date,
    BeforeValidator(read_day),
    Query(),
    WithJsonSchema({"type": "string", "format": "date"}),
]


def _arrears(value: object) -> object:
    """How late, as links say it: true means at all, and a plus in a link reads as a space."""
    word = value.strip().lower() if isinstance(value, str) else value
    return {"true": ANY_ARREARS, "false": "", "31": "31+", "366": "366+", "over 365": "366+"}.get(
        str(word), word
    )


Arrears = Annotated[
    QueryText,
    BeforeValidator(_arrears),
    Query(description="How late, in days past due; true or any for all that are late."),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["", *ARREARS]}]}),
]
UploadToken = Annotated[
    str, Path(max_length=2000, description="The end of the address that the ticket named.")
]
