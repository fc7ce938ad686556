"""Fixtures for deployments: an emulator of AWS, and a small template that deploys in no time."""

import io
import itertools
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.stack import Step
from skycap.operations.deploy.backend import Backend, Prepared
from skycap.operations.deploy.package import Package
from tests.emulators import Emulator, ministack

__all__ = ["ministack"]

SMALL = Path(__file__).with_name("small.yaml")
_counted = itertools.count(1)


def code(answer: str) -> Package:
    """A function.zip whose function answers `answer`."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        entry = zipfile.ZipInfo("small.py", (1980, 1, 1, 0, 0, 0))
        archive.writestr(entry, f"def handler(event, context):\n    return {answer!r}\n")
    return Package(body.getvalue(), compiled=True)


@dataclass
class Desk:
    """Somebody who deploys the small template, each time a minute later."""

    emulator: Emulator
    account: Account
    backend: Backend
    moment: datetime = datetime(2026, 11, 2, 8, tzinfo=UTC)

    @property
    def function(self) -> str:
        """The function of the small template."""
        return self.backend.installation.function("loansHandler")

    def prepare(self, package: Package, template: str = "", **given: str) -> Prepared:
        """Ask what would change."""
        self.moment += timedelta(minutes=1)
        text = template or SMALL.read_text(encoding="utf-8")
        return self.backend.prepare(package, text, given, self.moment)

    def deploy(
        self, package: Package, template: str = "", *, overwrite: bool = False, **given: str
    ) -> list[Step]:
        """Deploy, and give the steps that were told."""
        steps: list[Step] = []
        prepared = self.prepare(package, template, **given)
        self.backend.apply(prepared, self.moment, steps.append, overwrite=overwrite)
        return steps

    def settings(self) -> dict[str, Any]:
        """The function as it stands."""
        client = self.emulator.client("lambda")
        found: dict[str, Any] = client.get_function_configuration(FunctionName=self.function)
        return found

    def stage(self) -> dict[str, Any]:
        """The stage as it stands, with what names it."""
        api = self.backend.stack.outputs()["ApiId"]
        name = self.backend.installation.environment
        client = self.emulator.client("apigateway")
        return {"restApiId": api, **client.get_stage(restApiId=api, stageName=name)}

    def answer(self, qualifier: str = "$LATEST") -> str:
        """What the function answers."""
        client = self.emulator.client("lambda")
        told = client.invoke(FunctionName=self.function, Qualifier=qualifier)
        return str(told["Payload"].read().decode().strip('"'))


@pytest.fixture
def desk(ministack: Emulator) -> Desk:
    """An installation that nobody deployed yet."""
    installation = Installation(f"t{next(_counted)}x", f"t{next(_counted)}-")
    account = Account(endpoint=ministack.url)
    return Desk(ministack, account, Backend(account, installation))
