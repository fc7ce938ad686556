"""A real Skycap for tests: an installation in a folder of its own, served by the real command."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx2

PASSWORDS = {name: f"{name}-test-2026" for name in ("maker", "checker", "accountant", "admin")}
START_SECONDS_MAX = 30


@dataclass
class Server:
    """A running `skycap serve`: its address, its process, and what it has printed so far."""

    url: str
    process: subprocess.Popen[str]
    printed: list[str] = field(default_factory=list)


def skycap(data: Path, *arguments: str, text: str | None = None) -> str:
    """Run the command line on the installation in `data`, and give what it prints."""
    command = [sys.executable, "-m", "skycap", "--data", str(data), *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments} ended with {done.returncode}:\n{done.stderr}"
    return done.stdout


def install(data: Path) -> None:
    """Make an installation whose four users have the passwords of `PASSWORDS`."""
    skycap(data, "init", "--yes", "--name", "Tati Loans", "--admin", "owner", "--json")
    seeded = {
        user["username"]: user["password"]
        for user in json.loads(skycap(data, "users", "seed", "--json"))
    }  # fmt: skip - one thing: the passwords that are shown once
    with serving(data) as server, httpx2.Client(base_url=server.url) as client:
        for username, password in PASSWORDS.items():
            known = {"username": username, "password": seeded[username]}
            token = client.post("/api/auth/login", json=known).raise_for_status().json()["token"]
            changed = {"currentPassword": seeded[username], "newPassword": password}
            headers = {"Authorization": f"Bearer {token}"}
            client.post("/api/auth/password", json=changed, headers=headers).raise_for_status()


@contextmanager
def serving(data: Path, *options: str) -> Iterator[Server]:
    """Serve the installation in `data` on a free port until the block ends."""
    command = [sys.executable, "-m", "skycap", "--data", str(data), "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        server = Server("", process)
        ready = threading.Event()
        reader = threading.Thread(target=_listen, args=(process.stdout, server, ready), daemon=True)
        reader.start()
        try:
            assert ready.wait(START_SECONDS_MAX), f"not ready: {server.printed}"
            assert server.url, f"it ended: {server.printed}"
            yield server
        finally:
            process.terminate()
            process.wait(timeout=START_SECONDS_MAX)
            reader.join(timeout=START_SECONDS_MAX)


def _listen(output: IO[str], server: Server, ready: threading.Event) -> None:
    for line in output:
        server.printed.append(line)
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found and not server.url:
            server.url = found[0]
            ready.set()
    ready.set()
