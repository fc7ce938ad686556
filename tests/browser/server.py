"""A real server with the demo portfolio, for the tests in the browser and for the screenshots."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 60


@dataclass(frozen=True)
class Running:
    """A server that answers at `url`, whose data nobody else uses."""

    url: str
    data: Path

    @staticmethod
    def password(username: str) -> str:
        """The password of a member of staff of the demo: maker, checker, accountant or admin."""
        return f"{username}-demo-2026"


def make_portfolio(folder: Path) -> None:
    """Make the demo portfolio in `folder`."""
    command = [sys.executable, "-m", "skycap", "demo", "--no-serve", "--data", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


@contextlib.contextmanager
def serving(portfolio: Path) -> Iterator[Running]:
    """Serve a copy of `portfolio` at a free port, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="skycap-browser-") as folder:
        data = Path(folder, "data")
        shutil.copytree(portfolio, data)
        command = [sys.executable, "-m", "skycap", "--data", str(data), "serve", "--port", "0"]
        environment = {**os.environ, "SKYCAP_DEMO": "1", "SKYCAP_LOG_LEVEL": "warning"}
        with subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                yield Running(_address(process), data)
            finally:
                process.kill()  # asked politely, it would wait for the browser's connections
                process.wait()


def _address(process: "subprocess.Popen[str]") -> str:
    """Wait for the line that says where the server is; keep reading, so that it never blocks."""
    assert process.stdout is not None
    clock = threading.Timer(START_SECONDS, process.kill)
    clock.start()
    said = []
    for line in process.stdout:
        said.append(line)
        found = re.search(r"open at (http://\S+)", line)
        if found:
            clock.cancel()
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return found[1]
    raise RuntimeError("the server did not start:\n" + "".join(said))
