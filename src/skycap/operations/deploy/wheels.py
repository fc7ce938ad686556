"""The libraries of a package: which of the lock's, and their files.

For AWS the wheels come through pip, checked against the lock's hashes, for the machine and the
Python of Lambda whatever builds them. For an emulator on this machine they are taken from what is
installed here, so that nothing is fetched.
"""

import platform
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from packaging.markers import Marker
from packaging.utils import canonicalize_name

from skycap.operations import Stopped

LEFT_OUT: Final = {
    "the runtime of Lambda brings it, patched by AWS; ours would be 25 MB more to load": (
        "boto3", "botocore", "python-dateutil", "s3transfer", "six", "urllib3",
    ),
    "keeps SQLite, which a function does not have": (
        "alembic", "greenlet", "mako", "markupsafe", "pysqlite3", "sqlalchemy",
    ),
    "serves HTTP, which API Gateway does": ("h11", "httptools", "uvicorn", "uvloop"),
    "makes the command line": (
        "click", "colorama", "markdown-it-py", "mdurl", "pygments", "rich", "shellingham", "typer",
    ),
    "makes the certificate of `skycap serve`": ("cryptography",),
    "only compiles C for cffi": ("pycparser",),
}  # fmt: skip
"""Libraries of the lock that a function never imports, by the reason; a test imports without."""

# What Lambda's Amazon Linux 2023 (glibc 2.34) runs, best first.
_PLATFORMS: Final = ("manylinux_2_34", "manylinux_2_28", "manylinux2014", "manylinux_2_17")
_PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.+?))? *\\?$")
_HASH: Final = re.compile(r"--hash=(sha256:[0-9a-f]{64})")
_SCRIPTS: Final = re.compile(r"^[^/]+\.data/(?!purelib/|platlib/)")
_LIBRARY: Final = re.compile(r"^[^/]+\.data/(?:purelib|platlib)/")


@dataclass(frozen=True, slots=True)
class Target:
    """What a package is for: Lambda's name of the processor, and the Python."""

    architecture: str = "arm64"
    python: str = "3.13"

    @classmethod
    def here(cls) -> "Target":
        """This machine and this Python."""
        known = {"aarch64": "arm64", "amd64": "x86_64"}
        machine = platform.machine().lower()
        return cls(known.get(machine, machine), "{}.{}".format(*sys.version_info))

    @property
    def machine(self) -> str:
        """The processor, as wheels call it."""
        return "aarch64" if self.architecture == "arm64" else self.architecture

    @property
    def environment(self) -> dict[str, str]:
        """What the markers of a lock ask about, answered for the target."""
        return {
            "platform_machine": self.machine,
            "sys_platform": "linux",
            "platform_system": "Linux",
            "os_name": "posix",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
        }


@dataclass(frozen=True, slots=True)
class Pin:
    """A library at one release, with the hashes that any file of it may have."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def requirement(self) -> str:
        """The line that pip reads; without a marker, which pip would ask this machine about."""
        return " ".join([f"{self.name}=={self.version}", *(f"--hash={one}" for one in self.hashes)])


def needed(lock: str, target: Target) -> list[Pin]:
    """The libraries of `lock` that a function on `target` needs."""
    left_out = {name for names in LEFT_OUT.values() for name in names}
    return [pin for pin in pinned(lock, target) if canonicalize_name(pin.name) not in left_out]


def pinned(lock: str, target: Target) -> list[Pin]:
    """All libraries of `lock` for `target`."""
    pins = []
    for entry in re.split(r"\n(?=[A-Za-z0-9])", lock):
        found = _PINNED.match(entry.partition("\n")[0])
        if found is None:
            continue
        name, version, marker = found.groups()
        if marker is None or Marker(marker).evaluate(target.environment):
            pins.append(Pin(name, version, tuple(_HASH.findall(entry))))
    return pins


def fetched(pins: Iterable[Pin], target: Target) -> Iterator[tuple[str, bytes]]:
    """The files of the pins' wheels for `target`, each checked against the lock's hashes."""
    with TemporaryDirectory(prefix="skycap-wheels-") as folder:
        listed = Path(folder, "requirements.txt")
        listed.write_text("\n".join(pin.requirement for pin in pins), encoding="utf-8")
        platforms = [f"--platform={name}_{target.machine}" for name in _PLATFORMS]
        done = subprocess.run(  # noqa: S603 - pip, at the releases and hashes of our own lock
            [
                *(sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"),
                *("download", "-qq", "--no-deps", "--require-hashes", "--only-binary=:all:"),
                *platforms,
                *("--implementation=cp", f"--python-version={target.python}"),
                *("-r", str(listed), "-d", folder),
            ],
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise Stopped(_why(done.stderr))
        for wheel in sorted(Path(folder).glob("*.whl")):
            yield from unpacked(wheel)


def _why(told: str) -> str:
    if "No module named pip" in told:
        return "deploying needs pip beside Skycap: python -m ensurepip"
    return f"pip cannot get the libraries of requirements/aws.lock:\n{told.strip()}"


def unpacked(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a wheel at the places where they are imported; scripts are no use there."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and not _SCRIPTS.match(name):
                yield _LIBRARY.sub("", name), archive.read(name)


def installed(pins: Iterable[Pin]) -> Iterator[tuple[str, bytes]]:
    """The files of the pins as they are installed here, for a Lambda that runs on this machine."""
    for pin in pins:
        try:
            distribution = metadata.distribution(pin.name)
        except metadata.PackageNotFoundError:
            raise Stopped(f"{pin.name} is not installed: pip install 'skycap[aws]'") from None
        for file in distribution.files or ():
            path = Path(str(distribution.locate_file(file)))
            if ".." not in file.parts and path.is_file():
                yield file.as_posix(), path.read_bytes()
