"""What all models share: names in camelCase, and what a blank means."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel
from typing_extensions import override

Money = Annotated[
    str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$", description="An amount as decimal text.")
]
"""An amount as it is answered."""

Example = dict[str, Any]


def example(body: Example) -> ConfigDict:
    """A configuration that publishes `body` as the example of a model."""
    return ConfigDict(json_schema_extra={"examples": [body]})


class Sent(BaseModel):
    """What clients send. Unknown names are ignored; a blank or null is as good as left out."""

    model_config = ConfigDict(alias_generator=to_camel, extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def leave_out_blanks(cls, data: object) -> object:
        """Drop what is blank, so that what is needed is missed and the rest has its default."""
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if not _is_blank(value)}


class Changed(Sent):
    """What clients send to change something: null leaves it, an empty text empties it."""

    @model_validator(mode="before")
    @classmethod
    @override
    def leave_out_blanks(cls, data: object) -> object:
        """Drop what is null; an empty text is a change like any other."""
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if value is not None}

    def changes(self) -> dict[str, Any]:
        """What is to change, by the names that clients use."""
        return self.model_dump(by_alias=True, exclude_unset=True)


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


class Told(BaseModel):
    """What Skycap answers."""

    model_config = ConfigDict(alias_generator=to_camel)


class FieldTold(Told):
    """One field that is wrong."""

    field: str
    code: str
    message: str


class ProblemTold(Told):
    """A problem, as RFC 9457 has it, with a stable code and the fields it concerns."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldTold]
    request_id: str


class Done(Told):
    """A plain yes."""

    model_config = example({"success": True})

    success: bool
