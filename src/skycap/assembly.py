"""Assembly: the only place that chooses adapters and puts an installation together.

It imports the event kinds of every desk, so that any history can be read by whoever assembled. An
adapter is imported when it is chosen: neither SQLite nor AWS should cost whoever uses the other.
"""

import hmac
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_bytes
from shutil import disk_usage
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from skycap.services import alarm_log as _alarm_log  # noqa: F401 - knows the events of alarms
from skycap.services import barring as _barring  # noqa: F401 - knows the events of bars
from skycap.services import products as _products  # noqa: F401 - knows the events of products
from skycap.services import restores as _restores  # noqa: F401 - knows the events of restores
from skycap.services import runs as _runs  # noqa: F401 - knows those of what is done unasked
from skycap.services import staff as _staff
from skycap.services.clock import SystemClock
from skycap.services.machine import SystemIds
from skycap.services.office import Office
from skycap.services.ports import Clock, Ids, Unavailable, Vault
from skycap.services.tallies import Tallies
from skycap.services.tokens import Keys, SigningKeys
from skycap.settings import KEY_BYTES, AwsNames, Settings, SettingsError

if TYPE_CHECKING:
    from skycap.operations.aws.account import Account
    from skycap.operations.aws.names import Installation
    from skycap.operations.aws.place import OnAws
    from skycap.operations.aws.tables import TableSets
    from skycap.operations.backups.premises import Premises
    from skycap.operations.diagnose.causes import Section
    from skycap.operations.diagnose.embedded import EmbeddedScene
    from skycap.operations.diagnose.scene import Narrowed


