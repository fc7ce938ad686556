"""Settings: the only reader of the environment, and the keeper of the signing keys.

Every variable is described in `docs/settings.md`; a test keeps the two alike.
"""

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Final

from skycap.operations import Stopped

DATA_DEFAULT: Final = "skycap-data"
HOST_DEFAULT: Final = "127.0.0.1"
PORT_DEFAULT: Final = 8000
PORT_MAX: Final = 65_535
UPLOAD_BYTES_DEFAULT: Final = 10 << 20
BODY_BYTES_DEFAULT: Final = 1 << 20
LOG_BYTES_DEFAULT: Final = 200 << 20
SLOW_MS_DEFAULT: Final = 250
SLOW_MS_MAX: Final = 60_000
BYTES_MIN: Final = 1 << 10
BYTES_MAX: Final = 1 << 30
KEY_BYTES: Final = 32
DAY_END_DEFAULT: Final = time(0, 30)
BACKUP_DEFAULT: Final = time(2, 0)
DRILL_DEFAULT: Final = "sunday"
OFF: Final = "off"
WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
LOG_LEVELS: Final = ("debug", "info", "warning", "error")

VARIABLES: Final = (
    "SKYCAP_DATA",
    "SKYCAP_HOST",
    "SKYCAP_PORT",
    "SKYCAP_PUBLIC_URL",
    "SKYCAP_CORS_ORIGINS",
    "SKYCAP_SECURE_COOKIES",
    "SKYCAP_TRUSTED_PROXIES",
    "SKYCAP_UPLOAD_LIMIT",
    "SKYCAP_BODY_LIMIT",
    "SKYCAP_LOG_LEVEL",
    "SKYCAP_LOGS",
    "SKYCAP_LOG_LIMIT",
    "SKYCAP_METRICS_TOKEN",
    "SKYCAP_SLOW_MS",
    "SKYCAP_DEMO",
    "SKYCAP_EDGE_SECRET",
    "SKYCAP_BACKUPS",
    "SKYCAP_BACKUP_KEY",
    "SKYCAP_DAY_END_AT",
    "SKYCAP_BACKUP_AT",
    "SKYCAP_DRILL_DAY",
    "SKYCAP_ALARM_EMAIL",
    "SKYCAP_MAIL_SERVER",
    "SKYCAP_MAIL_FROM",
    "SKYCAP_ALARM_WEBHOOK",
    "SKYCAP_ALARM_WEBHOOK_SECRET",
    "SKYCAP_ENV",
    "SKYCAP_PREFIX",
    "USERS_TABLE",
    "LOANS_TABLE",
    "REPAYMENTS_TABLE",
    "DOCUMENTS_BUCKET",
    "BACKUPS_BUCKET",
    "JWT_SECRET",
    "JWT_SECRET_ARN",
)
"""Every variable that Skycap looks at."""


class SettingsError(Exception):
    """Something in the environment or the data folder keeps Skycap from starting; says what."""


