"""Install the AWS emulator and the template's linters, in a virtual environment of their own.

    .venv/bin/python infra/tools.py

They pin Pydantic and an AWS library at releases that Skycap itself is past (pyproject.toml says
which), so they cannot share `.venv`; theirs is `.venv/aws-tools`. Does nothing when it is there.
"""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TOOLS: Final = ROOT / ".venv" / "aws-tools"
PYTHON: Final = TOOLS / "bin" / "python"
LOCK: Final = ROOT / "requirements" / "aws-tools.lock"
STAMP: Final = TOOLS / "installed-lock"


def install() -> None:
    """Make the environment hold what its lock names, if it does not yet."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest() + "\n" + sys.version
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
    STAMP.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    install()
