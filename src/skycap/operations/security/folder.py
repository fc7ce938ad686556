"""An embedded installation: its files, keys, backups and certificate, and how it is served."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509

from skycap.operations import Stopped
from skycap.operations.backups import keeping, making, sealing
from skycap.operations.backups.premises import Premises
from skycap.operations.findings import Finding, Severity
from skycap.operations.secrets import signing
from skycap.operations.security import found
from skycap.services import staff
from skycap.services.office import Office

KEY_DAYS: Final = 365
BACKUP_AGE: Final = timedelta(days=2)
CERTIFICATE_WARNING: Final = timedelta(days=30)
TLS: Final = "tls"
_SQLITE: Final = b"SQLite format 3\x00"
_WAL: Final = 2
_VERSION_AT: Final = 18


@dataclass(frozen=True, slots=True)
class Standing:
    """How this installation is set: what the security audit needs of its settings.

    `library` is the SQLite in use with its version; `safe` says whether several may write with it.
    """

    host: str
    encrypted: bool
    secure_cookies: str
    log_level: str
    demo: bool
    keys: Path
    is_loopback: bool
    proxies: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    library: str = ""
    safe: bool = True
    fixed_secret: bool = False
    """Whether JWT_SECRET goes before the file of keys."""
    known: frozenset[str] = frozenset()
    """The names of files and folders that Skycap makes in the data folder."""


def permissions(here: Premises, standing: Standing) -> Iterator[Finding]:
    """Who else on this machine could read keys and data."""
    if os.name != "posix":
        return
    if here.data.exists() and here.data.stat().st_mode & 0o077:
        yield _open(here.data, 0o700, Severity.HIGH, "read or change the books and documents")
    for path, harm in (
        (standing.keys, "sign in as anybody"),
        (here.key, "open every backup"),
        (here.data / TLS / "key.pem", "pretend to be this server"),
    ):
        if path.exists() and path.stat().st_mode & 0o077:
            yield _open(path, 0o600, Severity.CRITICAL, harm)
    if here.backups.exists() and here.backups.stat().st_mode & 0o022:
        yield _open(here.backups, 0o700, Severity.MEDIUM, "remove backups")


def _open(path: Path, mode: int, severity: Severity, harm: str) -> Finding:
    return found(
        "file_open",
        severity,
        str(path),
        f"others on this machine can {harm}",
        f"run: chmod {mode:o} {path}",
        {"mode": f"{path.stat().st_mode & 0o777:04o}", "wanted": f"{mode:04o}"},
        lambda: path.chmod(mode),
    )


def strangers(here: Premises, standing: Standing) -> Iterator[Finding]:
    """Files in the data folder that no part of Skycap made."""
    for path in sorted(here.data.iterdir()) if here.data.exists() else ():
        name = path.name
        if name in standing.known or name.startswith((here.database, standing.keys.name)):
            continue
        yield found(
            "file_unknown",
            Severity.LOW,
            str(path),
            "no part of Skycap made it",
            "move it elsewhere, if you know what it is; if not, find out",
            {"bytes": path.stat().st_size},
        )


def signing_key(here: Premises, standing: Standing) -> Iterator[Finding]:
    """The key that signs sign-ins: there, sound, and not too old."""
    if standing.fixed_secret:
        return
    now = here.clock.now()
    try:
        told = signing.described(standing.keys, now)
    except Stopped as problem:
        if not (standing.keys.exists() and standing.keys.stat().st_mode & 0o077):  # told above
            yield found(
                "key_unusable",
                Severity.HIGH,
                str(standing.keys),
                str(problem),
                "restore keys.json from a backup; without one, `skycap init` makes new keys and "
                "everybody signs in again",
            )
        return
    days = told.age_days(now)
    if days is not None and days >= KEY_DAYS:
        yield found(
            "key_old",
            Severity.MEDIUM,
            str(standing.keys),
            f"the key that signs sign-ins is {days} days old",
            "run `skycap secrets rotate`; it signs nobody out",
            {"days": days},
            lambda: _rotate(standing.keys, now),
        )


def _rotate(path: Path, now: datetime) -> None:
    signing.rotate(path, now)


def backups(here: Premises, office: Office) -> Iterator[Finding]:
    """Backups that are missing, too old, not sealed, or lie with their key."""
    now = here.clock.now()
    newest = max((keeping.made_at(one) or now for one in keeping.paths(here.backups)), default=None)
    last = office.store.trail(limit=1).rows
    changed = last[0].recorded_at if last else now
    if newest is None and now - _begun(office, now) >= timedelta(days=1):
        yield _late("backup_missing", Severity.HIGH, here, "there is no backup", {})
    elif newest is not None and now - newest > BACKUP_AGE and changed > newest:
        days = (now - newest).days
        what = f"the newest backup is {days} days old, and the books changed since"
        yield _late("backup_too_old", Severity.MEDIUM, here, what, {"days": days})
    for path in sorted(here.backups.iterdir()) if here.backups.exists() else ():
        if path.is_file() and _is_plain(path):
            yield found(
                "backup_unsealed",
                Severity.HIGH,
                str(path),
                "it holds the books unencrypted, for whoever can read it",
                "remove it; `skycap backup create` makes one that is sealed",
                {"bytes": path.stat().st_size},
            )
    if here.key.exists() and here.key.absolute().parent == here.backups.absolute():
        yield found(
            "backup_key_beside",
            Severity.MEDIUM,
            str(here.key),
            "the key lies with the backups: who takes the one takes the other",
            "move it elsewhere and name the place in SKYCAP_BACKUP_KEY",
        )


def _late(
    code: str, severity: Severity, here: Premises, what: str, evidence: dict[str, int]
) -> Finding:
    remedy = "run `skycap backup create`, and let it run every night"
    return found(code, severity, str(here.backups), what, remedy, evidence, lambda: _back_up(here))


def _back_up(here: Premises) -> None:
    making.create(here, lambda _done, _of: None)


def _begun(office: Office, now: datetime) -> datetime:
    """When somebody first administered it: the end of `skycap init`."""
    entries = office.store.load(staff.ADMINISTRATORS)
    begun: datetime = entries[0].recorded_at if entries else now
    return begun


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        begins = file.read(len(_SQLITE))
    return begins == _SQLITE or (path.suffix == ".backup" and not begins.startswith(sealing.MAGIC))


def certificate(here: Premises) -> Iterator[Finding]:
    """The certificate that `skycap serve --tls-self-signed` made."""
    path = here.data / TLS / "certificate.pem"
    if not path.exists():
        return
    try:
        ends = x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc
    except ValueError:
        raise Stopped(f"{path} cannot be read as a certificate") from None
    left = ends - here.clock.now()
    if left < CERTIFICATE_WARNING:
        over = left <= timedelta(0)
        yield found(
            "certificate_ends",
            Severity.HIGH if over else Severity.MEDIUM,
            str(path),
            f"it ended on {ends:%Y-%m-%d}" if over else f"it ends on {ends:%Y-%m-%d}",
            "start `skycap serve` again: it makes another; tell people its new fingerprint",
            {"ends": ends.isoformat()},
        )


def serving(here: Premises, standing: Standing) -> Iterator[Finding]:
    """How it is served: plain http, cookies, debugging, whom it believes."""
    lan = not standing.is_loopback
    own_certificate = (here.data / TLS / "certificate.pem").exists()
    if lan and not standing.encrypted and not own_certificate:
        yield found(
            "http_plain",
            Severity.HIGH,
            standing.host,
            "other machines reach it over plain http: passwords and names can be read on the way",
            "serve with --tls-self-signed or a certificate, or behind a proxy that ends TLS, with "
            "SKYCAP_PUBLIC_URL=https://...",
        )
    if standing.secure_cookies == "never":
        yield found(
            "cookies_plain",
            Severity.HIGH,
            "SKYCAP_SECURE_COOKIES",
            "sign-in cookies travel over plain http, where anybody on the network can take them",
            "unset SKYCAP_SECURE_COOKIES, and serve over TLS",
        )
    if standing.log_level == "debug":
        yield found(
            "debug_on",
            Severity.MEDIUM,
            "SKYCAP_LOG_LEVEL",
            "everything is logged, as for looking into a fault",
            "set SKYCAP_LOG_LEVEL to info when the fault is found",
        )
    if standing.demo and lan:
        yield found(
            "demo_reachable",
            Severity.HIGH,
            standing.host,
            "a demo, whose passwords everybody knows, can be reached from other machines",
            "serve it on 127.0.0.1, or set up an installation of your own with `skycap init`",
        )
    for network in standing.proxies:
        if network.endswith("/0"):
            yield found(
                "proxy_anybody",
                Severity.HIGH,
                "SKYCAP_TRUSTED_PROXIES",
                "whoever calls may say where they come from, and so get around rate limits",
                "name your own proxies alone",
                {"network": network},
            )
    for origin in standing.origins:
        if origin.startswith("http://") and not origin.startswith("http://localhost"):
            yield found(
                "origin_plain",
                Severity.MEDIUM,
                "SKYCAP_CORS_ORIGINS",
                f"pages from {origin} may call the API, and can be changed on their way",
                "serve those pages over https, and name that address",
            )


def database(here: Premises, standing: Standing) -> Iterator[Finding]:
    """The library of SQLite: one that is known to harm a database in WAL mode."""
    path = here.data / here.database
    if standing.safe or not path.exists():
        return
    with path.open("rb") as file:
        file.seek(_VERSION_AT)
        in_wal = file.read(1) == bytes([_WAL])
    yield found(
        "sqlite_unsafe",
        Severity.CRITICAL if in_wal else Severity.LOW,
        standing.library,
        "this SQLite can harm a database in WAL mode when two programs write"
        + ("" if in_wal else "; Skycap therefore writes more slowly"),
        "install Skycap again with its own SQLite: pip install --force-reinstall skycap",
        {"wal": in_wal},
    )
