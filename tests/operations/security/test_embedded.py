"""The security of an embedded installation: each weakness is made, found, and gone when mended."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from skycap.assembly import assemble, premises_of
from skycap.cli.certificates import self_signed
from skycap.operations import Stopped
from skycap.operations.backups import making
from skycap.operations.backups.premises import Premises
from skycap.operations.findings import Finding, Severity
from skycap.operations.secrets import signing
from skycap.operations.security import checks, examine, folder, harden, libraries, people
from skycap.operations.security.folder import Standing
from skycap.services import lenders, passwords, staff, users
from skycap.services.clock import SimulatedClock, SystemClock
from skycap.services.ports import Commit
from skycap.services.users import NewUser
from skycap.settings import Settings

OWN = "a quiet river at noon"


@pytest.fixture(scope="session")
def hash_of_own() -> str:
    """The hash of a password that nobody guesses: made once, for it takes a while."""
    return passwords.hashed(OWN)


@pytest.fixture
def clock() -> SimulatedClock:
    """The time of whoever audits; it begins now, as files do."""
    return SimulatedClock(SystemClock().now())


@pytest.fixture
def here(tmp_path: Path, clock: SimulatedClock) -> Premises:
    """A fresh installation with an administrator."""
    settings = Settings(data=tmp_path / "data")
    with assemble(settings, create=True, clock=clock) as made:
        new = NewUser("boss", "Thabo", "admin", password=OWN, must_change_password=False)
        users.add_user(made.office, users.OPERATOR, new)
    return premises_of(settings, clock)


@pytest.fixture
def standing(here: Premises) -> Standing:
    """How it is set, by default."""
    known = frozenset({"documents", "logs", "tls"})
    return Standing(
        "127.0.0.1", encrypted=False, secure_cookies="auto", log_level="info", demo=False,
        keys=here.data / "keys.json", is_loopback=True, known=known,
    )  # fmt: skip


def codes(findings: Iterator[Finding]) -> set[str]:
    """What was found, by code."""
    return {one.code for one in findings}


def mended(findings: list[Finding]) -> None:
    """Do what the findings offer to do."""
    for one in findings:
        assert one.fix is not None, one
        one.fix()


def test_on_a_healthy_system_nothing_is_found(here: Premises, standing: Standing) -> None:
    """A fresh installation has no finding, and all could be looked at but known holes."""
    report = checks.embedded(here, standing, lambda _done, _of: None)
    assert report.findings == []
    assert len(report.looked) >= 9
    assert set(report.skipped) <= {"holes in libraries"}


def test_open_files_are_found_and_closed(here: Premises, standing: Standing) -> None:
    """Keys, backup key, TLS key, data folder and backups that others may read or change."""
    making.create(here, lambda _done, _of: None)
    self_signed(here.data / "tls", [], here.clock.now())
    opened = [standing.keys, here.key, here.data / "tls" / "key.pem", here.data, here.backups]
    for path in opened:
        path.chmod(0o777)

    findings = list(folder.permissions(here, standing))
    assert {one.where for one in findings} == {str(path) for path in opened}
    assert {one.severity for one in findings} >= {Severity.CRITICAL, Severity.HIGH}
    assert codes(folder.signing_key(here, standing)) == set(), "told once"
    mended(findings)
    assert list(folder.permissions(here, standing)) == []
    assert standing.keys.stat().st_mode & 0o777 == 0o600


def test_an_old_key_is_found_and_renewed(
    here: Premises, standing: Standing, clock: SimulatedClock
) -> None:
    """A year after the last rotation it is time; mending it signs nobody out."""
    before = signing.read(standing.keys).current
    clock.advance(timedelta(days=366))
    findings = list(folder.signing_key(here, standing))
    assert [one.code for one in findings] == ["key_old"]
    mended(findings)
    assert list(folder.signing_key(here, standing)) == []
    assert before in signing.read(standing.keys).previous(clock.now())

    standing.keys.unlink()
    assert codes(folder.signing_key(here, standing)) == {"key_unusable"}
    assert list(folder.signing_key(here, replace(standing, fixed_secret=True))) == []


def test_backups_that_are_missing_old_plain_or_beside_their_key_are_found(
    here: Premises, clock: SimulatedClock
) -> None:
    """None after a day; two days old with newer books; a plain copy; the key in their folder."""

    def found() -> list[Finding]:
        with here.opened(here.data) as office:
            return list(folder.backups(here, office))

    assert found() == []
    clock.advance(timedelta(days=2))
    assert [one.code for one in found()] == ["backup_missing"]
    mended(found())
    assert found() == []

    clock.advance(timedelta(days=3))
    assert found() == [], "nothing changed since the backup"
    with here.opened(here.data) as office:
        lenders.change_settings(office, users.OPERATOR, {"name": "Tati Loans"})
    assert [one.code for one in found()] == ["backup_too_old"]
    mended(found())
    assert found() == []

    copy = sqlite3.connect(here.backups / "copy.db")
    copy.execute("CREATE TABLE t (x)")
    copy.close()
    beside = replace(here, key=here.backups / "backup.key")
    beside.key.write_text("ab" * 32 + "\n", encoding="ascii")
    with here.opened(here.data) as office:
        assert codes(folder.backups(beside, office)) == {"backup_unsealed", "backup_key_beside"}


def test_a_certificate_that_ends_is_found(here: Premises, clock: SimulatedClock) -> None:
    """A month before its end it is to be renewed; afterwards it is urgent."""
    self_signed(here.data / "tls", [], clock.now())
    assert list(folder.certificate(here)) == []
    for days, severity in ((370, Severity.MEDIUM), (40, Severity.HIGH)):
        clock.advance(timedelta(days=days))
        assert [one.severity for one in folder.certificate(here)] == [severity]
    (here.data / "tls" / "certificate.pem").write_text("nonsense", encoding="ascii")
    with pytest.raises(Stopped, match="cannot be read"):
        list(folder.certificate(here))


def test_dangerous_settings_are_found(here: Premises, standing: Standing) -> None:
    """Plain http on a LAN, cookies over it, debugging, a demo in reach, anybody as a proxy."""
    careless = replace(
        standing, host="192.168.1.20", is_loopback=False, secure_cookies="never",
        log_level="debug", demo=True, proxies=("0.0.0.0/0",), origins=("http://www.example.com",),
    )  # fmt: skip
    assert codes(folder.serving(here, careless)) == {
        "http_plain", "cookies_plain", "debug_on", "demo_reachable", "proxy_anybody",
        "origin_plain",
    }  # fmt: skip
    encrypted = replace(standing, host="192.168.1.20", is_loopback=False, encrypted=True)
    assert list(folder.serving(here, encrypted)) == []


def test_strangers_in_the_data_folder_are_found(here: Premises, standing: Standing) -> None:
    """A file that Skycap did not make is named; its own are not."""
    (here.data / "shell.php").write_text("<?php", encoding="ascii")
    assert [Path(one.where).name for one in folder.strangers(here, standing)] == ["shell.php"]


def test_an_unsafe_sqlite_is_worst_on_a_file_in_wal(here: Premises, standing: Standing) -> None:
    """An old library is a danger to a file in WAL mode, and only slower on another."""
    old = replace(standing, library="sqlite3 with SQLite 3.40.1", safe=False)
    path = here.data / here.database
    for mode, severity in ((b"\x02", Severity.CRITICAL), (b"\x01", Severity.LOW)):
        with path.open("r+b") as file:
            file.seek(18)
            file.write(mode)
        assert [one.severity for one in folder.database(here, old)] == [severity]
    assert list(folder.database(here, standing)) == []


def changed(here: Premises, **fields: object) -> None:
    """Set fields of the only user's row as no desk would."""
    with here.opened(here.data) as office:
        row = replace(users.named(office, "boss"), **fields)  # type: ignore[arg-type] # any field
        office.store.commit(Commit(puts=(row,)))


