"""Memory and DynamoDB agree step by step under the random commands of `test_lending_machine`."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from skycap.lending import decide
from skycap.services import documents, work
from skycap.services.ports import Store
from skycap.storage.dynamodb import DynamoStore
from tests.emulators import Emulator, drop_tables, fresh_tables
from tests.simulation.machine import Lending
from tests.simulation.twins import REACHED, patched

PROFILE = os.environ.get("SKYCAP_HYPOTHESIS_PROFILE", "default")
RUNS = int(os.environ.get("SKYCAP_DYNAMODB_RUNS") or (100 if PROFILE == "nightly" else 2))
STEPS = 50


@contextmanager
def fresh_store(emulator: Emulator) -> Iterator[Store]:
    """An empty store in tables of its own, which go when the block ends."""
    names = fresh_tables(emulator)
    store = DynamoStore.open(names, emulator.client_arguments)
    try:
        yield store
    finally:
        store.close()
        drop_tables(emulator, names)


@pytest.mark.slow
@pytest.mark.timeout(7_200)
def test_dynamodb_agrees_under_random_commands(dynoxide: Emulator) -> None:
    """Every answer is the one that memory gives, and at the end both hold the same, to the byte."""

    class LendingOnDynamo(Lending):
        """A lender's life, in memory and in DynamoDB."""

        def database(self) -> AbstractContextManager[Store]:
            """Tables of its own."""
            return fresh_store(dynoxide)

    REACHED.clear()
    nightly = PROFILE == "nightly"
    profile = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        derandomize=not nightly,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    with (
        patched(decide, "EVENTS_PER_LOAN_MAX", 15),
        patched(documents, "DOCUMENTS_PER_LOAN_MAX", 2),
        patched(work, "_BACKOFF_MS_MAX", 1),
    ):
        run_state_machine_as_test(LendingOnDynamo, settings=profile)

    counts = "\n".join(f"{count:6} {what}" for what, count in sorted(REACHED.items()))
    assert REACHED["event repaid"] > 0, counts
    assert REACHED["fault lost reply"] > 0, counts
