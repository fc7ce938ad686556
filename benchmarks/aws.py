"""What Skycap costs on AWS: its package, cold and warm starts of a function, units of DynamoDB.

Cold starts run the real runtime loop of Lambda: the runtime interface emulator from the wheel of
`aws-sam-cli` with `awslambdaric`, both installed beside `.venv` when first asked for. The function
is held to a share of one processor by a control group; where that is not allowed, it says so.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.aws_function import Lambda, gateway_event
from benchmarks.aws_units import units
from skycap.operations.deploy import shipped
from skycap.operations.deploy.package import Package, build, wanted
from skycap.operations.deploy.wheels import LEFT_OUT, Target, installed, pinned
from tests.emulators import Emulator, fresh_tables, running_dynoxide

ROOT: Final = Path(__file__).parents[1]
TOOLS: Final = ROOT / ".venv" / "aws-bench"
RUNTIME: Final = ("awslambdaric==4.2.2", "simplejson==4.3.0", "snapshot-restore-py==1.0.0")
SAM: Final = "aws-sam-cli==1.170.0"
RIE: Final = "samcli/local/rapid/aws-lambda-rie-x86_64"
COLD_STARTS: Final = 3
WARM: Final = 60
SHARES: Final = ((100, "a whole processor"), (33, "a third of one"))


def measure() -> list[str]:
    """Lines about the package, the starts, and the units."""
    here = build(shipped.lock(), Target.here(), fetch=False)
    lines = [*_sizes(here), *_starts(here)]
    lines += [
        f"{name:44s} {read:6.1f} read {write:6.1f} write units" for name, read, write, _ in units()
    ]
    return lines


def _sizes(here: Package) -> Iterator[str]:
    arm = build(shipped.lock(), Target())
    for name, package in (("this machine", here), ("arm64, Python 3.13", arm)):
        compiled = "compiled" if package.compiled else "not compiled"
        with tempfile.TemporaryDirectory() as folder:
            files = _unpacked(package, Path(folder))
        yield (
            f"function.zip for {name} ({compiled}): {len(package.body) / 1e6:.1f} MB, "
            f"{files / 1e6:.1f} MB unpacked"
        )


def _unpacked(package: Package, folder: Path) -> int:
    zipped = folder / "function.zip"
    zipped.write_bytes(package.body)
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder / "task")
        return sum(entry.file_size for entry in archive.infolist())


def _starts(package: Package) -> Iterator[str]:
    emulator_program = _tools()
    with tempfile.TemporaryDirectory() as name, running_dynoxide() as dynamodb:
        folder = Path(name)
        _unpacked(package, folder)
        provided = _provided(folder)
        for share, words in SHARES:
            for compiled in (True, False):
                task = _task(folder, compiled=compiled)
                with _share(share) as group:
                    function = Lambda(
                        emulator_program, task, (provided, TOOLS), _environment(dynamodb), group
                    )
                    colds, warms, used = [], [], []
                    for _ in range(COLD_STARTS):
                        with function.running():
                            colds.append(function.invoke(PRODUCTS))
                            used.append(function.processor_seconds())
                            warms += [function.invoke(PRODUCTS) for _ in range(WARM)]
                kind = "compiled" if compiled else "not compiled"
                held = words if group or share == 100 else f"{words} (not held: no control group)"
                yield (
                    f"cold start with {held}, {kind}: {statistics.median(colds) * 1e3:,.0f} ms "
                    f"({statistics.median(used) * 1e3:,.0f} ms of processor time); "
                    f"warm {statistics.median(warms) * 1e3:.1f} ms"
                )


PRODUCTS: Final = gateway_event("GET", "/api/products")


def _environment(dynamodb: Emulator) -> dict[str, str]:
    """The variables of the function, whose tables are in an emulator of DynamoDB."""
    names = fresh_tables(dynamodb)
    return {
        "AWS_ENDPOINT_URL": dynamodb.url,
        "LOANS_TABLE": names.loans,
        "USERS_TABLE": names.users,
        "REPAYMENTS_TABLE": names.repayments,
        "DOCUMENTS_BUCKET": "documents",
        "JWT_SECRET": "a-secret-for-measuring-of-32-bytes-and-more",
    }


def _task(folder: Path, *, compiled: bool) -> Path:
    """The unpacked function, with or without its compiled files."""
    task = folder / "task"
    if compiled:
        return task
    bare = folder / "bare"
    if not bare.exists():
        shutil.copytree(task, bare, ignore=shutil.ignore_patterns("__pycache__"))
    return bare


def _provided(folder: Path) -> Path:
    """What the runtime of Lambda brings, compiled as there: boto3 and what it needs."""
    place = folder / "provided"
    place.mkdir()
    names = next(names for names in LEFT_OUT.values() if "boto3" in names)
    pins = [pin for pin in pinned(shipped.lock(), Target.here()) if pin.name in names]
    for file, body in wanted(installed(pins)):
        path = place / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(place)], check=True)
    return place


def _tools() -> Path:
    """The runtime interface emulator, installed beside the tools when it is not there."""
    program = TOOLS / RIE
    if not program.exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--no-deps", "-t", str(TOOLS), *RUNTIME], check=True)
        subprocess.run([*pip, "download", "--no-deps", "-d", str(TOOLS), SAM], check=True)
        wheel = next(TOOLS.glob("aws_sam_cli-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            archive.extract(RIE, TOOLS)
        program.chmod(0o755)
    return program


@contextmanager
def _share(percent: int) -> Iterator[Path | None]:
    """A control group that may use `percent` of one processor, or None where it is not allowed."""
    old, new = Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup")
    base = old if (old / "cpu.cfs_quota_us").exists() else new
    group = base / f"skycap-{os.getpid()}-{percent}"
    try:
        group.mkdir()
        if base == old:
            (group / "cpu.cfs_period_us").write_text("20000", "ascii")
            (group / "cpu.cfs_quota_us").write_text(str(percent * 200), "ascii")
        else:
            (group / "cpu.max").write_text(f"{percent * 200} 20000", "ascii")
    except OSError:
        if group.exists():
            group.rmdir()
        yield None
        return
    try:
        yield group
    finally:
        while (group / "cgroup.procs").read_text("ascii").strip():  # ended, and not yet forgotten
            time.sleep(0.05)
        group.rmdir()
