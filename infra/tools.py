"""Install the AWS emulators and the template's linters, in an environment of their own.

    .venv/bin/python infra/tools.py

They pin Pydantic and an AWS library at releases that Skycap itself is past (pyproject.toml says
which), so they cannot share `.venv`; theirs is `.venv/aws-tools`. Dynoxide, an emulator of DynamoDB
that keeps what it acknowledged, comes from npm as a program; there is one for Linux on x86-64 only.
Does nothing when all is there.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TOOLS: Final = ROOT / ".venv" / "aws-tools"
PYTHON: Final = TOOLS / "bin" / "python"
LOCK: Final = ROOT / "requirements" / "aws-tools.lock"
NODE_FILES: Final = tuple(
    ROOT / "infra" / name for name in ("package.json", "package-lock.json", ".npmrc")
)
NODE: Final = TOOLS / "node"
DYNOXIDE: Final = NODE / "node_modules" / "@dynoxide" / "linux-x64" / "dynoxide"
STAMP: Final = TOOLS / "installed-lock"


def install() -> None:
    """Make the environment hold what its locks name, if it does not yet."""
    locks = b"".join(path.read_bytes() for path in (LOCK, *NODE_FILES))
    wanted = hashlib.sha256(locks).hexdigest() + "\n" + sys.version
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("skycap: installing the tools for AWS (requirements/aws-tools.lock)", flush=True)
    # Debian's Python may lack ensurepip: the pip of .venv installs for the other one too.
    subprocess.run(
        [sys.executable, "-m", "venv", "--clear", "--without-pip", str(TOOLS)], check=True
    )
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    # The lock is complete, so pip need not resolve anything again.
    locked = ["--no-deps", "--require-hashes", "-r", str(LOCK)]
    subprocess.run([*pip, "--python", str(PYTHON), "install", "-qq", *locked], check=True)
    _install_node_packages()
    STAMP.write_text(wanted, encoding="utf-8")


def _install_node_packages() -> None:
    sys.path.insert(0, str(ROOT))
    from hatch_build import npm_command  # noqa: PLC0415 - it lies at the root, which is no package

    NODE.mkdir()
    for path in NODE_FILES:
        shutil.copy(path, NODE)
    command, environment = npm_command()
    subprocess.run([*command, "ci", "--silent"], cwd=NODE, env=environment, check=True)


if __name__ == "__main__":
    install()
