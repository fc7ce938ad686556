"""The maintenance guide, typed: every command of it meets what it names."""

import re

import boto3
import pytest
from moto import mock_aws

from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.deploy.backend import SETTINGS, Backend
from skycap.operations.deploy.drift import Live, Settings
from tests.cloud import REGION, Cloud, aws_cli
from tests.cloud import own_cloud as cloud
from tests.guide.table import DOCUMENT, document
from tests.guide.typed import Command, Desk, commands, lay_out

__all__ = ["cloud"]

ALL = commands()
TYPED = [command for command in ALL if command.how == "typed"]
ASKED = [command for command in ALL if command.how == "moto"]
OURS = [command for command in ALL if command.how in {"ours", "words"}]


@pytest.fixture(scope="module")
def desk(cloud: Cloud, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the AWS CLI and the packages, before what is deployed."""
    program = aws_cli()
    if program is None:
        pytest.skip("needs the AWS CLI of version 2 (Debian's package awscli)")
    made = Desk(cloud, tmp_path_factory.mktemp("desk"))
    lay_out(made, program)
    told = cloud.skycap("deploy", "package", "--output", str(made.folder), *cloud.options)
    assert told.returncode == 0, told.stderr
    return made


@pytest.fixture(scope="module")
def backend(cloud: Cloud) -> Backend:
    """The installation as `skycap deploy` sees it."""
    return Backend(Account(endpoint=cloud.emulator.url), Installation())


@pytest.fixture(scope="module")
def live(cloud: Cloud, backend: Backend) -> Live:
    """The settings as they stand."""
    return Live(Account(endpoint=cloud.emulator.url), backend.stack.resources())


@pytest.fixture(scope="module")
def deployed(backend: Backend) -> Settings:
    """The settings as they were deployed."""
    told: Settings = backend.artifacts.record(backend.stack.name)[SETTINGS]
    return told


@pytest.mark.parametrize("command", TYPED, ids=lambda command: command.title)
def test_a_command_meets_what_it_names(
    desk: Desk, live: Live, deployed: Settings, command: Command
) -> None:
    """What the command names is there, and it says what it should; then all is put back."""
    for kind, name in command.meets:
        assert desk.has(kind, name), f"there is no {kind} {name}"

    told = desk.type(command)
    if command.restore:
        now = live.read()  # what the command added goes, too: a secret would stay
        live.write({**dict.fromkeys(now), **deployed}, now)

    said = told.stdout + told.stderr
    assert told.returncode == command.exit, said
    for pattern in command.shows:
        assert re.search(pattern, said, re.MULTILINE), f"{pattern} is not in:\n{said[-3000:]}"


@pytest.mark.parametrize("command", ASKED, ids=lambda command: command.title)
def test_a_service_that_the_emulator_lacks_takes_the_question(command: Command) -> None:
    """The same request is well-formed, and moto answers it."""
    service, operation = command.call

    with mock_aws():
        client = boto3.client(service, REGION)
        told = getattr(client, operation)(**command.arguments)

    assert told["ResponseMetadata"]["HTTPStatusCode"] == 200


@pytest.mark.parametrize("command", OURS, ids=lambda command: command.title)
def test_where_the_guide_has_no_command_of_aws_ours_meets_the_same(
    desk: Desk, command: Command
) -> None:
    """Paths of Node and Amplify are ours in Python; what they are about is there."""
    for kind, name in command.meets:
        assert desk.has(kind, name), f"there is no {kind} {name}"

    assert (desk.folder / "loansHandler" / "function.zip").is_file()
    assert "`skycap " in command.result


def test_the_document_says_what_the_tests_prove() -> None:
    """The table in the documentation is made of the data of these tests."""
    assert DOCUMENT.read_text(encoding="utf-8") == document(ALL)
