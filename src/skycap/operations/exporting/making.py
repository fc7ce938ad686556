"""Making an export: into a new folder, with a manifest of what is in it; or into S3."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.aws.account import Client, explained
from skycap.operations.aws.sending import S3Folder
from skycap.operations.exporting.datasets import Dataset, Line, datasets
from skycap.operations.exporting.formats import Format
from skycap.services.office import Office

MANIFEST: Final = "manifest.json"

Progress = Callable[[str, int], None]
"""Is told what is exported, and how many lines of it are done."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file of an export; `digest` is its SHA-256, `size` in bytes."""

    name: str
    what: str
    lines: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Export:
    """What an export holds, and where it is. `one_moment` says that nobody wrote meanwhile."""

    where: str
    version: str
    format: str
    begun_at: str
    ended_at: str
    currency: str
    decimals: int
    personal: bool
    one_moment: bool
    files: tuple[Written, ...]

    def to_json(self) -> dict[str, Any]:
        """As the manifest and `--json` show it."""
        return {
            "version": self.version,
            "format": self.format,
            "begunAt": self.begun_at,
            "endedAt": self.ended_at,
            "currency": self.currency,
            "decimals": self.decimals,
            "personalData": self.personal,
            "oneMoment": self.one_moment,
            "files": [asdict(one) for one in self.files],
        }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to export, and how. `personal` lets personal data in."""

    what: tuple[str, ...]
    format: Format
    personal: bool
    version: str
    one_moment: bool

    def chosen(self) -> list[Dataset]:
        """The datasets: those that are named, or all that may be had. Raises `Stopped`."""
        known = datasets(personal=self.personal)
        if not self.what:
            return [one for one in known.values() if self.personal or not one.personal]
        for name in self.what:
            if name not in known:
                raise Stopped(f"there are no {name}; choose among {', '.join(known)}")
            if known[name].personal and not self.personal:
                raise Stopped(f"{name} tell of persons: only an administrator may, with --personal")
        return [known[name] for name in dict.fromkeys(self.what)]


def to_folder(office: Office, wanted: Wanted, folder: Path, show: Progress) -> Export:
    """Export into the new folder `folder`, for us alone. Whole, or nothing is there."""
    if folder.exists():
        raise Stopped(f"{folder} is there already; name a new folder")
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.absolute().parent))
    try:
        made = _write(office, wanted, part, str(folder), show)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def to_s3(
    office: Office, wanted: Wanted, client: Client, folder: S3Folder, show: Progress
) -> Export:
    """Export into S3. Each file is read back; the manifest comes last: without it there is none.

    What was sent is removed when something goes wrong.
    """
    with explained():
        held = client.list_objects_v2(Bucket=folder.bucket, Prefix=folder.prefix, MaxKeys=1)
    if held.get("KeyCount"):
        raise Stopped(f"{folder.address('')} holds something already; name a new place")
    sent: list[str] = []
    with tempfile.TemporaryDirectory(prefix="skycap-export-") as place:
        part = Path(place)
        made = _write(office, wanted, part, folder.address(""), show)
        try:
            for name in (*[one.name for one in made.files], MANIFEST):
                sent.append(name)
                folder.send(client, part / name, _silent)
        except BaseException:
            with explained():
                for name in sent:
                    client.delete_object(Bucket=folder.bucket, Key=folder.prefix + name)
            raise
    return made


def _write(office: Office, wanted: Wanted, part: Path, where: str, show: Progress) -> Export:
    lender, begun = office.lender(), moment_text(office.clock.now())
    files = [_file(office, one, wanted.format, part, show) for one in wanted.chosen()]
    made = Export(
        where=where,
        version=wanted.version,
        format=wanted.format.value,
        begun_at=begun,
        ended_at=moment_text(office.clock.now()),
        currency=lender.currency,
        decimals=lender.exponent,
        personal=wanted.personal,
        one_moment=wanted.one_moment,
        files=tuple(files),
    )
    (part / MANIFEST).write_text(json.dumps(made.to_json(), indent=2) + "\n", encoding="utf-8")
    _sync(part, [*[one.name for one in files], MANIFEST])
    return made


def _file(office: Office, dataset: Dataset, form: Format, part: Path, show: Progress) -> Written:
    path = part / f"{dataset.name}{form.ending}"

    def told() -> Iterator[Line]:
        for number, line in enumerate(dataset.lines(office), 1):
            show(dataset.name, number)
            yield line

    path.touch(mode=0o600)
    lines = form.write(path, dataset.columns, told())
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(path.name, dataset.name, lines, path.stat().st_size, digest)


def _sync(part: Path, names: Sequence[str]) -> None:
    """Make the files durable before they get their place."""
    for name in names:
        handle = os.open(part / name, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _silent(_done: int, _of: int) -> None:
    """Sending is short beside reading, which was shown."""
