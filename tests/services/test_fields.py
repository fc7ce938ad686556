"""Single values: read strictly, refused by the name of their field."""

from collections.abc import Callable

import pytest

from skycap.lending.refusals import Code, Refusal
from skycap.services import fields
from skycap.services.permissions import Role


@pytest.mark.parametrize(
    "read",
    [
        lambda: fields.integer(True, "f"),
        lambda: fields.integer("1.5", "f"),
        lambda: fields.integer("1e3", "f"),
        lambda: fields.integer("١٢", "f"),
        lambda: fields.integer(10**30, "f"),
        lambda: fields.integer("9" * 10_000, "f"),
        lambda: fields.integer(None, "f"),
        lambda: fields.integer(1.0, "f"),
        lambda: fields.truth("true", "f"),
        lambda: fields.truth(1, "f"),
        lambda: fields.choice("boss", "f", Role),
        lambda: fields.choice(["maker"], "f", Role),
        lambda: fields.line(7, "f", 10),
        lambda: fields.line("a\tb", "f", 10),
        lambda: fields.line("\ud800", "f", 10),
        lambda: fields.line("a" * 11, "f", 10),
        lambda: fields.line("a", "f", 10, 2),
        lambda: fields.email("a@b", "f"),
        lambda: fields.email("a b@c.d", "f"),
        lambda: fields.names("one", "f"),
        lambda: fields.names({"a": 1}, "f"),
        lambda: fields.names([""], "f"),
        lambda: fields.known({"f": 1}, {"g"}),
    ],
)
def test_what_is_not_the_right_kind_is_refused_by_name(read: Callable[[], object]) -> None:
    """Nothing is guessed: a value that only looks right is refused, naming its field."""
    with pytest.raises(Refusal) as refused:
        read()

    assert (refused.value.code, refused.value.field) == (Code.FIELD_INVALID, "f")


def test_what_is_right_is_read() -> None:
    """Sound values come out in their normal form."""
    assert fields.integer("-12", "f") == -12
    assert fields.integer(0, "f") == 0
    assert fields.truth(False, "f") is False
    assert fields.choice("maker", "f", Role) is Role.MAKER
    assert fields.line("  Kgosi é 😀 ", "f", 20) == "Kgosi é 😀"
    assert fields.email("", "f") == ""
    assert fields.email("k@example.co.bw", "f") == "k@example.co.bw"
    assert fields.names(["a", " b "], "f") == ("a", "b")
    fields.known({"f": 1}, {"f", "g"})
