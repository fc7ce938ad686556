"""`skycap secrets`: ages, never values; keys renewed, and nobody signed out."""

import json
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

from skycap.assembly import assemble, place_on_aws
from skycap.operations import Stopped
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.backups.sealing import sealed_by
from skycap.operations.secrets import managed
from skycap.services import users
from skycap.services.clock import SystemClock
from skycap.settings import Settings
from skycap.storage.secrets_manager import SecretKeys
from tests.cli.conftest import ADMIN_PASSWORD, Skycap
from tests.cloud import Cloud
from tests.cloud import own_cloud as cloud

__all__ = ["cloud"]


def test_a_token_of_before_holds_after_a_rotation(skycap: Skycap) -> None:
    """The old key is accepted for a day; the list tells so, and shows no key."""
    with assemble(Settings(data=skycap.data)) as running:
        token, _ = users.sign_in(running.office, running.keys, "admin", ADMIN_PASSWORD)
    told = skycap.json("secrets", "rotate")
    assert told["previousAccepted"] == 1

    with assemble(Settings(data=skycap.data)) as running:
        assert users.identify(running.office, running.keys, token).username == "admin"
        kept = [key.hex() for key in running.keys.accepted()]
    (signing,) = skycap.json("secrets", "list")
    assert (signing["name"], signing["ageDays"], signing["previousAccepted"]) == ("signing", 0, 1)
    shown = skycap.run("secrets", "list").output + json.dumps(signing) + json.dumps(told)
    assert "signs sign-ins" in shown
    assert not any(key in shown for key in kept)


def test_backups_of_before_stay_readable_after_their_key_was_renewed(skycap: Skycap) -> None:
    """Old and new backups verify; the new one is sealed by another key."""
    assert skycap.run("secrets", "rotate", "--backups").exit_code == 1, "there is none yet"
    before = skycap.json("backup", "create")["path"]
    assert "new key" in skycap.run("secrets", "rotate", "--backups").output
    after = skycap.json("backup", "create")["path"]

    assert sealed_by(Path(before)) != sealed_by(Path(after))
    for path in (before, after):
        assert skycap.json("backup", "verify", path)["whole"]
    assert skycap.json("secrets", "list")[1]["previousAccepted"] == 1


def test_a_secret_of_the_environment_is_not_rotated(
    skycap: Skycap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JWT_SECRET goes before the file, so rotating the file would change nothing."""
    monkeypatch.setenv("JWT_SECRET", "river" * 8)
    refused = skycap.run("secrets", "rotate")
    assert (refused.exit_code, "JWT_SECRET is set" in refused.stderr) == (1, True)


def test_a_rotation_on_aws_signs_nobody_out(cloud: Cloud) -> None:
    """A token of before is accepted by the functions, whether they know the new key or not."""
    there = place_on_aws(Account(endpoint=cloud.emulator.url), Installation())
    manager = cloud.emulator.client("secretsmanager")
    arn = there.physical(managed.SIGNING)
    first = manager.get_secret_value(SecretId=arn)
    before = cloud.token("admin")
    now = datetime.now(UTC)
    try:
        managed.rotate(there, now, force=True)
        told = managed.described(there, managed.SIGNING, now)
        assert (told.previous, told.age_days(now)) == (1, 0)
        with pytest.raises(Stopped, match="would be signed out"):
            managed.rotate(there, now)

        new = manager.get_secret_value(SecretId=arn)
        assert new["SecretString"] != first["SecretString"]
        told_me = httpx2.get(
            f"{cloud.url}/api/auth/verify",
            headers={"Authorization": f"Bearer {before}"},
            timeout=60,
        )
        assert told_me.status_code == 200
        ring = SecretKeys(arn, SystemClock(), cloud.emulator.client_arguments)()
        assert ring.accepted()[0] == new["SecretString"].encode(), "the new one signs"
        assert ring.read(before, now).username == "admin"
    finally:  # the functions still hold the first key; other tests go on with it
        manager.update_secret_version_stage(
            SecretId=arn, VersionStage="AWSCURRENT",
            MoveToVersionId=first["VersionId"], RemoveFromVersionId=new["VersionId"],
        )  # fmt: skip


def test_a_variable_that_goes_before_the_secret_is_told(cloud: Cloud) -> None:
    """With JWT_SECRET on a function, a rotation would change nothing there: it is refused."""
    there = place_on_aws(Account(endpoint=cloud.emulator.url), Installation())
    functions = cloud.emulator.client("lambda")
    name = there.functions[2]
    given = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    changed = {"Variables": {**given, "JWT_SECRET": "river" * 8}}
    functions.update_function_configuration(FunctionName=name, Environment=changed)
    try:
        with pytest.raises(Stopped, match="JWT_SECRET, not with Secrets Manager"):
            managed.rotate(there, datetime.now(UTC), force=True)
    finally:
        functions.update_function_configuration(FunctionName=name, Environment={"Variables": given})
