"""Settings: every variable documented, every wrong value refused by name, the keys kept safe."""

import json
import re
from datetime import time
from pathlib import Path

import pytest

from skycap.settings import VARIABLES, AwsNames, SecureCookies, Settings, SettingsError
from tests.house.source import ROOT

DOCUMENTED = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
TABLE = set(re.findall(r"^\| `([A-Z_]+)` \|", DOCUMENTED, re.MULTILINE))


def test_every_variable_is_documented_and_no_other() -> None:
    """The table of docs/settings.md lists exactly the variables that Skycap reads."""
    assert set(VARIABLES) == TABLE


VALUES = {
    "SKYCAP_DATA": "/srv/skycap",
    "SKYCAP_HOST": "192.168.1.20",
    "SKYCAP_PORT": "9000",
    "SKYCAP_PUBLIC_URL": "https://loans.example.com/",
    "SKYCAP_CORS_ORIGINS": "https://a.example.com/, https://b.example.com,",
    "SKYCAP_SECURE_COOKIES": "Never",
    "SKYCAP_TRUSTED_PROXIES": "127.0.0.1,10.0.0.0/8",
    "SKYCAP_UPLOAD_LIMIT": "5 MiB",
    "SKYCAP_BODY_LIMIT": "64KiB",
    "SKYCAP_LOG_LEVEL": "DEBUG",
    "SKYCAP_LOGS": "/var/log/skycap",
    "SKYCAP_LOG_LIMIT": "50 MiB",
    "SKYCAP_METRICS_TOKEN": "m" * 32,
    "SKYCAP_SLOW_MS": "400",
    "SKYCAP_DEMO": "1",
    "SKYCAP_EDGE_SECRET": "e" * 32,
    "SKYCAP_BACKUPS": "/mnt/backups",
    "SKYCAP_BACKUP_KEY": "/etc/skycap/backup.key",
    "SKYCAP_DAY_END_AT": "01:15",
    "SKYCAP_BACKUP_AT": "off",
    "SKYCAP_DRILL_DAY": "Monday",
    "SKYCAP_ALARM_EMAIL": "it@example.com, owner@example.com",
    "SKYCAP_MAIL_SERVER": "smtps://mail.example.com:465",
    "SKYCAP_MAIL_FROM": "skycap@example.com",
    "SKYCAP_ALARM_WEBHOOK": "https://example.com/hook",
    "SKYCAP_ALARM_WEBHOOK_SECRET": "w" * 32,
    "SKYCAP_ENV": "prod",
    "SKYCAP_PREFIX": "tati-",
    "USERS_TABLE": "SkycapUsers",
    "LOANS_TABLE": "SkycapLoans",
    "REPAYMENTS_TABLE": "SkycapRepayments",
    "DOCUMENTS_BUCKET": "skycap-documents",
    "BACKUPS_BUCKET": "skycap-backups",
    "JWT_SECRET": "s" * 32,
    "JWT_SECRET_ARN": "skycap/jwt-secret",
}
"""A value of each variable that is not its default."""


def test_every_variable_is_read() -> None:
    """Each listed variable changes a setting, so that none is documented in vain."""
    assert set(VALUES) == set(VARIABLES)
    assert Settings.from_environment(VALUES) == Settings(
        data=Path("/srv/skycap"),
        host="192.168.1.20",
        port=9000,
        public_url="https://loans.example.com",
        cors_origins=("https://a.example.com", "https://b.example.com"),
        secure_cookies=SecureCookies.NEVER,
        trusted_proxies=("127.0.0.1", "10.0.0.0/8"),
        upload_bytes_max=5 << 20,
        body_bytes_max=64 << 10,
        log_level="debug",
        logs_folder=Path("/var/log/skycap"),
        log_bytes_max=50 << 20,
        metrics_token="m" * 32,
        slow_ms=400,
        demo=True,
        aws=AwsNames("SkycapUsers", "SkycapLoans", "SkycapRepayments", "skycap-documents"),
        edge_secret="e" * 32,
        jwt_secret="s" * 32,
        jwt_secret_arn="skycap/jwt-secret",
        backups_folder=Path("/mnt/backups"),
        backup_key_file=Path("/etc/skycap/backup.key"),
        environment="prod",
        bucket_prefix="tati-",
        day_end_at=time(1, 15),
        backup_at=None,
        drill_day=0,
        alarm_email=("it@example.com", "owner@example.com"),
        mail_server="smtps://mail.example.com:465",
        mail_from="skycap@example.com",
        alarm_webhook="https://example.com/hook",
        alarm_webhook_secret="w" * 32,
        backups_bucket="skycap-backups",
    )


