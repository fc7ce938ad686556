"""The description of the API as tests read it: every operation, and addresses to try."""

import re
from typing import Any

from skycap.api.app import create_app
from skycap.services.clock import SimulatedClock
from skycap.services.machine import SeededIds
from skycap.services.office import Office
from skycap.storage.memory import MemoryStore
from skycap.storage.memory_blobs import MemoryBlobs
from tests.api.world import KEYS, NOW

_clock = SimulatedClock(NOW)
_office = Office(MemoryStore(), MemoryBlobs(b"s" * 32, _clock), _clock, SeededIds(_clock, 1))

DESCRIPTION: dict[str, Any] = create_app(_office, KEYS).openapi()
"""The OpenAPI document."""

OPERATIONS: list[tuple[str, str, dict[str, Any]]] = [
    (method.upper(), path, operation)
    for path, operations in DESCRIPTION["paths"].items()
    for method, operation in operations.items()
]
"""Method, path and description of every operation."""

NOBODY = "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
"""An id of nothing."""


def filled(path: str, with_: str = NOBODY) -> str:
    """A path with its parameters filled in."""
    return re.sub(r"\{[a-z_]+\}", with_, path)
