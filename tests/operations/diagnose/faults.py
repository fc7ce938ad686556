"""What can be wrong with an embedded installation, each made on purpose."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from typing import Final

import httpx2
from alembic import command
from alembic.config import Config

from skycap.operations.diagnose.causes import Section
from skycap.services import lenders, products, users
from skycap.services.clock import SystemClock
from skycap.services.tokens import LIFETIME, SigningKeys
from skycap.storage.sql import SqlStore, looking, sqlite
from skycap.storage.sql.migrate import MIGRATIONS
from tests.operations.diagnose import proxies
from tests.operations.diagnose.place import OTHER_SITE, Place
from tests.services.branch import Branch
from tests.storage.sql.test_sqlite_safety import OLD

OTHER_KEY: Final = "an entirely different secret of forty bytes"


@dataclass(frozen=True)
class Fault:
    """One thing that is broken, the trouble it makes, and what else it cannot but cause."""

    code: str
    section: Section
    make: Callable[[Place], None]
    mends: bool
    also: frozenset[str] = frozenset()


FAULTS: Final[list[Fault]] = []


def fault(
    code: str, section: Section, *also: str, mends: bool = False
) -> Callable[[Callable[[Place], None]], Callable[[Place], None]]:
    """Make a function a fault."""

    def register(make: Callable[[Place], None]) -> Callable[[Place], None]:
        FAULTS.append(Fault(code, section, make, mends, frozenset(also)))
        return make

    return register


@fault("server_down", Section.LOGIN)
def _nobody_listens(place: Place) -> None:
    place.told_url = "http://127.0.0.1:9"


@fault("port_taken", Section.CORS)
def _another_program(place: Place) -> None:
    place.wrap = proxies.answering(200)


@fault("database_missing", Section.APPLY)
def _no_database(place: Place) -> None:
    assert place.url
    place.settings.database.unlink()


@fault("database_damaged", Section.REPAYMENTS)
def _damaged(place: Place) -> None:
    assert place.url
    place.settings.database.write_bytes(b"this is not a database at all" * 400)


@fault("schema_behind", Section.UPLOADS, mends=True)
def _older_tables(place: Place) -> None:
    assert place.url
    path = place.settings.database
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = sqlite.open_engine(path, sqlite.choose_library())
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.commit()
    engine.dispose()


@fault("schema_newer", Section.DASHBOARD)
def _newer_tables(place: Place) -> None:
    assert place.url
    place.sql("UPDATE alembic_version SET version_num = '9999'")


@fault("sqlite_unsafe", Section.LOGIN)
def _old_library(place: Place) -> None:
    other = place.settings.database.with_name("in-wal-mode")
    content = bytearray(place.settings.database.read_bytes())
    content[18:20] = b"\x02\x02"  # what WAL mode writes there, whatever library is here
    other.write_bytes(content)
    place.change = lambda scene: setattr(scene, "look", lambda: looking.look(other, OLD))


@fault("disk_full", Section.UPLOADS)
def _no_room(place: Place) -> None:
    place.change = lambda scene: setattr(scene, "free_bytes", lambda _: 1 << 20)


@fault("keys_missing", Section.UPLOADS, mends=True)
def _no_keys(place: Place) -> None:
    assert place.url
    place.settings.keys.unlink()


@fault("keys_readable", Section.LOGIN, mends=True)
def _open_keys(place: Place) -> None:
    assert place.url
    place.settings.keys.chmod(0o644)


@fault("keys_damaged", Section.UPLOADS, mends=True)
def _half_keys(place: Place) -> None:
    assert place.url
    place.settings.keys.write_text('{"current": "ab')


@fault("secret_overrides", Section.LOGIN)
def _secret_in_environment(place: Place) -> None:
    place.set(jwt_secret=OTHER_KEY)


@fault("keys_differ", Section.LOGIN)
def _other_keys(place: Place) -> None:
    place.set(jwt_secret=OTHER_KEY)
    assert place.url
    place.set(jwt_secret=None)


@fault("clock_skew", Section.LOGIN)
def _fast_server(place: Place) -> None:
    ahead = format_datetime(SystemClock().now() + timedelta(hours=1), usegmt=True)
    place.wrap = proxies.adding(b"date", ahead.encode())


@fault("clock_behind_books", Section.LOGIN)
def _future_books(place: Place) -> None:
    with closing(SqlStore.open(place.settings.database)) as store:
        Branch(store, seed=9, start=SystemClock().now() + timedelta(days=1)).apply()


@fault("users_not_seeded", Section.LOGIN, mends=True)
def _nobody(place: Place) -> None:
    place.sql("DELETE FROM users")
    place.sql("DELETE FROM claims WHERE name LIKE 'username/%'")


@fault("no_administrator", Section.LOGIN)
def _no_admin(place: Place) -> None:
    place.sql("UPDATE users SET active = 0 WHERE role = 'admin'")


@fault("user_unknown", Section.LOGIN)
def _misspelt(place: Place) -> None:
    place.about(user="makre")


@fault("user_disabled", Section.LOGIN, mends=True)
def _disabled(place: Place) -> None:
    with place.office() as office:
        users.disable_user(office, users.OPERATOR, users.named(office, "maker").id)
    place.about(user="maker")


@fault("password_must_change", Section.REPAYMENTS)
def _temporary_password(place: Place) -> None:
    place.sql("UPDATE users SET must_change_password = 1 WHERE username = 'accountant'")
    place.about(user="accountant")


@fault("codes_not_set_up", Section.DASHBOARD)
def _codes_are_a_duty(place: Place) -> None:
    with place.office() as office:
        lenders.change_settings(office, users.OPERATOR, {"secondFactorRoles": ["maker"]})
    place.about(user="maker")


@fault("password_hash_damaged", Section.LOGIN, mends=True)
def _bare_sha256(place: Place) -> None:
    place.sql("UPDATE users SET password_hash = hex(zeroblob(32)) WHERE username = 'checker'")


@fault("username_lost", Section.LOGIN, mends=True)
def _no_claim(place: Place) -> None:
    place.sql("DELETE FROM claims WHERE name = 'username/checker'")


@fault("too_many_sign_ins", Section.LOGIN)
def _held_up(place: Place) -> None:
    wrong = {"username": "maker", "password": "not the one"}
    for _ in range(11):
        httpx2.post(f"{place.url}/api/auth/login", json=wrong)
    place.about(user="maker")


def _token(place: Place, ago: timedelta, key: bytes | None = None) -> str:
    with place.office() as office:
        user = users.named(office, "maker")
    keys = SigningKeys(key or place.settings.read_keys().current)
    return keys.issue(user, SystemClock().now() - ago)


@fault("token_foreign", Section.DASHBOARD)
def _foreign_token(place: Place) -> None:
    place.about(token=_token(place, timedelta(0), OTHER_KEY.encode()))


@fault("token_expired", Section.DASHBOARD)
def _old_token(place: Place) -> None:
    place.about(token=_token(place, LIFETIME + timedelta(minutes=1)))


@fault("token_void", Section.DASHBOARD)
def _void_token(place: Place) -> None:
    place.about(token=_token(place, timedelta(minutes=1)))
    with place.office() as office:
        users.reset_password(office, users.OPERATOR, users.named(office, "maker").id)


@fault("options_refused", Section.CORS)
def _options_refused(place: Place) -> None:
    place.wrap = proxies.answering(405, method="OPTIONS")


@fault("origin_missing", Section.CORS)
def _unknown_origin(place: Place) -> None:
    place.about(origin="https://partner.example.org")


@fault("origin_differs", Section.CORS)
def _plain_origin(place: Place) -> None:
    place.about(origin=OTHER_SITE.replace("https", "http"))


@fault("origin_malformed", Section.CORS, "cors_headers_missing")
def _origin_with_path(place: Place) -> None:
    place.set(cors_origins=(OTHER_SITE, "https://partner.example.org/loans"))


@fault("cors_headers_missing", Section.CORS)
def _headers_dropped(place: Place) -> None:
    place.wrap = proxies.dropping(b"access-control-allow-origin")


@fault("public_url_plain", Section.CORS)
def _plain_http(place: Place) -> None:
    place.set(public_url="http://skycap.example.com", trusted_proxies=("127.0.0.1",))


@fault("no_products", Section.APPLY, mends=True)
def _no_products(place: Place) -> None:
    place.sql("DROP TRIGGER events_refuse_delete")
    place.sql("DELETE FROM events WHERE stream LIKE 'product/%'")
    place.sql("DELETE FROM stream_heads WHERE stream LIKE 'product/%'")
    place.sql("DELETE FROM products")


@fault("default_product_missing", Section.APPLY)
def _default_switched_off(place: Place) -> None:
    with place.office() as office:
        changes = {"code": "standard", "active": False}
        products.save_product(office, users.OPERATOR, changes)


@fault("body_limit_small", Section.APPLY)
def _small_bodies(place: Place) -> None:
    place.options["body_bytes_max"] = 4 << 10


@fault("proxy_not_trusted", Section.APPLY)
def _untrusted_proxy(place: Place) -> None:
    place.set(public_url="https://skycap.example.com")


@fault("documents_folder_broken", Section.UPLOADS, mends=True)
def _no_folder(place: Place) -> None:
    assert place.url
    (place.settings.documents / "incoming").rmdir()


@fault("document_missing", Section.UPLOADS)
def _lost_document(place: Place) -> None:
    for path in (place.settings.documents / "content").glob("??/*"):
        path.unlink()


@fault("upload_limit_small", Section.UPLOADS)
def _small_uploads(place: Place) -> None:
    place.options["upload_bytes_max"] = 1 << 20


@fault("logs_verbose", Section.COSTS)
def _debugging(place: Place) -> None:
    place.set(log_level="debug")


@fault("demo_limits", Section.COSTS)
def _served_as_demo(place: Place) -> None:
    place.options["demo"] = True


@fault("site_missing", Section.DASHBOARD)
def _no_pages(place: Place) -> None:
    place.pages = place.pages / "nowhere"


@fault("site_parts_missing", Section.DASHBOARD)
def _no_script(place: Place) -> None:
    for path in (place.pages / "assets").iterdir():
        path.unlink()


@fault("api_not_behind_site", Section.DASHBOARD)
def _api_elsewhere(place: Place) -> None:
    place.wrap = proxies.answering(404, below="/api/")


@fault("pages_uncached", Section.COSTS)
def _nothing_kept(place: Place) -> None:
    place.wrap = proxies.dropping(b"cache-control")


@fault("counters_wrong", Section.DASHBOARD, mends=True)
def _zeros(place: Place) -> None:
    place.sql("UPDATE counters SET value = 0 WHERE name LIKE 'loans/%'")


@fault("lists_stale", Section.DASHBOARD, mends=True)
def _stale_line(place: Place) -> None:
    place.sql("UPDATE loans SET outstanding = outstanding + 100 WHERE disbursed_on IS NOT NULL")


@fault("history_broken", Section.REPAYMENTS)
def _broken_history(place: Place) -> None:
    place.sql("DROP TRIGGER events_refuse_update")
    place.sql("UPDATE events SET text = replace(text, 'EFT-1', 'EFT-2')")


@fault("other_books", Section.DASHBOARD)
def _other_books(place: Place) -> None:
    older = place.settings.data.with_name("older")
    shutil.copytree(place.settings.data, older)
    with closing(SqlStore.open(place.settings.database)) as store:
        Branch(store, seed=11, start=SystemClock().now() - timedelta(days=1)).apply()
    assert place.url
    place.set(data=older)


@fault("role_may_not", Section.REPAYMENTS)
def _a_maker(place: Place) -> None:
    place.about(user="maker")


@fault("no_accountant", Section.REPAYMENTS)
def _no_accountant(place: Place) -> None:
    place.sql("UPDATE users SET active = 0 WHERE role = 'accountant'")


@fault("loan_unknown", Section.REPAYMENTS)
def _no_such_loan(place: Place) -> None:
    place.about(loan="SKY-0000-0000")


@fault("loan_not_disbursed", Section.REPAYMENTS)
def _pending(place: Place) -> None:
    with closing(SqlStore.open(place.settings.database)) as store:
        branch = Branch(store, seed=13, start=SystemClock().now() - timedelta(days=1))
        place.about(loan=branch.line(branch.apply(id_number="300000009")).reference)
