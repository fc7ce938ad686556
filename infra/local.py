"""AWS on this machine: an emulator, the real template in it, the pages before it.

    python3 run.py aws-local [--port 8000] [--lender "Tati Loans"]

Nothing leaves this machine and nothing is kept: Ctrl-C ends the emulator and all that it started.
"""

import argparse
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any, Final

import uvicorn

from infra import tools
from infra.edge import Origins, application
from tests.emulators import running_ministack

ENVIRONMENT: Final = "prod"
TEMPLATE: Final = Path(__file__).with_name("template.yaml")
UNKNOWN: Final = ("AWS::WAFv2::WebACLAssociation", "AWS::Backup::BackupSelection")
"""Kinds of resources that the emulator refuses; tests read them in the template instead."""

START: Final = "open at"


@dataclass(frozen=True, slots=True)
class Deployed:
    """Skycap as it stands in an emulator: the names of its parts, and who may sign in."""

    emulator: str
    told: dict[str, Any]

    @property
    def outputs(self) -> dict[str, str]:
        """What the stack tells about itself."""
        outputs: dict[str, str] = self.told["outputs"]
        return outputs

    @property
    def origins(self) -> Origins:
        """Where the pages and the API are fetched from."""
        return Origins(
            self.emulator, self.outputs["ApiId"], ENVIRONMENT, self.outputs["SiteBucketName"]
        )

    @property
    def passwords(self) -> dict[str, str]:
        """The passwords of the seeded users."""
        return {user["username"]: user["password"] for user in self.told.get("users", ())}


def deploy(emulator: str, folder: Path, *options: str) -> Deployed:
    """Deploy all of Skycap with the real command; what it said goes to standard error.

    The template is the real one, written into `folder` without what the emulator does not know.
    """
    template = folder / "template.yaml"
    template.write_text(known(TEMPLATE.read_text(encoding="utf-8")), encoding="utf-8")
    command = [sys.executable, "-m", "skycap", "deploy", "all", "--endpoint-url", emulator]
    command += ["--template", str(template), "--yes", "--json", *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Deployed(emulator, json.loads(done.stdout))


def known(template: str) -> str:
    """`template` without the resources of the kinds that the emulator does not know."""
    parts = re.split(r"(?m)^(?=  \w+:\n    Type: AWS::|\w)", template)
    return "".join(
        part for part in parts if not any(f"    Type: {kind}\n" in part for kind in UNKNOWN)
    )


@contextmanager
def _ending_by_signal() -> Iterator[None]:
    """Let a polite request to end be answered like Ctrl-C, so that nothing stays behind."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def serve(arguments: Sequence[str]) -> int:
    """Start everything, say where it is, and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="run.py aws-local", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="the port; 0: any that is free")
    parser.add_argument("--lender", default="Tati Loans", help="the lender's name")
    given = parser.parse_args(arguments)
    tools.install()
    with ExitStack() as stack:
        stack.enter_context(_ending_by_signal())
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="skycap-aws-")))
        print("skycap: starting the emulator and deploying into it", flush=True)
        emulator = stack.enter_context(running_ministack(folder / "emulator"))
        deployed = deploy(emulator.url, folder, "--lender", given.lender)
        configuration = uvicorn.Config(
            application(deployed.origins), host="127.0.0.1", log_level="warning"
        )
        configuration.port = given.port
        listener = configuration.bind_socket()
        port = listener.getsockname()[1]
        _tell(deployed, port)
        try:
            uvicorn.Server(configuration).run([listener])
        except KeyboardInterrupt:
            print("\nskycap: ended; nothing is kept", flush=True)
    return 0


def _tell(deployed: Deployed, port: int) -> None:
    print(f"\nSkycap is {START} http://127.0.0.1:{port}, on an emulator of AWS.\n")
    for name, password in deployed.passwords.items():
        print(f"  {name:<12}{password}")
    wrapper = f"aws --endpoint-url {deployed.emulator} --region us-east-1"
    print(f"\nThe guide's commands work with:  {wrapper}")
    print("Ctrl-C ends it; nothing is kept.", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(serve(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
