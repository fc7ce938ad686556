"""`skycap deploy` as it is typed, against what is deployed as on AWS."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cloud import REGION, USERS, Cloud
from tests.cloud import own_cloud as cloud

__all__ = ["cloud"]


def test_a_second_deployment_changes_nothing_and_makes_no_users(cloud: Cloud) -> None:
    """The same Skycap deployed again finds nothing to do, and shows no password again."""
    template = str(cloud.template)
    told = cloud.skycap("deploy", "all", *cloud.options, "--template", template, "--yes", "--json")

    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer["changes"] == []
    assert "users" not in answer
    assert answer["pages"] == {"sent": 0, "removed": 0}
    assert answer["addresses"]["SiteUrl"].startswith("https://")


def test_the_status_tells_versions_and_what_was_changed_by_hand(cloud: Cloud) -> None:
    """Status shows the stack, the versions of the guide's functions, and no drift at first."""
    told = cloud.skycap("deploy", "status", *cloud.options, "--json")

    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer["status"] in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}
    assert answer["drift"] == []
    functions = {one["function"]: one["version"] for one in answer["versions"]}
    assert {f"skycap-{name}Handler-prod" for name in ("auth", "loans", "repayments")} <= set(
        functions
    )
    assert all(version.isdigit() for version in functions.values())


def test_nothing_changes_unless_somebody_says_so(cloud: Cloud) -> None:
    """Where nobody can be asked, a change is not made; the plan for it is dropped."""
    changed = ("--template", str(cloud.template), "--set", "LogLevel=warning")
    told = cloud.skycap("deploy", "backend", *cloud.options, *changed)

    assert told.returncode == 1
    assert "Modify" in told.stdout
    assert "--yes" in told.stderr
    client = cloud.emulator.client("cloudformation")
    waiting = client.list_change_sets(StackName="skycap")["Summaries"]
    assert "AVAILABLE" not in [one["ExecutionStatus"] for one in waiting]


@pytest.mark.parametrize("name", ["", "skycap-test"])
def test_the_stack_is_removed_by_its_name_alone(cloud: Cloud, name: str) -> None:
    """Without its name, or with another, nothing is removed; what would stay is shown."""
    given = ["--name", name] if name else []
    told = cloud.skycap("deploy", "destroy", *cloud.options, *given)

    assert told.returncode == 1
    assert "SkycapLoans" in told.stdout
    assert "the name of the stack is skycap" in told.stderr
    assert cloud.resources()


def test_the_package_is_written_for_the_guides_commands(cloud: Cloud, tmp_path: Path) -> None:
    """Each function of the guide gets its function.zip, and the pages lie in public."""
    told = cloud.skycap("deploy", "package", "--output", str(tmp_path), *cloud.options)

    assert told.returncode == 0, told.stderr
    for name in ("authHandler", "loansHandler", "repaymentsHandler"):
        assert zipfile.is_zipfile(tmp_path / name / "function.zip")
    assert (tmp_path / "public" / "index.html").is_file()
    assert not list((tmp_path / "public").rglob("*.br"))


def test_the_staff_can_be_looked_after_from_ones_own_machine(cloud: Cloud) -> None:
    """Given the variables of a function, the commands for users work on the tables of AWS."""
    client = cloud.emulator.client("lambda")
    found = client.get_function_configuration(FunctionName="skycap-authHandler-prod")
    access = {
        "AWS_ENDPOINT_URL": cloud.emulator.url,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    told = subprocess.run(
        [sys.executable, "-m", "skycap", "users", "list", "--json"],
        capture_output=True,
        text=True,
        env={**os.environ, **found["Environment"]["Variables"], **access},
        check=False,
    )

    assert told.returncode == 0, told.stderr
    assert {user["username"] for user in json.loads(told.stdout)} == set(USERS)


def test_without_credentials_it_says_what_to_do(tmp_path: Path) -> None:
    """On a machine that knows no AWS credentials, one line names the remedy."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    environment = {
        **kept,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
    }
    told = subprocess.run(
        [sys.executable, "-m", "skycap", "deploy", "status"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )

    assert told.returncode == 3
    assert told.stderr == (
        "skycap: there are no AWS credentials: run `aws configure`, or set AWS_PROFILE\n"
    )
