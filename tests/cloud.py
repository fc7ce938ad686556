"""All of Skycap deployed into an emulator of AWS, with its front door: made once for a process.

A test module says `from tests.cloud import cloud` and asks for it. It is deployed by the real
command from the real template, and its users changed their first passwords as people do.
"""

import atexit
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn

from infra.edge import Origins, application
from infra.local import Deployed, deploy
from tests.emulators import Emulator, running_ministack

USERS = ("maker", "checker", "accountant", "admin")
ACCOUNT = "123456789012"
REGION = "us-east-1"
OTHER_SITE = "https://your-frontend-domain.com"


def password(username: str) -> str:
    """The password that a seeded user chose."""
    return f"{username}-demo-2026"


@dataclass(frozen=True)
class Cloud:
    """Skycap on an emulator: the front door's address, and everything behind it."""

    url: str
    emulator: Emulator
    deployed: Deployed
    folder: Path

    @property
    def outputs(self) -> dict[str, str]:
        """What the stack tells about itself."""
        return self.deployed.outputs

    @property
    def options(self) -> list[str]:
        """What a command of `skycap deploy` needs to mean this installation."""
        return ["--endpoint-url", self.emulator.url]

    @property
    def template(self) -> Path:
        """The template that was deployed."""
        return self.folder / "template.yaml"

    def token(self, username: str) -> str:
        """A token of a seeded user."""
        known = {"username": username, "password": password(username)}
        told = httpx2.post(f"{self.url}/api/auth/login", json=known, timeout=60)
        return str(told.raise_for_status().json()["token"])

    def skycap(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the command line."""
        command = [sys.executable, "-m", "skycap", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def resources(self) -> list[dict[str, Any]]:
        """The resources of the stack."""
        client = self.emulator.client("cloudformation")
        pages = client.get_paginator("list_stack_resources").paginate(StackName="skycap")
        return [one for page in pages for one in page["StackResourceSummaries"]]


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Cloud:
    """Skycap on an emulator, the same for all modules that leave it as they found it."""
    if not _shared:
        stack = ExitStack()
        atexit.register(stack.close)
        _shared.append(stack.enter_context(deployed_in(tmp_path_factory.mktemp("cloud"))))
    return _shared[0]


@pytest.fixture(scope="module")
def own_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """One of its own for a module that leaves its marks; imported there as `cloud`."""
    with deployed_in(tmp_path_factory.mktemp("cloud")) as made:
        yield made


_shared: list[Cloud] = []


@contextmanager
def deployed_in(folder: Path) -> Iterator[Cloud]:
    """Skycap on an emulator, until the block ends."""
    with running_ministack(folder / "emulator", MINISTACK_ACCOUNT_ID=ACCOUNT) as emulator:
        deployed = deploy(emulator.url, folder, "--set", f"CorsOrigins={OTHER_SITE}")
        with front_door(deployed.origins) as url:
            _warm_up(url)
            _choose_passwords(url, deployed.passwords)
            yield Cloud(url, emulator, deployed, folder)


@contextmanager
def front_door(origins: Origins) -> Iterator[str]:
    """The stand-in for CloudFront on a free port, until the block ends."""
    configuration = uvicorn.Config(application(origins), host="127.0.0.1", log_level="error")
    configuration.port = 0
    listener = configuration.bind_socket()
    listener.listen()  # who comes before the server is up waits, and is not turned away
    server = uvicorn.Server(configuration)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=30)
        listener.close()


def _warm_up(url: str) -> None:
    """Let the emulator start each function beforehand, so that no test waits for it."""
    paths = ["/api/settings/public", "/api/products", "/api/repayments"]
    with ThreadPoolExecutor(len(paths)) as pool:
        list(pool.map(lambda path: httpx2.get(f"{url}{path}", timeout=120), paths))


def _choose_passwords(url: str, seeded: dict[str, str]) -> None:
    """Sign each user in with the password that was shown once, and choose another."""
    with httpx2.Client(base_url=url, timeout=60) as client:
        for username in USERS:
            known = {"username": username, "password": seeded[username]}
            token = client.post("/api/auth/login", json=known).raise_for_status().json()["token"]
            changed = {"currentPassword": seeded[username], "newPassword": password(username)}
            headers = {"Authorization": f"Bearer {token}"}
            client.post("/api/auth/password", json=changed, headers=headers).raise_for_status()


def aws_cli() -> str | None:
    """The AWS CLI of version 2, which has `aws logs tail`, wherever on the PATH it is."""
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = shutil.which("aws", path=folder)
        if program:
            told = subprocess.run(
                [program, "--version"], capture_output=True, text=True, check=False
            )
            if "aws-cli/2" in told.stdout:
                return program
    return None
