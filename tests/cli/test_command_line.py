"""The command line as a whole: quick, helpful, with stable exit codes and one line a failure."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import typer
from typer.testing import CliRunner

from skycap import __version__
from skycap.cli import app
from skycap.lending.refusals import Code, Refusal
from skycap.services.ports import Conflict, Unavailable
from tests.cli.conftest import Skycap

HEAVY = {
    "alembic", "argon2", "cryptography", "fastapi", "jwt", "orjson", "pyotp", "rich", "skycap.api",
    "skycap.assembly", "skycap.services", "skycap.settings", "skycap.storage", "sqlalchemy",
    "structlog", "uvicorn",
}  # fmt: skip


def commands() -> Iterator[tuple[str, ...]]:
    """Every command and group, as it is typed."""
    root = typer.main.get_command(app)
    yield ()
    for name, command in root.commands.items():  # type: ignore[attr-defined]  # a group
        yield (name,)
        for inner in getattr(command, "commands", {}):
            yield (name, inner)


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_every_command_explains_itself(words: tuple[str, ...]) -> None:
    """Help has a first sentence that fits in the list, and a command has an example."""
    result = CliRunner().invoke(app, [*words, "--help"])

    assert result.exit_code == 0
    assert result.output == CliRunner().invoke(app, [*words, "-h"]).output
    listed = [line for line in result.output.splitlines() if line.startswith("  ")]
    assert not any(line.rstrip().endswith("...") for line in listed)
    groups = {one[0] for one in commands() if len(one) > 1}
    group = not words or (len(words) == 1 and words[0] in groups)
    assert group or "Examples:\n    skycap " in result.output


@pytest.mark.parametrize("words", [("--help",), ("users", "--help"), ("serve", "--help")])
def test_help_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    """Help answers at once because it imports neither the store, nor the API, nor Rich."""
    script = (
        "import sys; from skycap.cli import main; sys.argv = ['skycap', *sys.argv[1:]]\n"
        "try: main()\n"
        "except SystemExit: print('\\n'.join(sys.modules), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True
    )

    assert "Usage: skycap" in done.stdout
    assert set(done.stderr.split()) & HEAVY == set()


def test_the_version_is_told(nowhere: Skycap) -> None:
    """The version comes without an installation."""
    done = nowhere.program("--version")

    assert (done.returncode, done.stdout) == (0, f"skycap {__version__}\n")


def test_completion_knows_the_commands(nowhere: Skycap) -> None:
    """The shell completes what is typed."""
    environment = nowhere.environment | {
        "_SKYCAP_COMPLETE": "complete_bash",
        "COMP_WORDS": "skycap use",
        "COMP_CWORD": "1",
    }
    command = [sys.executable, "-m", "skycap"]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.stdout.split() == ["users"]


def test_the_exit_codes_mean_what_the_help_says(skycap: Skycap, nowhere: Skycap) -> None:
    """0 fine, 1 refused, 2 typed wrongly, 3 not set up: each as a real program."""
    fine = skycap.program("users", "list")
    refused = skycap.program("users", "disable", "nobody")
    misused = skycap.program("users", "dance")
    unavailable = nowhere.program("users", "list")

    codes = [done.returncode for done in (fine, refused, misused, unavailable)]
    assert codes == [0, 1, 2, 3]
    for done in (refused, unavailable):
        assert done.stdout == ""
        assert done.stderr.startswith("skycap: ")
        assert done.stderr.count("\n") == 1
    assert "Traceback" not in misused.stderr
    for code in "0123":
        assert f"  {code}  " in nowhere.program("--help").stdout


def test_the_folder_may_be_given_instead_of_the_variable(skycap: Skycap, nowhere: Skycap) -> None:
    """--data goes before SKYCAP_DATA."""
    done = nowhere.program("--data", str(skycap.data), "users", "list")

    assert done.returncode == 0
    assert "admin" in done.stdout


def test_a_wrong_variable_is_named(nowhere: Skycap, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that cannot be is one line and exit code 3."""
    monkeypatch.setenv("SKYCAP_PORT", "http")

    result = nowhere.run("users", "list")

    assert result.exit_code == 3
    assert result.stderr == "skycap: SKYCAP_PORT must be a whole number from 0 to 65535\n"


@pytest.mark.parametrize(
    ("problem", "code", "line"),
    [
        (Refusal(Code.LOAN_UNKNOWN, "There is no such loan."), 1, "There is no such loan."),
        (Refusal(Code.FIELD_INVALID, "is needed", "name"), 1, "name is needed (field_invalid)"),
        (Unavailable("disk full"), 3, "the store cannot be used: disk full"),
        (Conflict(), 3, "try once more"),
        (OSError(28, "No space left on device", "x.db"), 3, "x.db: No space left on device"),
    ],
)
def test_every_foreseen_failure_is_one_line(
    skycap: Skycap, monkeypatch: pytest.MonkeyPatch, problem: Exception, code: int, line: str
) -> None:
    """Refusals, conflicts and a store that fails become a line and an exit code."""

    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr("skycap.services.users.list_users", fail)

    result = skycap.run("users", "list")

    assert result.exit_code == code
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_slip_of_ours_is_not_hidden(skycap: Skycap, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw keeps its traceback: it is a bug to report."""
    monkeypatch.setattr("skycap.services.users.list_users", lambda *_: 1 // 0)

    result = skycap.run("users", "list")

    assert isinstance(result.exception, ZeroDivisionError)
