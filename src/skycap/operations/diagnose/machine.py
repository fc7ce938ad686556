"""What may be wrong with the machine under an embedded installation: server, database, keys, disk.

It is behind several troubles: whoever cannot write can neither sign in anew nor be paid.
"""

from collections.abc import Iterator
from typing import Final

from skycap.operations.diagnose.causes import EMBEDDED, CannotTell, Section, Seen, cause
from skycap.operations.diagnose.embedded import EmbeddedScene
from skycap.operations.diagnose.web import ask
from skycap.operations.findings import Severity

FREE_BYTES_MIN: Final = 200 << 20
"""Below this, a disk counts as full: the journal of one backup or rebuild may need as much."""

WORK: Final = (
    Section.LOGIN, Section.APPLY, Section.UPLOADS, Section.DASHBOARD, Section.REPAYMENTS,
)  # fmt: skip
ALL: Final = (*WORK, Section.CORS)


@cause(
    "server_down", *ALL, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="start it: skycap serve (or say with --url where it is)",
)  # fmt: skip
def server_down(scene: EmbeddedScene) -> Iterator[Seen]:
    """Nobody answers at the address of the server."""
    answer = scene.ask("GET", "/api/health/live")
    if answer.status:
        return
    remedy = None
    if scene.url.startswith("http://"):
        tls = scene.url.replace("http://", "https://", 1)
        if ask(tls, "GET", "/api/health/live").is_skycap:
            remedy = f"it speaks https: add --url {tls}"
    evidence = {"url": scene.url, "problem": answer.problem}
    yield Seen(scene.url, answer.problem, evidence, remedy=remedy)


@cause(
    "port_taken", *ALL, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="stop the other program, or choose another port: SKYCAP_PORT, or skycap serve --port",
)  # fmt: skip
def port_taken(scene: EmbeddedScene) -> Iterator[Seen]:
    """Another program answers at the address of the server."""
    answer = scene.ask("GET", "/api/health/live")
    if answer.status and not answer.is_skycap and not scene.ask("GET", "/").is_page:
        what = f"what answers there is not Skycap ({answer.told})"
        yield Seen(scene.url, what, {"status": answer.status})


@cause(
    "database_missing", *WORK, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="check --data and SKYCAP_DATA; else bring it back: skycap backup list, then skycap "
    "restore BACKUP",
)  # fmt: skip
def database_missing(scene: EmbeddedScene) -> Iterator[Seen]:
    """The file of the books is not where it should be."""
    if not scene.database.exists():
        yield Seen(str(scene.database), "there is no such file")


@cause(
    "database_damaged", *WORK, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="stop the server and bring back the newest backup: skycap restore",
)  # fmt: skip
def database_damaged(scene: EmbeddedScene) -> Iterator[Seen]:
    """SQLite cannot read the file of the books."""
    looked = scene.looked
    if scene.database.exists() and looked.safe and looked.problem:
        yield Seen(str(scene.database), looked.problem)


@cause(
    "database_locked", *WORK, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="end the program that holds it, such as an editor of SQLite or a copy that hangs",
)  # fmt: skip
def database_locked(scene: EmbeddedScene) -> Iterator[Seen]:
    """Another program holds the books, so that nothing can be written."""
    if scene.looked.locked:
        yield Seen(str(scene.database), "another program has held it against writing for seconds")


@cause(
    "schema_behind", *WORK, on=EMBEDDED, severity=Severity.HIGH,
    remedy="start the new server, which brings it up to date; make a backup before",
)  # fmt: skip
def schema_behind(scene: EmbeddedScene) -> Iterator[Seen]:
    """The tables are those of an older Skycap than this one."""
    looked = scene.looked
    if looked.problem or looked.revision == looked.newest:
        return
    if looked.revision is not None and looked.revision < looked.newest:
        evidence = {"revision": looked.revision, "newest": looked.newest}
        what = f"its tables are of revision {looked.revision}, this Skycap has {looked.newest}"
        yield Seen(str(scene.database), what, evidence, scene.migrate)


