"""Which function answers which address."""

import pytest

from skycap.api.published import OPENAPI_PATH
from skycap.aws.routes import FUNCTIONS, covers, function_of
from tests.api.published import DESCRIPTION


@pytest.mark.parametrize("path", [*DESCRIPTION["paths"], OPENAPI_PATH])
def test_every_route_belongs_to_exactly_one_function(path: str) -> None:
    """No address of the API is left out, and none is answered by two functions."""
    answering = [
        function
        for function, prefixes in FUNCTIONS.items()
        if any(covers(prefix, path) for prefix in prefixes)
    ]

    assert len(answering) == 1
    assert answering == [function_of(path)]


@pytest.mark.parametrize("prefix", [one for some in FUNCTIONS.values() for one in some])
def test_every_prefix_has_a_route(prefix: str) -> None:
    """Nothing is promised to API Gateway that the application does not have."""
    assert any(covers(prefix, path) for path in [*DESCRIPTION["paths"], OPENAPI_PATH])


def test_a_prefix_ends_at_a_slash() -> None:
    """`/api/loans` does not cover `/api/loansharks`, and what nobody serves has no function."""
    assert function_of("/api/loans/1") == "loansHandler"
    assert function_of("/api/loansharks") is None
    assert function_of("/apiary") is None