class SecureCookies(StrEnum):
    """Whether browsers may send the sign-in cookie over plain http."""

    AUTO = "auto"
    """Only in a demo on this machine."""
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of an installation: what signs, and what used to and is still accepted."""

    current: bytes = field(repr=False)
    previous: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class AwsNames:
    """What an installation on AWS keeps its things in."""

    users_table: str
    loans_table: str
    repayments_table: str
    documents_bucket: str


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs. What the lender decides is in the store instead."""

    data: Path = Path(DATA_DEFAULT)
    host: str = HOST_DEFAULT
    port: int = PORT_DEFAULT
    public_url: str | None = None
    cors_origins: tuple[str, ...] = ()
    secure_cookies: SecureCookies = SecureCookies.AUTO
    trusted_proxies: tuple[str, ...] = ()
    upload_bytes_max: int = UPLOAD_BYTES_DEFAULT
    body_bytes_max: int = BODY_BYTES_DEFAULT
    log_level: str = "info"
    logs_folder: Path | None = None
    log_bytes_max: int = LOG_BYTES_DEFAULT
    metrics_token: str | None = field(default=None, repr=False)
    slow_ms: int = SLOW_MS_DEFAULT
    demo: bool = False
    aws: AwsNames | None = None
    edge_secret: str | None = field(default=None, repr=False)
    jwt_secret: str | None = field(default=None, repr=False)
    jwt_secret_arn: str | None = None
    backups_folder: Path | None = None
    backup_key_file: Path | None = None
    environment: str | None = None
    """The installation on AWS that commands are about; without it, the data folder's."""
    bucket_prefix: str = ""
    day_end_at: time | None = DAY_END_DEFAULT
    """When `skycap serve` closes the day before, where the lender is; None: not by itself."""
    backup_at: time | None = BACKUP_DEFAULT
    drill_day: int | None = WEEKDAYS.index(DRILL_DEFAULT)
    """On which day of the week, Monday being 0, a restore is tried out."""
    alarm_email: tuple[str, ...] = ()
    mail_server: str | None = field(default=None, repr=False)
    mail_from: str | None = None
    alarm_webhook: str | None = field(default=None, repr=False)
    alarm_webhook_secret: str | None = field(default=None, repr=False)
    backups_bucket: str | None = None

    @property
    def backups(self) -> Path:
        """The folder of the backups: beside the data folder, unless it is set."""
        data = self.data.absolute()
        return self.backups_folder or data.with_name(f"{data.name}-backups")

    @property
    def backup_key(self) -> Path:
        """The file of the key of the backups: outside the data folder, unless it is set."""
        data = self.data.absolute()
        return self.backup_key_file or data.with_name(f"{data.name}-backup.key")

    @property
    def logs(self) -> Path:
        """The folder of the log: in the data folder, unless it is set."""
        return self.logs_folder or self.data / "logs"

    @property
    def database(self) -> Path:
        """The file of the store."""
        return self.data / "skycap.sqlite3"

    @property
    def documents(self) -> Path:
        """The folder of the documents."""
        return self.data / "documents"

    @property
    def keys(self) -> Path:
        """The file of the signing keys."""
        return self.data / "keys.json"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings of this process. Raises `SettingsError` naming a variable that is wrong."""
        given = _Given(os.environ if environment is None else environment)
        return cls(
            data=Path(given.text("SKYCAP_DATA", DATA_DEFAULT)).expanduser(),
            host=given.text("SKYCAP_HOST", HOST_DEFAULT),
            port=given.integer("SKYCAP_PORT", PORT_DEFAULT, 0, PORT_MAX),
            public_url=given.url("SKYCAP_PUBLIC_URL"),
            cors_origins=given.items("SKYCAP_CORS_ORIGINS"),
            secure_cookies=SecureCookies(
                given.choice("SKYCAP_SECURE_COOKIES", tuple(SecureCookies), "auto")
            ),
            trusted_proxies=given.items("SKYCAP_TRUSTED_PROXIES"),
            upload_bytes_max=given.size("SKYCAP_UPLOAD_LIMIT", UPLOAD_BYTES_DEFAULT),
            body_bytes_max=given.size("SKYCAP_BODY_LIMIT", BODY_BYTES_DEFAULT),
            log_level=given.choice("SKYCAP_LOG_LEVEL", LOG_LEVELS, "info"),
            logs_folder=given.path("SKYCAP_LOGS"),
            log_bytes_max=given.size("SKYCAP_LOG_LIMIT", LOG_BYTES_DEFAULT),
            metrics_token=given.secret("SKYCAP_METRICS_TOKEN"),
            slow_ms=given.integer("SKYCAP_SLOW_MS", SLOW_MS_DEFAULT, 1, SLOW_MS_MAX),
            demo=given.choice("SKYCAP_DEMO", ("0", "1"), "0") == "1",
            aws=given.aws_names(),
            edge_secret=given.secret("SKYCAP_EDGE_SECRET"),
            jwt_secret=given.secret("JWT_SECRET"),
            jwt_secret_arn=given.text("JWT_SECRET_ARN", "") or None,
            backups_folder=given.path("SKYCAP_BACKUPS"),
            backup_key_file=given.path("SKYCAP_BACKUP_KEY"),
            environment=given.text("SKYCAP_ENV", "") or None,
            bucket_prefix=given.text("SKYCAP_PREFIX", ""),
            day_end_at=given.hour("SKYCAP_DAY_END_AT", DAY_END_DEFAULT),
            backup_at=given.hour("SKYCAP_BACKUP_AT", BACKUP_DEFAULT),
            drill_day=given.weekday("SKYCAP_DRILL_DAY", DRILL_DEFAULT),
            alarm_email=given.items("SKYCAP_ALARM_EMAIL"),
            mail_server=given.url("SKYCAP_MAIL_SERVER", ("smtp://", "smtps://")),
            mail_from=given.text("SKYCAP_MAIL_FROM", "") or None,
            alarm_webhook=given.url("SKYCAP_ALARM_WEBHOOK"),
            alarm_webhook_secret=given.secret("SKYCAP_ALARM_WEBHOOK_SECRET"),
            backups_bucket=given.text("BACKUPS_BUCKET", "") or None,
        )

    def read_keys(self, now: datetime | None = None) -> Keys:
        """The signing keys: `JWT_SECRET` if it is set, else those of the data folder.

        With `now`, without those of before whose tokens have all ended by then. Raises
        `SettingsError` when there are none, or when others can read them.
        """
        from skycap.operations.secrets import signing  # noqa: PLC0415 - only who needs keys pays

        if self.jwt_secret is not None:
            return Keys(self.jwt_secret.encode())
        try:
            found = signing.read(self.keys)
        except Stopped as problem:
            raise SettingsError(str(problem)) from problem
        return Keys(found.current, found.previous(now))

    def make_data_folder(self) -> None:
        """Make the data folder and its keys, unless they are there; only we may look inside."""
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.keys.exists():
                return
            # Whole or not at all: a half-written file of keys would have to be mended by hand.
            draft = self.keys.with_suffix(".new")
            draft.unlink(missing_ok=True)
            body = json.dumps({"current": secrets.token_hex(KEY_BYTES), "previous": []})
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(body + "\n")
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.keys)
        except OSError as problem:
            message = f"cannot write in {self.data}: {problem.strerror}"
            raise SettingsError(message) from problem


class _Given:
    """Reads variables of an environment; an empty one counts as not set."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def text(self, name: str, default: str) -> str:
        assert name in VARIABLES, f"{name} is not listed"
        return self._environment.get(name, "").strip() or default

    def path(self, name: str) -> Path | None:
        value = self.text(name, "")
        return Path(value).expanduser() if value else None

    def items(self, name: str) -> tuple[str, ...]:
        parts = self.text(name, "").split(",")
        return tuple(part.strip().rstrip("/") for part in parts if part.strip())

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.text(name, default).lower()
        if value not in allowed:
            raise SettingsError(f"{name} must be one of: {', '.join(allowed)}")
        return value

    def integer(self, name: str, default: int, low: int, high: int) -> int:
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise SettingsError(f"{name} must be a whole number from {low} to {high}")
        return int(value)

    def size(self, name: str, default: int) -> int:
        """A number of bytes, also as KiB or MiB ("10 MiB")."""
        value = self.text(name, str(default)).lower()
        for unit, factor in (("kib", 1 << 10), ("mib", 1 << 20), ("", 1)):
            digits = value.removesuffix(unit).strip()
            if value.endswith(unit) and digits.isascii() and digits.isdigit():
                size = int(digits) * factor
                if BYTES_MIN <= size <= BYTES_MAX:
                    return size
        raise SettingsError(f"{name} must be a size from 1 KiB to 1024 MiB, such as 10 MiB")

    def url(self, name: str, schemes: tuple[str, ...] = ("https://", "http://")) -> str | None:
        value = self.text(name, "").rstrip("/")
        if value and not value.startswith(schemes):
            raise SettingsError(f"{name} must begin with {' or '.join(schemes)}")
        return value or None

    def hour(self, name: str, default: time) -> time | None:
        """A time of the day such as 02:00, or off."""
        value = self.text(name, f"{default:%H:%M}").lower()
        if value == OFF:
            return None
        if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            return time.fromisoformat(value)
        raise SettingsError(f"{name} must be a time of the day such as 02:00, or {OFF}")

    def weekday(self, name: str, default: str) -> int | None:
        value = self.choice(name, (*WEEKDAYS, OFF), default)
        return None if value == OFF else WEEKDAYS.index(value)

    def aws_names(self) -> AwsNames | None:
        """Names of things on AWS: all of them or none, for half of them would lose documents."""
        names = ("USERS_TABLE", "LOANS_TABLE", "REPAYMENTS_TABLE", "DOCUMENTS_BUCKET")
        values = [self.text(name, "") for name in names]
        if not any(values):
            return None
        missing = [name for name, value in zip(names, values, strict=True) if not value]
        if missing:
            message = f"{', '.join(missing)} must be set too: on AWS these four belong together"
            raise SettingsError(message)
        return AwsNames(*values)

    def secret(self, name: str) -> str | None:
        value = self.text(name, "")
        if value and len(value.encode()) < KEY_BYTES:
            message = f"{name} must have at least {KEY_BYTES} bytes: a short secret can be guessed"
            raise SettingsError(message)
        return value or None
