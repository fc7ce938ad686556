"""Installations to look at: one in a folder, and what one on AWS leaves in CloudWatch."""

import json
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from skycap.assembly import assemble, premises_of
from skycap.lending.history import moment_text
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.premises import Premises
from skycap.services.clock import SimulatedClock
from skycap.settings import Settings
from tests.emulators import Emulator, ministack  # noqa: F401 - a fixture for all here

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
FUNCTIONS = ("auth", "loans", "repayments", "scheduled")


def request_line(moment: datetime, **fields: object) -> dict[str, Any]:
    """A line of a request that went well, but for `fields`."""
    told: dict[str, Any] = {
        "method": "GET",
        "route": "/api/loans",
        "status": 200,
        "code": None,
        "ms": 10.0,
        "requestId": str(uuid.uuid4()),
        "person": None,
        "event": "request",
        "level": "info",
    }
    told.update(fields)
    if told["status"] >= 500:
        told["level"] = "error"
    return {**told, "at": moment_text(moment)}


@dataclass
class Folder:
    """An installation in a folder at `NOW`, and what its server would have logged."""

    data: Path
    clock: SimulatedClock = field(default_factory=lambda: SimulatedClock(NOW))

    @property
    def place(self) -> Premises:
        """The installation, for an operation on it."""
        return premises_of(Settings(data=self.data), self.clock)

    def log(self, *lines: dict[str, Any]) -> None:
        """Add lines to the log."""
        folder = self.data / "logs"
        folder.mkdir(mode=0o700, exist_ok=True)
        with (folder / "skycap.log").open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation to copy."""
    data = tmp_path_factory.mktemp("observed") / "data"
    assemble(Settings(data=data), create=True, clock=SimulatedClock(NOW)).close()
    return data


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Folder:
    """An installation that was just made."""
    shutil.copytree(made, tmp_path / "data")
    return Folder(tmp_path / "data")


@dataclass
class Cloudy:
    """What CloudWatch holds of an installation that nobody deployed; each test has its own name."""

    emulator: Emulator
    environment: str
    clock: SimulatedClock = field(default_factory=lambda: SimulatedClock(NOW))

    @property
    def place(self) -> OnAws:
        """The installation, for an operation on it."""

        def never(_: OnAws) -> Any:  # noqa: ANN401 - it never answers
            raise AssertionError("nothing here opens the books")

        account = Account("us-east-1", self.emulator.url)
        there = OnAws(account, Installation(self.environment), never, never, self.clock)
        there.__dict__["resources"] = {
            f"{name}Log": ("AWS::Logs::LogGroup", self.group(name)) for name in FUNCTIONS
        }
        return there

    def group(self, function: str) -> str:
        """The log group of a function."""
        return f"/aws/lambda/skycap-{function}Handler-{self.environment}"

    def made(self) -> None:
        """Make the groups, each with a stream."""
        client = self.emulator.client("logs")
        for function in FUNCTIONS:
            client.create_log_group(logGroupName=self.group(function))
            client.create_log_stream(logGroupName=self.group(function), logStreamName="one")

    def put(self, function: str, *messages: tuple[datetime, str]) -> None:
        """Log messages as Lambda does: whatever was written, at its moment."""
        self.emulator.client("logs").put_log_events(
            logGroupName=self.group(function),
            logStreamName="one",
            logEvents=[
                {"timestamp": int(moment.timestamp() * 1000), "message": text}
                for moment, text in messages
            ],
        )

    def log(self, function: str, *lines: dict[str, Any]) -> None:
        """Log lines as a function writes them: with a level in capitals, and what Lambda knows."""
        of_lambda = {
            "service": "skycap",
            "cold_start": False,
            "function_name": f"skycap-{function}Handler-{self.environment}",
            "function_memory_size": 1024,
            "function_request_id": str(uuid.uuid4()),
        }
        self.put(
            function,
            *[
                (
                    datetime.fromisoformat(line["at"]),
                    json.dumps({**of_lambda, **line, "level": line["level"].upper()}),
                )
                for line in lines
            ],
        )

    def count(self, namespace: str, name: str, dimensions: dict[str, str], *values: float) -> None:
        """Count figures as AWS does, a minute apart, the last of them a minute ago."""
        first = self.clock.now() - len(values) * timedelta(minutes=1)
        self.emulator.client("cloudwatch").put_metric_data(
            Namespace=namespace,
            MetricData=[
                {
                    "MetricName": name,
                    "Dimensions": [{"Name": of, "Value": what} for of, what in dimensions.items()],
                    "Timestamp": first + place * timedelta(minutes=1),
                    "Value": value,
                }
                for place, value in enumerate(values)
            ],
        )


@pytest.fixture
def cloudy(ministack: Emulator) -> Iterator[Cloudy]:  # noqa: F811 - the fixture above
    """Log groups of an environment that no other test has, at this moment."""
    made = Cloudy(ministack, f"o{uuid.uuid4().hex[:8]}", SimulatedClock(datetime.now(UTC)))
    made.made()
    yield made
    for function in FUNCTIONS:
        ministack.client("logs").delete_log_group(logGroupName=made.group(function))