def found_people(here: Premises) -> dict[str, Severity]:
    """What is found of the people."""
    with here.opened(here.data) as office:
        return {one.code: one.severity for one in people.check(office)}


def test_weak_users_are_found(here: Premises, clock: SimulatedClock) -> None:
    """Nobody seen for 90 days, no codes after two weeks, a first password for a week."""
    assert found_people(here) == {}
    clock.advance(timedelta(days=15))
    assert found_people(here) == {"second_factor_missing": Severity.MEDIUM}
    changed(here, totp_secret="X" * 32, totp_confirmed=True)
    assert found_people(here) == {}
    changed(here, must_change_password=True)
    assert found_people(here) == {"password_never_chosen": Severity.MEDIUM}
    changed(here, must_change_password=False)
    clock.advance(timedelta(days=90))
    assert found_people(here) == {"user_stale": Severity.MEDIUM}
    with here.opened(here.data) as office:
        boss = users.named(office, "boss")
        lenders.change_settings(office, users.as_person(boss), {"fourEyes": False})
    assert found_people(here) == {"one_person": Severity.LOW}, "whoever acts is not stale"


def found_and_fixed(here: Premises) -> list[Finding]:
    """What is found of the people, after each was mended that can be."""
    opening = partial(here.opened, here.data)
    with opening() as office:
        found = list(people.check(office, opening))
    for one in found:
        assert one.fix is not None
        one.fix()
    return found


def test_codes_become_the_duty_of_a_role(here: Premises, clock: SimulatedClock) -> None:
    """Mending asks codes of the role, and tells afterwards who has none yet."""
    clock.advance(timedelta(days=15))
    [missing] = found_and_fixed(here)

    with here.opened(here.data) as office:
        assert office.lender().second_factor_roles == ("admin",)
        [after] = people.check(office)
    assert (missing.where, missing.careful) == ("role admin", False)
    assert (after.severity, after.evidence) == (
        Severity.LOW, {"users": ["boss"], "required": True},
    )  # fmt: skip


