"""`skycap demo`: made once, shown, served, and never in the place of real loans."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner, Result

from skycap.cli import app, serve
from skycap.demo import portfolio
from skycap.demo.folder import BUILDING, MARK
from skycap.demo.portfolio import SEED, Book
from skycap.demo.staff import SHOWN
from skycap.demo.stories import LOANS_MIN
from skycap.services.office import Office
from skycap.settings import Settings

Progress = Callable[[int, int], None]


class Demo:
    """The command over one folder, with the smallest book."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.served: list[Settings] = []

    def run(self, *words: str) -> Result:
        """Run `skycap demo` here."""
        return CliRunner().invoke(app, ["demo", "--data", str(self.data), *words])

    def json(self, *words: str) -> Any:  # noqa: ANN401 - JSON may be anything
        """What `skycap demo --json` answers."""
        result = self.run(*words, "--json")
        assert result.exit_code == 0, result.output
        return orjson.loads(result.stdout)


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Demo:
    """The command with the smallest book, and a server that only says who asked for it."""
    made = Demo(tmp_path / "demo")
    build = portfolio.build

    def small(office: Office, book: Book, progress: Progress) -> int:
        return build(office, replace(book, loans=LOANS_MIN), progress)

    def run(settings: Settings, ready: Callable[[], None]) -> None:
        made.served.append(settings)
        print("Skycap is open")  # noqa: T201 - as the server does
        ready()

    monkeypatch.setattr(portfolio, "build", small)
    monkeypatch.setattr(serve, "run", run)
    return made


def test_the_demo_is_made_shown_and_served(demo: Demo) -> None:
    """It shows the portfolio and clean books, serves them as a demo, and tells the sign-ins."""
    result = demo.run("--port", "8123")

    assert result.exit_code == 0, result.output
    assert f"Tati River Finance (demo): {LOANS_MIN} loans, all invented" in result.stdout
    assert "nothing is wrong; the trial balance sums to 0.00." in result.stdout
    assert all(member.password in result.stdout for member in SHOWN)
    assert result.stdout.index("Skycap is open") < result.stdout.index(SHOWN[0].password)
    (settings,) = demo.served
    assert (settings.data, settings.port, settings.demo) == (demo.data, 8123, True)
    assert settings.host == "127.0.0.1"


def test_the_demo_is_made_once(demo: Demo) -> None:
    """The second run serves what the first made; `--fresh` makes it anew."""
    demo.json("--no-serve")
    keys = (demo.data / "keys.json").read_text()
    demo.json("--no-serve")
    assert (demo.data / "keys.json").read_text() == keys

    demo.json("--no-serve", "--fresh")

    assert (demo.data / "keys.json").read_text() != keys
    assert not demo.served


def test_json_is_all_that_a_script_reads(demo: Demo) -> None:
    """Standard output holds one JSON value, also while serving; the rest goes to standard error."""
    told = demo.json()

    assert told["clean"] is True
    assert told["trialBalance"] == "0.00"
    assert sum(told["loans"].values()) == LOANS_MIN
    assert told["url"] == "http://127.0.0.1:8000"
    expected = [
        {"username": member.username, "password": member.password, "role": member.role.value}
        for member in SHOWN
    ]
    assert told["signIns"] == expected
    assert len(demo.served) == 1


def test_another_seed_needs_a_fresh_demo(demo: Demo) -> None:
    """A demo is not taken for the one of another seed."""
    demo.json("--no-serve", "--seed", str(SEED))

    result = demo.run("--no-serve", "--seed", "7")

    assert result.exit_code == 1
    assert "add --fresh" in result.stderr
    assert demo.json("--no-serve", "--seed", "7", "--fresh")["clean"]
    assert orjson.loads((demo.data / MARK).read_bytes())["seed"] == 7


def test_an_interrupted_build_is_begun_again(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle leaves no demo; the next run recognises what is left and makes one."""
    build = portfolio.build

    def interrupted(office: Office, book: Book, progress: Progress) -> int:
        build(office, book, progress)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(portfolio, "build", interrupted)
        assert demo.run("--no-serve").exit_code != 0
    left = demo.data.with_name("demo.unfinished")
    assert not demo.data.exists()
    assert (left / BUILDING).exists()

    assert demo.json("--no-serve")["clean"]

    assert not left.exists()


def test_a_failed_build_leaves_nothing(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, the command says so and clears what it began."""

    def full(office: Office, book: Book, progress: Progress) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(portfolio, "build", full)

    result = demo.run("--no-serve")

    assert result.exit_code == 3
    assert "No space left on device" in result.stderr
    assert list(demo.data.parent.iterdir()) == []


def test_a_real_installation_is_never_replaced(demo: Demo) -> None:
    """A folder with real loans in it is refused, with `--fresh` too."""
    made = CliRunner().invoke(app, ["--data", str(demo.data), "init", "--yes"])
    assert made.exit_code == 0, made.output
    before = (demo.data / "keys.json").read_bytes()

    for words in ((), ("--fresh",)):
        result = demo.run("--no-serve", *words)
        assert result.exit_code == 1
        assert "is not a demo" in result.stderr

    assert (demo.data / "keys.json").read_bytes() == before
    assert not demo.served


def test_the_variable_of_a_real_installation_is_not_looked_at(
    demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SKYCAP_DATA names real loans, so the demo goes into its own folder all the same."""
    monkeypatch.setenv("SKYCAP_DATA", str(tmp_path / "real"))
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(app, ["demo", "--no-serve"])

    assert result.exit_code == 0, result.output
    assert (tmp_path / "skycap-demo" / MARK).exists()
    assert not (tmp_path / "real").exists()


def test_an_open_demo_is_warned_about(demo: Demo) -> None:
    """Who serves a demo to a whole network is told what that means."""
    result = demo.run("--host", "192.0.2.1")

    assert "everybody who reaches this address can sign in" in result.stderr