@cause(
    "schema_newer", *WORK, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="install the newer Skycap again, or restore a backup that was made before it",
)  # fmt: skip
def schema_newer(scene: EmbeddedScene) -> Iterator[Seen]:
    """The tables are those of a newer Skycap than this one."""
    looked = scene.looked
    if not looked.problem and (looked.revision or "") > looked.newest:
        evidence = {"revision": looked.revision, "newest": looked.newest}
        what = f"its tables are of revision {looked.revision}, this Skycap has {looked.newest}"
        yield Seen(str(scene.database), what, evidence)


@cause(
    "sqlite_unsafe", *WORK, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="pip install pysqlite3, then start the server again",
)  # fmt: skip
def sqlite_unsafe(scene: EmbeddedScene) -> Iterator[Seen]:
    """The SQLite of this machine could damage the books in the mode in which they are."""
    looked = scene.looked
    if not looked.safe:
        yield Seen(str(scene.database), looked.problem, {"library": looked.library})


@cause(
    "disk_full", *WORK, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="make room: skycap backup prune, old logs, or a larger disk",
)  # fmt: skip
def disk_full(scene: EmbeddedScene) -> Iterator[Seen]:
    """The disk of the data is full, so that nothing can be written."""
    free = scene.free_bytes(scene.data)
    if free < FREE_BYTES_MIN:
        what = f"{free >> 20} MiB are free, {FREE_BYTES_MIN >> 20} are needed"
        yield Seen(str(scene.data), what, {"freeBytes": free})


@cause(
    "keys_missing", *WORK, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="bring keys.json back from a backup, or make new keys: everybody signs in again then",
)  # fmt: skip
def keys_missing(scene: EmbeddedScene) -> Iterator[Seen]:
    """The keys that sign sign-ins are gone, so that the server cannot start."""
    if not scene.given.secret_in_environment and not scene.keys.exists():
        yield Seen(str(scene.keys), "there is no such file", fix=scene.make_keys)


@cause(
    "keys_readable", Section.LOGIN, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="chmod 600 keys.json, and renew the keys if others may have read them",
)  # fmt: skip
def keys_readable(scene: EmbeddedScene) -> Iterator[Seen]:
    """Others on the machine can read the keys, so that the server refuses to start."""
    if not scene.keys.exists():
        return
    mode = scene.keys.stat().st_mode & 0o777
    if mode & 0o077:

        def fix() -> None:
            scene.keys.chmod(0o600)

        yield Seen(str(scene.keys), f"its mode is {mode:o}", {"mode": f"{mode:o}"}, fix)


@cause(
    "keys_damaged", *WORK, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="bring keys.json back from a backup, or make new keys: everybody signs in again then",
)  # fmt: skip
def keys_damaged(scene: EmbeddedScene) -> Iterator[Seen]:
    """The file of the keys cannot be understood, so that the server cannot start."""
    if scene.given.secret_in_environment or not scene.keys.exists():
        return
    if scene.keys.stat().st_mode & 0o077:
        return  # that is the trouble then, and it hides what is inside
    problem = _problem(scene)
    if problem:

        def fix() -> None:
            scene.keys.replace(scene.keys.with_suffix(".damaged"))
            scene.make_keys()

        yield Seen(str(scene.keys), problem, fix=fix)


@cause(
    "secret_overrides", Section.LOGIN, on=EMBEDDED, severity=Severity.MEDIUM,
    remedy="unset JWT_SECRET where the server is started, or be sure that it is meant",
)  # fmt: skip
def secret_overrides(scene: EmbeddedScene) -> Iterator[Seen]:
    """JWT_SECRET is set in the environment, so that the keys of the folder sign nothing."""
    if scene.given.secret_in_environment and scene.keys.exists():
        yield Seen("JWT_SECRET", f"it is set, and wins over {scene.keys}")


def _problem(scene: EmbeddedScene) -> str:
    """Why the keys cannot be read."""
    try:
        scene.signing()
    except CannotTell as problem:
        return str(problem)
    return ""
