"""Emulators of AWS for the tests, each a process on a loopback port of its own.

`dynoxide` is DynamoDB alone, and keeps what it acknowledged through a kill; `ministack` is most of
AWS. Each serves one process of tests; a test gets tables of its own by a prefix, not a process.
"""

import atexit
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from skycap.storage.dynamodb.tables import TableNames
from tests.house.source import ROOT

TOOLS = ROOT / ".venv" / "aws-tools"
DYNOXIDE = TOOLS / "node" / "node_modules" / "@dynoxide" / "linux-x64" / "dynoxide"
MINISTACK = TOOLS / "bin" / "python"
START_SECONDS_MAX = 60
STARTS_MAX = 5

_counted = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Emulator:
    """A running emulator: its name, and where it listens."""

    name: str
    url: str

    @property
    def client_arguments(self) -> dict[str, str]:
        """What a boto3 client takes to speak to it."""
        return {
            "endpoint_url": self.url,
            "region_name": "us-east-1",
            "aws_access_key_id": "test",
            "aws_secret_access_key": "test",
        }

    def client(self, service: str) -> Any:  # noqa: ANN401 - boto3 makes its clients as it runs
        """A boto3 client that speaks to it, the same for all who ask."""
        return _client(service, self)


@cache
def _client(service: str, emulator: Emulator) -> Any:  # noqa: ANN401 - as above
    import boto3

    return boto3.client(service, **emulator.client_arguments)


def fresh_tables(emulator: Emulator) -> TableNames:
    """Make the tables under a prefix that nobody had before, and give their names."""
    prefix = f"t{os.getpid()}x{next(_counted)}-"
    names = TableNames.of_environment("prod", prefix)
    client = emulator.client("dynamodb")
    for name, table in names.definitions().items():
        client.create_table(**table.as_request(name))
    return names


def drop_tables(emulator: Emulator, names: TableNames) -> None:
    """Drop the tables of a test, so that the emulator does not grow."""
    client = emulator.client("dynamodb")
    for name in names.definitions():
        client.delete_table(TableName=name)


@contextmanager
def running_dynoxide(database: Path | None = None, port: int | None = None) -> Iterator[Emulator]:
    """Run dynoxide until the block ends, in memory or on the file `database`."""
    _require(DYNOXIDE)
    options = ["--db-path", str(database)] if database else []

    def command(chosen: int) -> list[str]:
        return [str(DYNOXIDE), "serve", "--host", "127.0.0.1", "--port", str(chosen), *options]

    with _running("dynoxide", command, {}, port) as emulator:
        yield emulator


@contextmanager
def running_ministack(state: Path | None = None, **settings: str) -> Iterator[Emulator]:
    """Run MiniStack until the block ends, with further `settings` in its environment."""
    _require(MINISTACK)
    environment = {"BIND_HOST": "127.0.0.1", "PERSIST_STATE": "0", **settings}
    if state:
        environment["STATE_DIR"] = str(state)
    # Its template engine looks for programs of its own environment on the PATH.
    environment["PATH"] = f"{MINISTACK.parent}{os.pathsep}{os.environ.get('PATH', '')}"

    def command(chosen: int) -> list[str]:
        environment["GATEWAY_PORT"] = str(chosen)
        return [str(MINISTACK), "-m", "ministack"]

    with _running("ministack", command, environment) as emulator:
        yield emulator


@pytest.fixture(scope="session")
def dynoxide() -> Iterator[Emulator]:
    """Dynoxide in memory, for all tests of this process."""
    with running_dynoxide() as emulator:
        yield emulator


@pytest.fixture(scope="session")
def ministack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """MiniStack, for all tests of this process."""
    with running_ministack(tmp_path_factory.mktemp("ministack")) as emulator:
        yield emulator


def _require(program: Path) -> None:
    if not program.exists():
        pytest.skip(f"needs {program.name}: .venv/bin/python infra/tools.py installs it if it can")


@contextmanager
def _running(
    name: str,
    command: Callable[[int], list[str]],
    environment: Mapping[str, str],
    port: int | None = None,
) -> Iterator[Emulator]:
    """Start a server on a free port (or on `port`), wait until it listens, kill it at the end."""
    for attempt in range(1, STARTS_MAX + 1):
        chosen = port or _free_port()
        process = _start(command(chosen), environment)
        # Should this process end in another way than by its fixtures, such as Ctrl-C twice.
        guard = partial(_kill, process)
        atexit.register(guard)
        if _listens(chosen, process):
            break
        _kill(process)
        assert attempt < STARTS_MAX, f"{name} does not start"
    try:
        yield Emulator(name, f"http://127.0.0.1:{chosen}")
    finally:
        _kill(process)
        atexit.unregister(guard)


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # Where there is `setpriv`, the system ends the emulator even if this process is killed.
    setpriv = shutil.which("setpriv")
    guarded = [setpriv, "--pdeathsig", "KILL", *command] if setpriv else list(command)
    return subprocess.Popen(
        guarded,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C in the terminal is for the tests, which then end it
    )


def _listens(port: int, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + START_SECONDS_MAX
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return True
    return False


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