def test_nothing_needs_to_be_set() -> None:
    """Without variables, or with empty ones, the defaults are those of the documentation."""
    settings = Settings.from_environment({})

    assert settings == Settings() == Settings.from_environment(dict.fromkeys(VARIABLES, " "))
    assert (settings.data, settings.host, settings.port) == (Path("skycap-data"), "127.0.0.1", 8000)
    assert (settings.upload_bytes_max, settings.body_bytes_max) == (10 << 20, 1 << 20)
    for name, default in (("SKYCAP_PORT", "8000"), ("SKYCAP_UPLOAD_LIMIT", "10 MiB")):
        assert f"| `{name}` | `{default}` |" in DOCUMENTED


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SKYCAP_PORT", "http"),
        ("SKYCAP_PORT", "65536"),
        ("SKYCAP_PORT", "-1"),
        ("SKYCAP_PORT", "٨٠"),
        ("SKYCAP_PUBLIC_URL", "loans.example.com"),
        ("SKYCAP_SECURE_COOKIES", "sometimes"),
        ("SKYCAP_UPLOAD_LIMIT", "ten"),
        ("SKYCAP_UPLOAD_LIMIT", "10 GB"),
        ("SKYCAP_UPLOAD_LIMIT", "0"),
        ("SKYCAP_BODY_LIMIT", "-1"),
        ("SKYCAP_BODY_LIMIT", "9999999 MiB"),
        ("SKYCAP_LOG_LEVEL", "loud"),
        ("SKYCAP_DEMO", "yes"),
        ("SKYCAP_DAY_END_AT", "24:00"),
        ("SKYCAP_BACKUP_AT", "2 am"),
        ("SKYCAP_DRILL_DAY", "someday"),
        ("SKYCAP_MAIL_SERVER", "mail.example.com"),
        ("SKYCAP_ALARM_WEBHOOK_SECRET", "guessable"),
        ("SKYCAP_EDGE_SECRET", "guessable"),
        ("JWT_SECRET", "your-correct-secret"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_variable(name: str, value: str) -> None:
    """The message names the variable, says the rule, and never repeats a secret."""
    with pytest.raises(SettingsError, match=name) as refused:
        Settings.from_environment({name: value})

    assert name != "JWT_SECRET" or value not in str(refused.value)


AWS = {
    "USERS_TABLE": "SkycapUsers",
    "LOANS_TABLE": "SkycapLoans",
    "REPAYMENTS_TABLE": "SkycapRepayments",
    "DOCUMENTS_BUCKET": "skycap-documents",
}


@pytest.mark.parametrize("missing", AWS)
def test_the_names_on_aws_belong_together(missing: str) -> None:
    """A table without its bucket, or the other way round, is refused: nothing is kept by halves."""
    given = {name: value for name, value in AWS.items() if name != missing}

    with pytest.raises(SettingsError, match=missing):
        Settings.from_environment(given)


def test_keys_are_made_once_for_our_eyes_only(tmp_path: Path) -> None:
    """The folder and the file are ours alone; making them again keeps the keys."""
    settings = Settings(data=tmp_path / "deep" / "skycap")

    settings.make_data_folder()
    keys = settings.read_keys()
    settings.make_data_folder()

    assert settings.read_keys() == keys
    assert len(keys.current) == 32
    assert settings.data.stat().st_mode & 0o777 == 0o700
    assert settings.keys.stat().st_mode & 0o777 == 0o600
    assert list(settings.data.iterdir()) == [settings.keys]


def test_a_draft_of_keys_left_by_a_crash_is_no_hindrance(tmp_path: Path) -> None:
    """Whoever died between writing and renaming left a file that the next one replaces."""
    settings = Settings(data=tmp_path)
    settings.keys.with_suffix(".new").write_text("half", encoding="utf-8")

    settings.make_data_folder()

    assert settings.read_keys().previous == ()


def test_keys_that_others_can_read_are_refused(tmp_path: Path) -> None:
    """The message says what mends it."""
    settings = Settings(data=tmp_path)
    settings.make_data_folder()
    settings.keys.chmod(0o640)

    with pytest.raises(SettingsError, match="chmod 600"):
        settings.read_keys()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        '{"current": "xyz", "previous": []}',
        '{"current": "abcd", "previous": []}',
        json.dumps({"current": "ab" * 32, "previous": ["abcd"]}),
        json.dumps({"current": "ab" * 32, "previous": None}),
    ],
)
def test_damaged_keys_are_refused(tmp_path: Path, content: str) -> None:
    """A file that does not hold sound keys is said to be so, without showing it."""
    settings = Settings(data=tmp_path)
    settings.make_data_folder()
    settings.keys.write_text(content, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"keys\.json"):
        settings.read_keys()


def test_missing_keys_tell_what_makes_them(tmp_path: Path) -> None:
    """Without a data folder, the message names the command."""
    with pytest.raises(SettingsError, match="skycap init"):
        Settings(data=tmp_path / "none").read_keys()


def test_old_keys_are_read_along(tmp_path: Path) -> None:
    """What a rotation leaves behind is still known."""
    settings = Settings(data=tmp_path)
    settings.make_data_folder()
    settings.keys.write_text(json.dumps({"current": "ab" * 32, "previous": ["cd" * 32]}))

    assert settings.read_keys().previous == (b"\xcd" * 32,)


def test_the_secret_of_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """With JWT_SECRET set, the file is not needed; printing settings and keys shows neither."""
    settings = Settings(data=tmp_path, jwt_secret="river" * 8)

    assert settings.read_keys().current == b"river" * 8
    assert "river" not in repr(settings) + repr(settings.read_keys())


def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    """A file where the folder should be gives one clear line."""
    (tmp_path / "data").write_text("here first", encoding="utf-8")

    with pytest.raises(SettingsError, match="cannot write"):
        Settings(data=tmp_path / "data").make_data_folder()
