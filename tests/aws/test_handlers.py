"""The handlers as Lambda finds them: by name, from the environment alone, once a process."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog

from skycap.assembly import assemble
from skycap.aws import handlers
from skycap.aws.routes import FUNCTIONS
from skycap.services import products, users
from skycap.settings import Settings, SettingsError
from skycap.storage.dynamodb.tallies import LIMITS, DynamoTallies
from tests.aws.gateway import Context, Gateway
from tests.emulators import Emulator, drop_tables, fresh_tables

PASSWORD = "a long sentence of the owner"


@dataclass
class Account:
    """What the template makes, in the emulator, and the environment that it gives a function."""

    emulator: Emulator
    environment: dict[str, str]

    def gateway(self) -> Gateway:
        """The functions behind the gateway, as a fresh process makes them."""
        names = {function: name for name, function in handlers.API_HANDLERS.items()}
        return Gateway({function: getattr(handlers, names[function]) for function in FUNCTIONS})


@pytest.fixture
def account(ministack: Emulator, monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    """An account with a lender that has an owner."""
    tables = fresh_tables(ministack)
    limits = tables.loans.replace("SkycapLoans", LIMITS.name)
    ministack.client("dynamodb").create_table(**LIMITS.as_request(limits))
    bucket = f"documents-{uuid.uuid4().hex[:12]}"
    ministack.client("s3").create_bucket(Bucket=bucket)
    secret = f"skycap/jwt-secret-{uuid.uuid4().hex[:8]}"
    ministack.client("secretsmanager").create_secret(Name=secret, SecretString="s" * 64)
    environment = {
        "USERS_TABLE": tables.users,
        "LOANS_TABLE": tables.loans,
        "REPAYMENTS_TABLE": tables.repayments,
        "DOCUMENTS_BUCKET": bucket,
        "BACKUPS_BUCKET": bucket,
        "JWT_SECRET_ARN": secret,
        "AWS_ENDPOINT_URL": ministack.url,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    monkeypatch.delenv("JWT_SECRET", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    forget()
    with assemble(Settings.from_environment()) as installation:
        products.seed_products(installation.office)
        new = users.NewUser(
            "owner", "The Owner", "admin", password=PASSWORD, must_change_password=False
        )
        users.add_user(installation.office, users.OPERATOR, new)
    yield Account(ministack, environment)
    forget()
    structlog.reset_defaults()
    ministack.client("dynamodb").delete_table(TableName=limits)
    drop_tables(ministack, tables)


def forget() -> None:
    """Begin a process anew."""
    handlers._made.cache_clear()
    handlers._installation.cache_clear()


def test_the_environment_is_all_that_the_functions_need(account: Account) -> None:
    """Signed in at one function, known at the others, with the secret of Secrets Manager."""
    gateway = account.gateway()
    login = {"username": "owner", "password": PASSWORD}
    told = gateway.request("POST", "/api/auth/login", json=login)
    known = {"Authorization": f"Bearer {told.json()['token']}"}

    assert told.status_code == 200
    for path in ("/api/auth/verify", "/api/loans", "/api/repayments"):
        assert gateway.request("GET", path, known).status_code == 200
    reports = handlers.scheduled_handler({}, Context("skycap-scheduledHandler-prod"))
    assert reports["health"] == {"setUp": True, "keys": 1}
    assert reports["day_end"]["last"]["behind"] == 0
    assert reports["figures"]["RecoveryAgeHours"] < 1


def test_guesses_at_every_process_are_counted_together(account: Account) -> None:
    """The eleventh guess is refused by a process that has never seen the other ten."""
    wrong = {"username": "owner", "password": "a wrong password"}
    statuses = []
    for _ in range(11):
        forget()
        answer = account.gateway().request("POST", "/api/auth/login", json=wrong)
        statuses.append(answer.status_code)

    # A window may end in between; then the count begins anew.
    assert statuses[:10] == [401] * 10
    assert statuses[10] == 429 or _windows(account) > 1


def test_a_handler_is_made_once_a_process(account: Account) -> None:
    """Warm calls find everything as it was left."""
    assert handlers.loans_handler is handlers.loans_handler
    assert handlers._installation() is handlers._installation()
    with pytest.raises(AttributeError):
        handlers.payroll_handler  # noqa: B018 - asking for it is the point


@pytest.mark.usefixtures("account")
def test_a_function_that_lost_its_variables_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setting one variable with the AWS command line drops the others: the message tells that."""
    for name in ("USERS_TABLE", "LOANS_TABLE", "REPAYMENTS_TABLE", "DOCUMENTS_BUCKET"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("JWT_SECRET", "s" * 32)

    with pytest.raises(SettingsError, match="drops all others"):
        handlers.auth_handler  # noqa: B018 - asking for it is the point


@pytest.mark.usefixtures("account")
def test_the_secret_of_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The maintenance guide sets JWT_SECRET on a function: then nobody asks Secrets Manager."""
    monkeypatch.setenv("JWT_SECRET", "g" * 32)
    assert assemble(Settings.from_environment()).keys.accepted() == (b"g" * 32,)

    monkeypatch.delenv("JWT_SECRET")
    monkeypatch.delenv("JWT_SECRET_ARN")
    with pytest.raises(SettingsError, match="JWT_SECRET_ARN"):
        assemble(Settings.from_environment())


@pytest.mark.usefixtures("account")
def test_tables_are_named_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other tables are named like that of the loans, so its name must say what it is."""
    monkeypatch.setenv("LOANS_TABLE", "Loans")

    with pytest.raises(SettingsError, match="LOANS_TABLE"):
        assemble(Settings.from_environment())


def test_a_function_loads_neither_sql_nor_the_routes_of_others(
    account: Account, tmp_path: Path
) -> None:
    """A cold start imports what it serves: no SQL, no pages, no command line, no other part."""
    program = (
        "import sys; from skycap.aws import handlers; handlers.repayments_handler;"
        "print(*sorted(sys.modules))"
    )
    environment = {**os.environ, **account.environment}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip - one call
    loaded = set(done.stdout.split())

    assert "skycap.api.routes.repayments" in loaded
    unwanted = (
        "sqlalchemy", "uvicorn", "typer", "skycap.cli", "skycap.site", "skycap.demo",
        "skycap.storage.sql", "skycap.api.routes.loans", "skycap.api.routes.auth",
        "skycap.api.routes.operations", "skycap.aws.operating", "skycap.operations.portal",
    )  # fmt: skip
    assert not [name for name in unwanted if name in loaded]


def _windows(account: Account) -> int:
    table = DynamoTallies.beside(account.environment["LOANS_TABLE"])._table
    items = account.emulator.client("dynamodb").scan(TableName=table)["Items"]
    return len({item["tally"]["S"].rpartition("/")[2] for item in items})
