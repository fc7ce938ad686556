"""Command lines to try: in this process for speed, and as real programs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner, Result

from skycap.cli import app

ADMIN_PASSWORD = "a quiet river at noon"


class Skycap:
    """The command line over one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, *words: str, typed: str | None = None) -> Result:
        """Run a command in this process; `typed` is what the person types."""
        return CliRunner().invoke(app, ["--data", str(self.data), *words], input=typed)

    def json(self, *words: str) -> Any:  # noqa: ANN401 - JSON may be anything
        """What a command that succeeds answers in JSON."""
        result = self.run(*words, "--json")
        assert result.exit_code == 0, result.output
        return orjson.loads(result.stdout)

    def program(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command as a program of its own."""
        command = [sys.executable, "-m", "skycap", *words]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=60
        )

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program, with this folder and nothing else of Skycap's."""
        kept = {name: text for name, text in os.environ.items() if not name.startswith("SKYCAP_")}
        return kept | {"SKYCAP_DATA": str(self.data)}


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation to copy, with `admin` as its administrator."""
    data = tmp_path_factory.mktemp("installed") / "data"
    words = ("init", "--yes", "--name", "Tati Loans", "--password-file", "-")
    result = Skycap(data).run(*words, typed=ADMIN_PASSWORD + "\n")
    assert result.exit_code == 0, result.output
    return data


@pytest.fixture
def skycap(installed: Path, tmp_path: Path) -> Skycap:
    """The command line over a fresh installation."""
    data = tmp_path / "data"
    shutil.copytree(installed, data)
    return Skycap(data)


@pytest.fixture
def nowhere(tmp_path: Path) -> Skycap:
    """The command line over a folder that does not exist."""
    return Skycap(tmp_path / "nowhere")
