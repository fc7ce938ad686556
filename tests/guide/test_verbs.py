"""Every heading of the maintenance guide is done by a verb, on one machine and on AWS."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from skycap.cli import app
from tests.cloud import Cloud, cloud
from tests.guide.verbs import DOCUMENT, Task, table, tasks
from tests.house.source import ROOT

__all__ = ["cloud"]

ALL = tasks()
TYPED = [(task, verb) for task in ALL for verb in task.verbs]
HERE = [one for one in TYPED if one[0].only != "aws"]
THERE = [one for one in TYPED if one[0].only != "embedded"]
COMMANDS = ROOT / "tests" / "guide" / "commands.toml"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh installation on this machine."""
    folder = tmp_path_factory.mktemp("machine") / "data"
    words = ["--data", str(folder), "init", "--yes", "--name", "Tati Loans"]
    done = CliRunner().invoke(
        app, [*words, "--password-file", "-"], input="two herons by the dam\n"
    )
    assert done.exit_code == 0, done.output
    return folder


def ran(where: Sequence[str], verb: str, folder: Path, task: Task) -> None:
    """Run a verb, and see that it answers."""
    words = verb.replace("{folder}", str(folder)).split()
    done = CliRunner().invoke(app, [*where, *words])
    assert done.exit_code in task.codes, f"exit {done.exit_code}: {done.output}"
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.output.strip()


@pytest.mark.parametrize(("task", "verb"), HERE, ids=[verb for _, verb in HERE])
def test_a_verb_answers_on_one_machine(data: Path, tmp_path: Path, task: Task, verb: str) -> None:
    """What the guide asks for is one command, which says how things stand."""
    ran(["--data", str(data)], verb, tmp_path, task)


@pytest.mark.parametrize(("task", "verb"), THERE, ids=[verb for _, verb in THERE])
def test_the_same_verb_answers_on_aws(cloud: Cloud, tmp_path: Path, task: Task, verb: str) -> None:
    """The same words, with the environment before them."""
    where = ["--env", "prod", "--endpoint-url", cloud.emulator.url]
    ran(where, verb, tmp_path, task)


def test_every_heading_of_the_guide_has_its_verb() -> None:
    """Each heading under which the guide has commands is in the table, in the same words."""
    told = tomllib.loads(COMMANDS.read_text(encoding="utf-8"))["command"]
    ours = " ".join(task.heading for task in ALL)
    for command in told:
        group, _, title = command["section"].partition(": ")
        word = group if group.startswith("Issue") else title
        first = re.split(r"[ ,]", word)[0] if group == "Performance" else word
        assert first in ours or group in ours, command["section"]


def test_the_document_has_the_table_of_what_is_run_here() -> None:
    """The page of operators is written from the data of these tests."""
    assert table() in DOCUMENT.read_text(encoding="utf-8")


def test_every_page_that_the_table_names_is_there() -> None:
    """Each link leads to a page, and to a heading of it."""
    for task in ALL:
        name, _, anchor = task.page.partition("#")
        text = (DOCUMENT.parent / name).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
        assert not anchor or anchor in anchors, task.page
