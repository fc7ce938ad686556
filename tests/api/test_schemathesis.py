"""Random requests made from the description, as each role: no 5xx, nothing undocumented."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.schemas import BaseSchema

from tests.api.published import OPERATIONS
from tests.api.world import STORES, World, a_world

CASES_MAX = settings.default.max_examples // 16
"""Cases of each kind for each operation and role: six, and hundreds with the nightly profile."""

load_all_checks()
CHECKED = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "missing_required_header",
        "unsupported_method",
        "allow_header_conformance",
        "use_after_free",
        "ensure_resource_availability",
        "ignored_auth",
    ]
)
"""All but `positive_data_acceptance`: the rules of lending refuse much that has the right form."""


def roles_for(number: int, operation: dict[str, Any]) -> list[str]:
    """The public where it may, and one role of the staff that may, each in its turn."""
    allowed = operation.get("x-roles", ["maker", "public"])
    staff = [role for role in allowed if role != "public"]
    return [*(["public"] if "public" in allowed else []), staff[number % len(staff)]]


def modes_for(operation: dict[str, Any]) -> list[GenerationMode]:
    """Nothing wrong can be sent to what reads nothing."""
    reads = operation.get("parameters") or operation.get("requestBody")
    return list(GenerationMode) if reads else [GenerationMode.POSITIVE]


CELLS = [
    (method, path, role, mode)
    for number, (method, path, operation) in enumerate(OPERATIONS)
    for role in roles_for(number, operation)
    for mode in modes_for(operation)
]


@pytest.fixture(scope="module")
def lender() -> Iterator[World]:
    """A lender in memory with a few loans."""
    world = a_world(STORES["memory"](Path()))
    with world.client:
        world.post("/api/repayments", world.repayment(world.disbursed()), "accountant")
        world.pending()
        yield world


@pytest.fixture(scope="module")
def described(lender: World) -> BaseSchema:
    """The description of the API of that lender, as the generator reads it."""
    return schemathesis.openapi.from_asgi("/api/openapi.json", lender.client.app)


@pytest.mark.parametrize(("method", "path", "role", "mode"), CELLS)
def test_nothing_undocumented_is_answered(
    lender: World,
    described: BaseSchema,
    method: str,
    path: str,
    role: str,
    mode: GenerationMode,
) -> None:
    """Whatever is sent, right or wrong in form, the answer is as published."""

    @given(case=described[path][method].as_strategy(generation_mode=mode))
    @settings(max_examples=CASES_MAX, deadline=None, suppress_health_check=list(HealthCheck))
    def send(case: Case) -> None:
        case.call_and_validate(headers=lender.headers(role), checks=CHECKED)

    send()
