"""Renew the lock files from pyproject.toml with uv; `run.py lock` calls this.

    .venv/bin/python requirements/renew.py [--upgrade]

Versions move only where they must, or with --upgrade.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PROJECT: Final = ("pyproject.toml", "--constraints", "requirements/runtime.lock")
LOCKS: Final = (
    ("runtime", ("pyproject.toml", "--group", "build")),
    ("dev", (*PROJECT, "--group", "dev", "--extra", "aws", "--extra", "parquet")),
    ("aws", (*PROJECT, "--extra", "aws")),  # what a Lambda package holds
    ("aws-tools", ("--group", "aws-tools")),
)
FIXED: Final = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    # No address of an index or a mirror: a lock must install from wherever the reader's pip looks.
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header"),
)


def renew(options: Sequence[str]) -> None:
    """Write every lock anew; `options` go to uv."""
    uv = Path(sys.executable).with_name("uv")
    for name, what in LOCKS:
        target = ROOT / "requirements" / f"{name}.lock"
        print(f"skycap: resolving {target.relative_to(ROOT)}", flush=True)
        arguments = [*what, *FIXED, "--output-file", target, *options]
        subprocess.run([uv, "pip", "compile", "-q", *arguments], check=True, cwd=ROOT)
        if "://" in target.read_text(encoding="utf-8"):
            sys.exit(f"{target.name} names an address; a lock must not")


if __name__ == "__main__":
    renew(sys.argv[1:])
