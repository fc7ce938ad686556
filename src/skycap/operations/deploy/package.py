"""The package of the functions: our code and its libraries in one zip, always the same bytes.

Names are sorted and times fixed, so the same source gives the same digest, and a deployment
without a change is recognised as one. The folder of a function cannot be written, so without
compiled files Python would compile everything at every cold start: they are part of the package
when a Python of the target's release is at hand.
"""

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import skycap
from skycap.operations import Stopped
from skycap.operations.deploy.wheels import Target, fetched, installed, needed

OURS: Final = Path(skycap.__file__).parent
ELSEWHERE: Final = ("cli", "demo", "site", "storage/sql")
"""Our rooms that no function enters."""

BYTES_MAX: Final = 50_000_000
"""Lambda takes no zip beyond this from a command; unpacked it may have five times as much."""

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell
_READABLE: Final = 0o100644 << 16
_UNUSED: Final = {"tests", "__pycache__"}
_UNUSED_FILES: Final = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"}
_UNUSED_ENDINGS: Final = (".pyc", ".pyi", ".pxd", ".pyx", ".c", ".h")


@dataclass(frozen=True, slots=True)
class Package:
    """A finished function.zip."""

    body: bytes
    compiled: bool

    @property
    def digest(self) -> str:
        """What names it: any other content has another."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def code_digest(self) -> str:
        """The same as Lambda tells it, in base64."""
        return base64.b64encode(hashlib.sha256(self.body).digest()).decode("ascii")

    @property
    def key(self) -> str:
        """Its name in the bucket of artifacts."""
        return f"functions/{self.digest}.zip"


def build(lock: str, target: Target, *, fetch: bool = True) -> Package:
    """Make the package for `target` from our source and the libraries of `lock`.

    With `fetch` the libraries come from the package index; without, from this installation, which
    only suits a Lambda on this machine. Raises `Stopped` when a library cannot be had.
    """
    if not fetch and target != Target.here():
        raise Stopped("only a package for this machine can be made of what is installed on it")
    pins = needed(lock, target)
    files = dict(wanted(fetched(pins, target) if fetch else installed(pins)))
    files.update(wanted(ours()))
    compiled = _compiled(files, target)
    body = zipped({**files, **compiled})
    if len(body) > BYTES_MAX:
        raise Stopped(f"the package has {len(body):,} bytes; Lambda takes {BYTES_MAX:,}")
    return Package(body, bool(compiled))


def ours(root: Path = OURS) -> Iterator[tuple[str, bytes]]:
    """The files of Skycap itself that a function may import."""
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not any(name.startswith(f"{room}/") for room in ELSEWHERE):
            yield f"{root.name}/{name}", path.read_bytes()


def wanted(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Those of `files` that are of use when running: no tests, caches, stubs or C sources."""
    for name, body in files:
        *folders, last = name.split("/")
        unused = last in _UNUSED_FILES or last.endswith(_UNUSED_ENDINGS)
        if not unused and not _UNUSED.intersection(folders):
            yield name, body


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on nothing but `files`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            archive.writestr(entry, files[name])
    return target.getvalue()


def compiler(target: Target) -> str | None:
    """A Python on this machine that compiles for the target's Python."""
    if target.python == Target.here().python:
        return sys.executable
    program = shutil.which(f"python{target.python}")
    if program is None:
        return None
    # A version manager may put a name on the PATH that starts nothing.
    works = subprocess.run([program, "-c", ""], check=False, capture_output=True)  # noqa: S603 - the Python just found
    return program if works.returncode == 0 else None


def _compiled(files: Mapping[str, bytes], target: Target) -> dict[str, bytes]:
    """The compiled form of every module, never checked against its source again."""
    program = compiler(target)
    if program is None:
        return {}
    with TemporaryDirectory(prefix="skycap-package-") as name:
        folder = Path(name)
        for file, body in files.items():
            if file.endswith(".py"):
                path = folder / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(body)
        # The place of the code in a function stands in tracebacks, not that of this folder.
        options = ("--invalidation-mode", "unchecked-hash", "-s", name, "-p", "/var/task")
        subprocess.run(  # noqa: S603 - the Python just found
            [program, "-I", "-m", "compileall", "-qq", *options, name],
            check=False,  # a library may ship files for other Pythons, which do not compile
            capture_output=True,
        )
        return {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pyc")
        }