ROTATION_NOTICED: Final = timedelta(seconds=30)
"""How long an embedded server may go on signing with a key that was rotated away."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """An installation that is open: close it, or use it in a `with`."""

    office: Office
    keys: Keys
    settings: Settings
    tallies: Tallies | None = None
    """Where rate limits are counted, if not in this process."""
    vault: Vault | None = None
    """Where the roots of the days are kept; None on AWS where nobody closes days."""
    recoverable: Callable[[], datetime | None] = lambda: None
    """The latest moment that the books could be brought back to, if any."""
    ring: Callable[[list[str]], None] = lambda _: None
    """Lets alarms ring again that CloudWatch was told to keep silent, by their names of prod."""

    def close(self) -> None:
        """Finish what is waiting and let go of the store."""
        self.office.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.close()


def is_set_up(office: Office) -> bool:
    """Whether somebody administers this installation: what `skycap init` ends with."""
    return bool(office.store.load(_staff.ADMINISTRATORS))


def assemble(
    settings: Settings, *, create: bool = False, clock: Clock | None = None, ids: Ids | None = None
) -> Assembled:
    """Open the installation that `settings` name; with `create`, make what is missing of it.

    On AWS, where settings name tables and a bucket, the template makes them instead. A simulated
    clock and seeded ids may be handed in. Raises `SettingsError` when there is no installation, and
    `Unavailable` when its store cannot be used.
    """
    clock = clock or SystemClock()
    ids = ids or SystemIds(clock)
    if settings.aws:
        return _on_aws(settings, settings.aws, clock, ids)
    if create:
        settings.make_data_folder()
    elif not settings.database.exists():
        message = f"there is no Skycap in {settings.data}; run `skycap init`, or set SKYCAP_DATA"
        raise SettingsError(message)
    return _on_this_machine(settings, clock, ids)


def premises_of(settings: Settings, clock: Clock | None = None) -> "Premises":
    """What backups need to know of the embedded installation that `settings` name.

    Raises `SettingsError` on AWS, which makes backups itself.
    """
    from skycap import __version__  # noqa: PLC0415 - only where it is asked
    from skycap.operations.backups.premises import Premises  # noqa: PLC0415 - as above
    from skycap.storage import files  # noqa: PLC0415 - only where it is chosen
    from skycap.storage.sql import SqlStore, copying, described, looking  # noqa: PLC0415 - as above

    if settings.aws:
        raise SettingsError("on AWS, point-in-time recovery is on: see docs/operations/aws.md")
    told = clock or SystemClock()
    documents = settings.documents.name

    @contextmanager
    def opened(folder: Path) -> Iterator[Office]:
        with closing(SqlStore.open(folder / settings.database.name)) as store:
            # Nothing is uploaded here, so the secret of its tickets is forgotten at once.
            blobs = files.FolderBlobs(folder / documents, token_bytes(KEY_BYTES), told)
            yield Office(store, blobs, told, SystemIds(told))

    return Premises(
        data=settings.data,
        backups=settings.backups,
        key=settings.backup_key,
        logs=settings.logs,
        keys=settings.keys,
        database=settings.database.name,
        documents=documents,
        version=__version__,
        clock=told,
        opened=opened,
        place_of=lambda digest: f"{documents}/{files.content_path(digest)}",
        copy_database=copying.copy_database,
        copy_answers=copying.copy_answers,
        is_in_use=copying.is_in_use,
        described=described.describe,
        look=looking.look,
    )


def scene_of(
    settings: Settings, narrowed: "Narrowed", sections: "tuple[Section, ...]", url: str | None
) -> "EmbeddedScene":
    """What a diagnosis needs to know of the embedded installation that `settings` name.

    `url` is where its server is, if not where the settings say. Raises `SettingsError` when there
    is no such folder.
    """
    from skycap.operations import Stopped  # noqa: PLC0415 - only where it is asked
    from skycap.operations.diagnose import embedded  # noqa: PLC0415 - as above
    from skycap.storage import memory_blobs  # noqa: PLC0415 - only where it is chosen
    from skycap.storage.sql import SqlStore, looking  # noqa: PLC0415 - only where it is chosen

    if not settings.data.is_dir():
        message = f"there is no Skycap in {settings.data}; run `skycap init`, or set SKYCAP_DATA"
        raise SettingsError(message)
    clock = SystemClock()

    @contextmanager
    def open_books() -> Iterator[Office]:
        with closing(SqlStore.open(settings.database)) as store:
            # Documents are looked at as files: opening their folder would make it.
            blobs = memory_blobs.MemoryBlobs(token_bytes(KEY_BYTES), clock)
            yield Office(store, blobs, clock, SystemIds(clock))

    def read_keys() -> SigningKeys:
        try:
            keys = settings.read_keys(clock.now())
        except SettingsError as problem:
            raise Stopped(str(problem)) from problem
        return SigningKeys(keys.current, keys.previous)

    return embedded.EmbeddedScene(
        url or embedded.address_of(settings.host, settings.port),
        clock,
        narrowed,
        sections,
        data=settings.data,
        database=settings.database,
        documents=settings.documents,
        keys=settings.keys,
        given=embedded.Given(
            host=settings.host,
            public_url=settings.public_url,
            cors_origins=settings.cors_origins,
            trusted_proxies=settings.trusted_proxies,
            secure_cookies=settings.secure_cookies != "never",
            log_level=settings.log_level,
            secret_in_environment=settings.jwt_secret is not None,
        ),
        open_books=open_books,
        look=lambda: looking.look(settings.database),
        migrate=lambda: SqlStore.open(settings.database).close(),
        read_keys=read_keys,
        make_keys=settings.make_data_folder,
        free_bytes=lambda folder: disk_usage(folder).free,
    )


def _on_this_machine(settings: Settings, clock: Clock, ids: Ids) -> Assembled:
    from skycap.storage.files import FolderBlobs  # noqa: PLC0415 - only where it is chosen
    from skycap.storage.sql import SqlStore  # noqa: PLC0415 - only where it is chosen
    from skycap.storage.vaults import FolderVault  # noqa: PLC0415 - only where it is chosen

    keys = settings.read_keys()
    store = SqlStore.open(settings.database, slow_ms=settings.slow_ms)
    # Tickets to upload live minutes, so a key of their own is derived and not kept.
    blobs = FolderBlobs(
        settings.documents, hmac.digest(keys.current, b"skycap uploads", "sha256"), clock
    )
    office = Office(store, blobs, clock, ids)
    return Assembled(
        office,
        _keys_on_this_machine(settings, clock),
        settings,
        vault=FolderVault(settings.backups),
        recoverable=lambda: _newest_backup(settings.backups),
    )


def _newest_backup(folder: Path) -> datetime | None:
    from skycap.operations.backups import keeping  # noqa: PLC0415 - only where it is asked

    found = keeping.paths(folder)
    return keeping.made_at(found[0]) if found else None


def _keys_on_this_machine(settings: Settings, clock: Clock) -> Keys:
    """The keys of the data folder, read again from time to time: a rotation needs no restart."""
    from skycap.services.key_ring import KeyRing  # noqa: PLC0415 - only where it is chosen

    if settings.jwt_secret is not None:
        return SigningKeys(settings.jwt_secret.encode())

    def look_up() -> SigningKeys:
        try:
            found = settings.read_keys(clock.now())
        except SettingsError as problem:
            raise Unavailable(str(problem)) from problem
        return SigningKeys(found.current, found.previous)

    return KeyRing(look_up, clock, ROTATION_NOTICED)


def _on_aws(settings: Settings, names: AwsNames, clock: Clock, ids: Ids) -> Assembled:
    from skycap.storage.dynamodb.recovery import latest_restorable  # noqa: PLC0415 - as above
    from skycap.storage.dynamodb.store import DynamoStore  # noqa: PLC0415 - only where chosen
    from skycap.storage.dynamodb.tables import TableNames  # noqa: PLC0415 - only where chosen
    from skycap.storage.dynamodb.tallies import DynamoTallies  # noqa: PLC0415 - only where chosen
    from skycap.storage.s3 import S3Blobs  # noqa: PLC0415 - only where it is chosen
    from skycap.storage.vaults import S3Vault  # noqa: PLC0415 - only where it is chosen

    keys = _keys_on_aws(settings, clock)
    try:
        tables = TableNames.derived(names.loans_table, names.users_table, names.repayments_table)
    except ValueError as problem:
        raise SettingsError(f"LOANS_TABLE: {problem}") from problem
    office = Office(DynamoStore.open(tables), S3Blobs(names.documents_bucket, clock), clock, ids)
    return Assembled(
        office,
        keys,
        settings,
        DynamoTallies.beside(names.loans_table),
        vault=S3Vault(settings.backups_bucket) if settings.backups_bucket else None,
        recoverable=lambda: latest_restorable(tables.events),
        ring=lambda alarms: _ring_again(alarms, names.loans_table),
    )


def _ring_again(alarms: list[str], loans_table: str) -> None:
    from skycap.storage.aws_clients import client, failures_told  # noqa: PLC0415 - as above

    suffix = loans_table.partition("SkycapLoans")[2]
    with failures_told("alarms stay silent"):
        full = [name + suffix for name in alarms]
        client("cloudwatch").enable_alarm_actions(AlarmNames=full)


def office_on_aws(names: AwsNames, arguments: Mapping[str, Any]) -> Office:
    """The office over the tables and the bucket `names`, for whoever operates it from elsewhere.

    `arguments` go to boto3, such as a region and credentials.
    """
    from skycap.storage.dynamodb.store import DynamoStore  # noqa: PLC0415 - only where chosen
    from skycap.storage.dynamodb.tables import TableNames  # noqa: PLC0415 - only where chosen
    from skycap.storage.s3 import S3Blobs  # noqa: PLC0415 - only where it is chosen

    clock = SystemClock()
    tables = TableNames.derived(names.loans_table, names.users_table, names.repayments_table)
    blobs = S3Blobs(names.documents_bucket, clock, arguments)
    return Office(DynamoStore.open(tables, arguments), blobs, clock, SystemIds(clock))


def place_on_aws(account: "Account", installation: "Installation") -> "OnAws":
    """The installation on AWS, for an operation on it."""
    from skycap.operations.aws.place import OnAws  # noqa: PLC0415 - only where it is asked
    from skycap.operations.aws.tables import OWN  # noqa: PLC0415 - as above

    @contextmanager
    def opening(there: OnAws) -> Iterator[Office]:
        with there.sets.opened(OWN) as office:
            yield office

    return OnAws(account, installation, opening, _table_sets)


def _table_sets(there: "OnAws") -> "TableSets":
    names = AwsNames(
        users_table=there.physical("UsersTable"),
        loans_table=there.physical("LoansTable"),
        repayments_table=there.physical("RepaymentsTable"),
        documents_bucket=there.physical("DocumentsBucket"),
    )
    return table_sets(names, there.account.arguments)


def table_sets(own: AwsNames, arguments: Mapping[str, Any]) -> "TableSets":
    """The tables of an installation on AWS, and copies of them under other names.

    `arguments` go to boto3.
    """
    from skycap.operations.aws.tables import TableSets  # noqa: PLC0415 - only where it is asked
    from skycap.storage.dynamodb import connection, replacing, tables  # noqa: PLC0415 - only where chosen

    def called(ending: str) -> AwsNames:
        end = f"-{ending}" if ending else ""
        return replace(
            own,
            users_table=own.users_table + end,
            loans_table=own.loans_table + end,
            repayments_table=own.repayments_table + end,
        )

    def names(ending: str) -> tables.TableNames:
        of = called(ending)
        return tables.TableNames.derived(of.loans_table, of.users_table, of.repayments_table)

    def named(table: str, ending: str) -> str:
        found = names(ending).definitions().items()
        return next(name for name, definition in found if definition.name == table)

    def request(table: str, ending: str) -> dict[str, Any]:
        name = named(table, ending)
        return names(ending).definitions()[name].as_request(name)

    @contextmanager
    def opened(ending: str) -> Iterator[Office]:
        office = office_on_aws(called(ending), arguments)
        with closing(office.store):
            yield office

    def copy_answers(source: str, target: str, until: str) -> None:
        with closing(connection.Connection(arguments)) as line:
            replacing.copy_answers(line, names(source), names(target), until)

    def take_place(ending: str, show: Callable[[int], None]) -> int:
        with closing(connection.Connection(arguments)) as line:
            return replacing.Replacement(line, names(ending), names("")).run(show)

    order = (tables.EVENTS, tables.RECORDS, tables.KEYS, tables.LISTS)
    own_rows = (tables.LOANS, tables.USERS, tables.REPAYMENTS)
    return TableSets(
        tuple(one.name for one in (*order, *own_rows)),
        named,
        request,
        opened,
        copy_answers,
        take_place,
    )


def _keys_on_aws(settings: Settings, clock: Clock) -> Keys:
    """The keys: those of `JWT_SECRET` if it is set, as the guide does, else those of the secret."""
    from skycap.services.key_ring import KeyRing  # noqa: PLC0415 - only where it is chosen
    from skycap.storage.secrets_manager import SecretKeys  # noqa: PLC0415 - only where chosen

    if settings.jwt_secret is not None:
        return SigningKeys(settings.jwt_secret.encode())
    if settings.jwt_secret_arn is None:
        raise SettingsError("set JWT_SECRET_ARN to the secret that signs sign-ins, or JWT_SECRET")
    return KeyRing(SecretKeys(settings.jwt_secret_arn, clock), clock)


def database_library() -> tuple[str, bool]:
    """The SQLite in use, and whether several may write with it."""
    from skycap.storage.sql import sqlite  # noqa: PLC0415 - only where it is chosen

    library = sqlite.choose_library()
    version = ".".join(map(str, library.version))
    return f"{library.name} with SQLite {version}", library.is_safe_in_wal
