"""The scene of an installation on AWS: its parts by name, and the addresses before them."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar, Final

from typing_extensions import override

from skycap.operations import Stopped
from skycap.operations.aws.account import Client, code_of, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.diagnose.causes import CannotTell, Platform, Section, Seen
from skycap.operations.diagnose.scene import Narrowed, Scene
from skycap.services.office import Office
from skycap.services.tokens import KEY_BYTES_MIN, SigningKeys

AUTH: Final = "authHandler"
LOANS: Final = "loansHandler"
REPAYMENTS: Final = "repaymentsHandler"

OF_SECTION: Final[Mapping[Section, tuple[str, ...]]] = {
    Section.LOGIN: (AUTH,),
    Section.CORS: (AUTH, LOANS, REPAYMENTS),
    Section.APPLY: (LOANS,),
    Section.UPLOADS: (LOANS,),
    Section.COSTS: (AUTH, LOANS, REPAYMENTS),
    Section.DASHBOARD: (AUTH, LOANS),
    Section.REPAYMENTS: (AUTH, REPAYMENTS),
}
"""Which functions a trouble may come from."""

SIGN_INS_MAX: Final = 10
"""How many wrong sign-ins of one name and address are counted before the next has to wait."""

_SIGN_INS: Final = "login_by_name"


@dataclass(eq=False)
class CloudScene(Scene):
    """An installation on AWS. `front_door` is where its pages are, if they have an address."""

    platform: ClassVar[Platform] = Platform.AWS

    there: OnAws
    front_door: str | None = None

    @override
    def opening(self) -> AbstractContextManager[Office]:
        """The books, in the tables."""
        return self.there.opened()

    @override
    def signing(self) -> SigningKeys:
        """The key of the secret, as it is now."""
        text = self.secret_text
        if len(text.encode()) < KEY_BYTES_MIN:
            raise CannotTell("the secret of sign-ins is too short to sign with")
        return SigningKeys(text.encode())

    @cached_property
    def secret_text(self) -> str:
        """The text of the secret of sign-ins. Raises `CannotTell`."""
        keeper = self.client("secretsmanager")
        try:
            found = keeper.get_secret_value(SecretId=self.there.physical("JwtSecret"))
        except keeper.exceptions.ClientError as problem:
            raise CannotTell(f"the secret of sign-ins cannot be read: {code_of(problem)}") from None
        return str(found.get("SecretString", "")).strip()

    @property
    @override
    def origins(self) -> tuple[str, ...]:
        """The other sites of the parameter CorsOrigins."""
        given = self.parameters.get("CorsOrigins", "")
        return tuple(one.strip().rstrip("/") for one in given.split(",") if one.strip())

    @property
    @override
    def addresses(self) -> tuple[str, ...]:
        """What people type."""
        return (self.there.outputs["SiteUrl"],)

    @property
    @override
    def secure_cookies(self) -> bool:
        """Always, behind CloudFront."""
        return True

    @property
    @override
    def site(self) -> str:
        """CloudFront, or what stands in for it."""
        if self.front_door is None:
            raise CannotTell("an emulator has no front door: say with --url where it is")
        return self.front_door

    @override
    def name_variable(self, name: str) -> str:
        """A parameter of the template."""
        return f"skycap deploy backend --set {_PARAMETERS.get(name, name)}=..."

    @override
    def held_up(self) -> Iterator[Seen]:
        """Whether wrong sign-ins have reached their number; whose they are is not kept."""
        table = self.there.physical("LimitsTable")
        dynamo = self.client("dynamodb")
        now = int(self.clock.now().timestamp())
        reached = "begins_with(tally, :rate) AND times >= :most AND expiresAt > :now"
        with explained():
            pages = dynamo.get_paginator("scan").paginate(
                TableName=table,
                FilterExpression=reached,
                ExpressionAttributeValues={
                    ":rate": {"S": _SIGN_INS},
                    ":most": {"N": str(SIGN_INS_MAX)},
                    ":now": {"N": str(now)},
                },
            )
            held = [item["tally"] for page in pages for item in page["Items"]]
        if held:

            def fix() -> None:
                for tally in held:
                    dynamo.delete_item(TableName=table, Key={"tally": tally})

            what = f"{len(held)} callers have to wait for their next sign-in"
            yield Seen(table, what, {"callers": len(held)}, fix)

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions, as AWS calls them, that the troubles may come from."""
        names = {name for section in self.sections for name in OF_SECTION[section]}
        known = (AUTH, LOANS, REPAYMENTS)
        return tuple(self.there.installation.function(name) for name in known if name in names)

    @cached_property
    def parameters(self) -> dict[str, str]:
        """The parameters of the stack."""
        listed = self.there.stack.described().get("Parameters", [])
        return {one["ParameterKey"]: one.get("ParameterValue", "") for one in listed}

    @property
    def variables(self) -> dict[str, str]:
        """What the template gives every function in its environment."""
        there = self.there
        return {
            "USERS_TABLE": there.physical("UsersTable"),
            "LOANS_TABLE": there.physical("LoansTable"),
            "REPAYMENTS_TABLE": there.physical("RepaymentsTable"),
            "DOCUMENTS_BUCKET": there.physical("DocumentsBucket"),
            "JWT_SECRET_ARN": there.physical("JwtSecret"),
            "SKYCAP_PUBLIC_URL": there.outputs["SiteUrl"],
            "SKYCAP_CORS_ORIGINS": self.parameters.get("CorsOrigins", ""),
            "SKYCAP_LOG_LEVEL": self.parameters.get("LogLevel", "info"),
        }

    def configuration(self, function: str) -> dict[str, Any]:
        """How a function is set at this moment. Raises `CannotTell` when there is none."""
        found = self._configured(function)
        if found is None:
            raise CannotTell(f"there is no function {function}")
        return found

    def configured(self, function: str) -> dict[str, Any] | None:
        """How a function was set when this look began; None when there is none."""
        return self.once(function, lambda: self._configured(function))

    def _configured(self, function: str) -> dict[str, Any] | None:
        lambdas = self.client("lambda")
        with explained():
            try:
                found: dict[str, Any] = lambdas.get_function_configuration(FunctionName=function)
            except lambdas.exceptions.ResourceNotFoundException:
                return None
        return found

    def configure(self, function: str, **changed: object) -> None:
        """Set something of a function, and wait until it holds."""
        lambdas = self.client("lambda")
        with explained():
            lambdas.update_function_configuration(FunctionName=function, **changed)
            lambdas.get_waiter("function_updated_v2").wait(FunctionName=function)

    def client(self, service: str) -> Client:
        """A client of `service`, made once."""
        if service not in self._clients:
            self._clients[service] = self.there.client(service)
        return self._clients[service]

    @cached_property
    def _clients(self) -> dict[str, Client]:
        return {}

    def sum_of(self, metric: "Metric", days: int = 1) -> float:
        """The sum of a figure of CloudWatch over the last days, up to the hour that runs."""
        ends = self.clock.now()
        with explained():
            told = self.client("cloudwatch").get_metric_statistics(
                Namespace=metric.namespace,
                MetricName=metric.name,
                Dimensions=[{"Name": key, "Value": value} for key, value in metric.of.items()],
                StartTime=_hour(ends - timedelta(days=days)),
                EndTime=_hour(ends) + timedelta(hours=1),
                Period=3600 * 24 * days,
                Statistics=[metric.statistic],
            )
        return float(sum(point[metric.statistic] for point in told["Datapoints"]))


def cloud_scene(
    there: OnAws, narrowed: Narrowed, sections: tuple[Section, ...], url: str | None = None
) -> CloudScene:
    """The scene of the installation `there`; `url` is where its pages are, if not at `SiteUrl`.

    Raises `Stopped` when AWS cannot be reached, or has no such installation.
    """
    if not there.stack.exists:
        where = f"{there.installation.stack} in {there.account.region}"
        raise Stopped(f"there is no {where}; `skycap deploy all` puts it up")
    outputs, account = there.outputs, there.account
    if url is None and account.endpoint is None:
        url = outputs["SiteUrl"]
    environment = there.installation.environment
    api = f"{account.endpoint}/_aws/execute-api/{outputs['ApiId']}/{environment}"
    return CloudScene(url or api, there.clock, narrowed, sections, there, url)


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure of CloudWatch, and of what."""

    namespace: str
    name: str
    of: Mapping[str, str]
    statistic: str = "Sum"


_PARAMETERS: Final = {"SKYCAP_CORS_ORIGINS": "CorsOrigins", "SKYCAP_LOG_LEVEL": "LogLevel"}


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