def test_who_left_is_disabled_by_a_person(here: Premises, clock: SimulatedClock) -> None:
    """It is mended only with care, and one that never signed in is told so."""
    changed(here, totp_secret="X" * 32, totp_confirmed=True)
    with here.opened(here.data) as office:
        users.add_user(office, staff.OPERATOR, users.NewUser("kgosi", "Kgosi", "admin"))
        kgosi = users.named(office, "kgosi")
        row = replace(kgosi, must_change_password=False, totp_confirmed=True)
        office.store.commit(Commit(puts=(row,)))
    clock.advance(timedelta(days=90))
    with here.opened(here.data) as office:
        boss = users.named(office, "boss")
        lenders.change_settings(office, users.as_person(boss), {"name": "Tati"})
    [stale] = found_and_fixed(here)

    assert (stale.where, stale.careful) == ("user kgosi", True)
    assert "never signed in" in stale.what
    assert found_people(here) == {}


@pytest.mark.parametrize("known", ["boss-demo-2026", "changeme1234"])
def test_a_default_password_is_found_by_its_hash(here: Premises, known: str) -> None:
    """The demo's and other well-known passwords are tried against the hash."""
    changed(here, password_hash=passwords.hashed(known))
    assert found_people(here) == {"password_known": Severity.CRITICAL}


def test_trying_known_passwords_costs_the_same_for_everybody(
    here: Premises, monkeypatch: pytest.MonkeyPatch, hash_of_own: str
) -> None:
    """As many are tried of a user whose password is known as of one whose is not."""
    tried: list[int] = []
    real = passwords.verify
    monkeypatch.setattr(passwords, "verify", lambda *given: tried.append(1) or real(*given))
    counts = []
    for kept in (hash_of_own, passwords.hashed("boss-demo-2026")):
        changed(here, password_hash=kept)
        tried.clear()
        found_people(here)
        counts.append(len(tried))
    assert counts[0] == counts[1] > 3


def test_a_hash_of_the_old_system_is_found(here: Premises) -> None:
    """A bare SHA-256 is weak until its owner signs in."""
    changed(here, password_hash=passwords.IMPORTED + "0" * 64)
    assert found_people(here) == {"password_hash_old": Severity.MEDIUM}


def test_libraries_that_differ_from_the_lock_are_found() -> None:
    """An older one is worse than a newer; what is not installed, or is one of two, is fine."""
    lock = (
        'jwt==2.0.0 \\\n  --hash=sha256:ab\nweb==1.5 ; python_version < "3.12"\nweb==2.0\nnone==1'
    )
    held = {"jwt": "1.9.0", "web": "2.0"}
    findings = list(libraries.differing(lock, held.get))
    assert [(one.code, one.where) for one in findings] == [("library_outdated", "jwt")]
    newer = list(libraries.differing(lock, {"jwt": "2.0.1"}.get))
    assert [(one.code, one.severity) for one in newer] == [("library_untested", Severity.LOW)]


def test_known_holes_are_told_and_offline_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What pip-audit tells becomes findings; without it or its lists nothing counts as seen."""
    hole = {"id": "PYSEC-2026-1", "fix_versions": ["2.0"], "aliases": ["CVE-2026-1"]}
    told = {"dependencies": [{"name": "web", "version": "1.5", "vulns": [hole]}]}
    (finding,) = libraries.vulnerable(lambda: told)
    assert (finding.severity, finding.remedy) == (Severity.HIGH, "update it to 2.0")

    monkeypatch.setattr(libraries, "ADVISER", "no_such_module")
    report = examine({"holes": libraries.vulnerable})
    assert "not installed" in report.skipped["holes"]
    monkeypatch.setattr(libraries, "ADVISER", "this")  # prints a poem, and no JSON
    assert "offline" in examine({"holes": libraries.vulnerable}).skipped["holes"]


def test_hardening_sets_what_it_can_and_says_what_takes_the_place_of_the_rest(
    here: Premises, standing: Standing, clock: SimulatedClock
) -> None:
    """Open files, an old key and missing backups are mended; then there is nothing to set."""
    standing.keys.chmod(0o644)
    steps = {one.name: one for one in harden.embedded(here, standing)}
    assert steps["Permissions of files"].state == "open"
    assert steps["GuardDuty"].state == "elsewhere"
    assert harden.mend(steps.values()) == 1
    clock.advance(timedelta(days=400))
    assert harden.mend(harden.embedded(here, standing)) == 2
    assert not any(one.fixes for one in harden.embedded(here, standing))
    assert {one.state for one in harden.embedded(here, standing)} == {"set", "elsewhere", "by hand"}


def test_every_finding_has_a_heading_in_the_runbook() -> None:
    """Whatever code an audit may tell is explained on the page that it points to."""
    root = Path(people.__file__).parent
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(root.glob("*.py"))
        if path.name != "sarif.py"
    )
    page = (root.parents[3] / "docs/operations/security.md").read_text(encoding="utf-8")
    names = set(re.findall(r'"([a-z]+(?:_[a-z]+)*)",\s+Severity', source))
    assert len(names) > 30
    missing = sorted(name for name in names if f"### {name}\n" not in page)
    assert missing == []
