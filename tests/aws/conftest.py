"""What the tests of the functions share: a lender behind them, on each kind of store."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from skycap.assembly import Assembled
from skycap.aws.routes import FUNCTIONS
from skycap.aws.serving import api_handler, event_loop
from skycap.aws.watching import Watch
from skycap.services import passwords
from skycap.settings import Settings
from skycap.storage.dynamodb.store import DynamoStore
from skycap.storage.dynamodb.tallies import LIMITS
from skycap.storage.s3 import S3Blobs
from skycap.storage.vaults import MemoryVault
from tests.api.world import KEYS, ORIGIN, STORES, World, a_world, cheap_passwords
from tests.aws.gateway import Gateway
from tests.emulators import Emulator, drop_tables, fresh_tables

SETTINGS = Settings(
    public_url="https://loans.example.co.bw", cors_origins=(ORIGIN,), edge_secret="e" * 32
)
PLACES = (*STORES, "aws")


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords at no cost; their strength is proved elsewhere."""
    monkeypatch.setattr(passwords, "_hasher", cheap_passwords())


@pytest.fixture(scope="session", autouse=True)
def _one_loop() -> Iterator[None]:
    """Close the loop that the functions share."""
    yield
    event_loop().close()
    event_loop.cache_clear()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Lines and figures on standard output."""
    yield Watch("info")
    structlog.reset_defaults()


@pytest.fixture
def limits_table(ministack: Emulator) -> str:
    """An empty table of tallies."""
    name = f"{LIMITS.name}-{uuid.uuid4().hex[:12]}"
    ministack.client("dynamodb").create_table(**LIMITS.as_request(name))
    return name


def installed(world: World) -> Assembled:
    """The installation behind a lender."""
    return Assembled(world.office, KEYS, SETTINGS, vault=MemoryVault())


def behind_functions(world: World, watch: Watch) -> World:
    """The same lender, reached through API Gateway and the functions."""
    installation = installed(world)
    handlers = {function: api_handler(function, installation, watch) for function in FUNCTIONS}
    return World(world.office, world.clock, Gateway(handlers), world.people)  # type: ignore[arg-type] # it speaks like the client


@pytest.fixture
def world(watch: Watch) -> Iterator[World]:
    """A lender in memory, reached through the functions."""
    made = a_world(STORES["memory"](Path()))
    yield behind_functions(made, watch)
    made.office.store.close()


@pytest.fixture(params=PLACES)
def each_world(request: pytest.FixtureRequest, tmp_path: Path, watch: Watch) -> Iterator[World]:
    """A lender on each kind of store, reached through the functions."""
    if request.param == "aws":
        yield from _on_aws(request.getfixturevalue("ministack"), watch)
    else:
        made = a_world(STORES[request.param](tmp_path))
        yield behind_functions(made, watch)
        made.office.store.close()


def _on_aws(emulator: Emulator, watch: Watch) -> Iterator[World]:
    """A lender in DynamoDB and S3 of the emulator."""
    names = fresh_tables(emulator)
    bucket = f"documents-{uuid.uuid4().hex[:12]}"
    emulator.client("s3").create_bucket(Bucket=bucket)
    store = DynamoStore.open(names, emulator.client_arguments)
    made = a_world(store, blobs=lambda clock: S3Blobs(bucket, clock, emulator.client_arguments))
    yield behind_functions(made, watch)
    store.close()
    drop_tables(emulator, names)
