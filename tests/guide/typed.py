"""The commands of the maintenance guide as data, and a desk at which they are typed.

`commands.toml` holds them as they stand in the guide. At the desk the placeholders are filled with
what is deployed, and an `aws` on the PATH adds the emulator's address, which the AWS CLI 2.9 does
not read from the environment. Nothing else is changed.
"""

import json
import os
import re
import subprocess
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.cloud import ACCOUNT, REGION, Cloud
from tests.house.source import ROOT

DATA = Path(__file__).with_name("commands.toml")
FILES = ROOT / "infra" / "guide"
LOAN, PAYMENT = "test-loan.json", "test-payment.json"


@dataclass(frozen=True)
class Command:
    """One command of the guide, and what it must meet."""

    number: int
    section: str
    text: str
    result: str
    meets: tuple[tuple[str, str], ...]
    how: str = "typed"
    exit: int = 0
    shows: tuple[str, ...] = ()
    instead: str = ""
    restore: bool = False
    folder: str = ""
    right: str = ""
    call: tuple[str, str] = ("", "")
    arguments: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the test of it is called."""
        words = [word for word in self.text.split() if not word.startswith("-")][:3]
        return f"{self.number:02d} {' '.join(words)}"


def commands() -> list[Command]:
    """All commands, in the order of the guide."""
    read = tomllib.loads(DATA.read_text(encoding="utf-8"))["command"]
    return [
        Command(
            number=number,
            **{
                **told,
                "text": told["text"].strip(),
                "meets": tuple((kind, name) for kind, name in told["meets"]),
                "shows": tuple(told.get("shows", ())),
                "call": tuple(told.get("call", ("", ""))),
            },
        )
        for number, told in enumerate(read, 1)
    ]


@dataclass
class Desk:
    """Where somebody types the guide's commands for what is deployed."""

    cloud: Cloud
    folder: Path
    tokens: dict[str, str] = field(default_factory=dict)
    clients: dict[str, Any] = field(default_factory=dict)

    def type(self, command: Command) -> "subprocess.CompletedProcess[str]":
        """Type a command, with its placeholders filled in."""
        place = self.folder / (command.folder or ".")
        place.mkdir(parents=True, exist_ok=True)
        return self.run(self.filled(command.instead or command.text), place)

    def run(self, text: str, place: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Run a line of shell as at this desk."""
        environment = {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_PAGER": "",
        }
        return subprocess.run(
            ["bash", "-c", text],
            cwd=place or self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def filled(self, text: str) -> str:
        """The text with the placeholders that stand in it replaced."""
        for placeholder, value in {
            "https://YOUR_API_ENDPOINT": lambda: self.cloud.url,
            "YOUR_API_ID": lambda: self.cloud.outputs["ApiId"],
            "YOUR_RESOURCE_ID": lambda: "abc123",
            "YOUR_DISTRIBUTION_ID": lambda: self.cloud.outputs["DistributionId"],
            "YOUR_TOKEN": lambda: self.token("checker"),
            "ACCOUNTANT_TOKEN": lambda: self.token("accountant"),
            "your-documents-bucket": lambda: self.cloud.outputs["DocumentsBucketName"],
            "REGION:ACCOUNT": lambda: f"{REGION}:{ACCOUNT}",
            "BACKUP_NAME": self.backup,
        }.items():
            if placeholder in text:
                text = text.replace(placeholder, value())
        return text

    def token(self, username: str) -> str:
        """A token of somebody, asked for once."""
        if username not in self.tokens:
            self.tokens[username] = self.cloud.token(username)
        return self.tokens[username]

    def client(self, service: str) -> Any:  # noqa: ANN401 - boto3 makes its clients as it runs
        """A client of the emulator, made once, which takes longer than to use it."""
        if service not in self.clients:
            self.clients[service] = self.cloud.emulator.client(service)
        return self.clients[service]

    def backup(self) -> str:
        """The name that AWS gave a backup of the loans."""
        client = self.client("dynamodb")
        made = client.create_backup(TableName="SkycapLoans", BackupName="before")
        return str(made["BackupDetails"]["BackupArn"].rpartition("/")[2])

    def has(self, kind: str, name: str) -> bool:
        """Whether there is something of that kind under that name."""
        client = self.client
        match kind:
            case "function":
                return bool(client("lambda").get_function(FunctionName=name))
            case "alias":
                function, _, alias = name.partition(":")
                found = client("lambda").get_alias(FunctionName=function, Name=alias)
                return bool(re.fullmatch(r"\d+", found["FunctionVersion"]))
            case "log group":
                found = client("logs").describe_log_groups(logGroupNamePrefix=name)
                return name in [one["logGroupName"] for one in found["logGroups"]]
            case "table":
                return bool(client("dynamodb").describe_table(TableName=name))
            case "bucket":
                return bool(client("s3").head_bucket(Bucket=name))
            case "api":
                return name in [
                    one["name"] for one in client("apigateway").get_rest_apis()["items"]
                ]
            case "stage":
                api = self.cloud.outputs["ApiId"]
                return bool(client("apigateway").get_stage(restApiId=api, stageName=name))
            case "role":
                return bool(client("iam").get_role(RoleName=name))
            case "secret":
                return bool(client("secretsmanager").describe_secret(SecretId=name))
            case "alarm":
                return bool(client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"])
            case "dashboard":
                return bool(client("cloudwatch").get_dashboard(DashboardName=name))
            case "topic":
                arn = f"arn:aws:sns:{REGION}:{ACCOUNT}:{name}"
                return bool(client("sns").get_topic_attributes(TopicArn=arn))
            case "distribution":
                distribution = self.cloud.outputs["DistributionId"]
                return bool(client("cloudfront").get_distribution(Id=distribution))
            case "web acl":
                found = client("wafv2").list_web_acls(Scope="REGIONAL")["WebACLs"]
                return name in [one["Name"] for one in found]
            case _:
                raise AssertionError(f"nothing is known of {kind}")


def lay_out(desk: Desk, program: str) -> None:
    """Put on the desk what the guide's reader has there: the CLI, the packages, the two files."""
    bin_folder = desk.folder / "bin"
    bin_folder.mkdir()
    wrapper = bin_folder / "aws"
    wrapper.write_text(
        f'#!/bin/sh\nexec "{program}" --endpoint-url "{desk.cloud.emulator.url}" "$@"\n',
        encoding="utf-8",
    )
    wrapper.chmod(0o755)
    for path in FILES.glob("*.json"):
        (desk.folder / path.name).write_bytes(path.read_bytes())
    loan = disbursed_loan(desk)
    payment = {
        "loanId": loan,
        "paymentDate": datetime.now(UTC).date().isoformat(),
        "amountPaid": "100",
        "paymentMethod": "cash",
        "referenceNumber": "GUIDE-1",
    }
    (desk.folder / PAYMENT).write_text(json.dumps(payment), encoding="utf-8")


def disbursed_loan(desk: Desk) -> str:
    """The id of a loan that was paid out today, for the guide's test payment."""
    import httpx2

    form = json.loads((FILES / LOAN).read_text(encoding="utf-8"))
    form["idNumber"] = "800110001"

    def post(path: str, body: dict[str, Any], who: str = "") -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {desk.token(who)}"} if who else {}
        url = f"{desk.cloud.url}/api{path}"
        told = httpx2.post(url, json=body, headers=headers, timeout=60)
        answer: dict[str, Any] = told.raise_for_status().json()
        return answer

    reference = post("/loans/apply", form)["reference"]
    approval = {"action": "approve", "comments": "For the guide."}
    post(f"/loans/{reference}/review", approval, "checker")
    paid = post(f"/loans/{reference}/disburse", {"referenceNumber": "GUIDE-OUT"}, "accountant")
    return str(paid["loanId"])
