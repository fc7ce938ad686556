"""What was changed by hand since the last deployment, such as with the commands of the guide.

A deployment writes down how the functions and the stage stood when it ended. What stands
otherwise now was changed by hand. It is shown, and kept: a timeout raised in the middle of a
trouble must not fall back because somebody deploys a new page. Three things are put back all the
same: a variable that somebody lost (the guide's `--environment` replaces all of them, and a
function cannot work without its tables), the secret's place, and the code itself.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from skycap.operations.aws.account import Account, Client, explained

FUNCTION: Final = "AWS::Lambda::Function"
STAGE: Final = "AWS::ApiGateway::Stage"
API: Final = "AWS::ApiGateway::RestApi"

Settings = dict[str, Any]
"""Settings by "what.setting", such as "skycap-loansHandler-prod.timeout"."""

_ALL_METHODS: Final = "*/*"
_VARIABLES: Final = "variables"
_SECRET: Final = f"{_VARIABLES}.JWT_SECRET"
_HIDDEN: Final = "(hidden)"


@dataclass(frozen=True, slots=True)
class Drift:
    """One setting that stands otherwise than the last deployment left it."""

    where: str
    setting: str
    deployed: Any
    live: Any

    @property
    def kept(self) -> bool:
        """Whether a deployment leaves it as it stands; a lost variable it puts back."""
        return self.live is not None or not self.setting.startswith(f"{_VARIABLES}.")

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "where": self.where,
            "setting": self.setting,
            "deployed": self.deployed,
            "live": _HIDDEN if self.setting == _SECRET and self.live else self.live,
            "kept": self.kept,
        }


class Live:
    """The settings as they stand on AWS: those that the guide's commands change."""

    def __init__(self, account: Account, resources: Mapping[str, tuple[str, str]]) -> None:
        self._lambda: Client = account.client("lambda")
        self._gateway: Client = account.client("apigateway")
        of_kind = dict(resources.values())
        self.functions = sorted(name for kind, name in resources.values() if kind == FUNCTION)
        self._stage = (of_kind.get(API, ""), of_kind.get(STAGE, ""))

    def read(self) -> Settings:
        """Everything as it stands now."""
        told: Settings = {}
        with explained():
            for name in self.functions:
                told.update(self._function(name))
            if all(self._stage):
                told.update(self._stage_settings())
        return told

    def _function(self, name: str) -> Settings:
        found = self._lambda.get_function_configuration(FunctionName=name)
        told: Settings = {
            f"{name}.timeout": found["Timeout"],
            f"{name}.memory": found["MemorySize"],
        }
        variables = found.get("Environment", {}).get("Variables", {})
        told.update({f"{name}.{_VARIABLES}.{key}": value for key, value in variables.items()})
        return told

    def _stage_settings(self) -> Settings:
        api, stage = self._stage
        found = self._gateway.get_stage(restApiId=api, stageName=stage)
        every = found.get("methodSettings", {}).get(_ALL_METHODS, {})
        return {
            "stage.rate": every.get("throttlingRateLimit"),
            "stage.burst": every.get("throttlingBurstLimit"),
            "stage.caching": every.get("cachingEnabled", False),
            "stage.cacheCluster": found.get("cacheClusterEnabled", False),
            "stage.cacheSize": found.get("cacheClusterSize") or None,
        }

    def write(self, wanted: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        """Set what `wanted` names and `now` has otherwise; None removes a variable."""
        changed = {key: value for key, value in wanted.items() if now.get(key) != value}
        with explained():
            for name in self.functions:
                mine = {
                    key.removeprefix(f"{name}."): value
                    for key, value in changed.items()
                    if key.startswith(f"{name}.")
                }
                if mine:
                    self._write_function(name, mine)
            stage = {k.removeprefix("stage."): v for k, v in changed.items() if k[:6] == "stage."}
            if stage:
                self._write_stage(stage)

    def _write_function(self, name: str, changed: Settings) -> None:
        options: dict[str, Any] = {}
        if "timeout" in changed:
            options["Timeout"] = changed["timeout"]
        if "memory" in changed:
            options["MemorySize"] = changed["memory"]
        renamed = {
            key.removeprefix(f"{_VARIABLES}."): value
            for key, value in changed.items()
            if key.startswith(f"{_VARIABLES}.")
        }
        if renamed:
            found = self._lambda.get_function_configuration(FunctionName=name)
            variables = {**found.get("Environment", {}).get("Variables", {}), **renamed}
            kept = {key: value for key, value in variables.items() if value is not None}
            options["Environment"] = {"Variables": kept}
        if options:
            self._lambda.update_function_configuration(FunctionName=name, **options)
            self._lambda.get_waiter("function_updated_v2").wait(FunctionName=name)

    def _write_stage(self, changed: Settings) -> None:
        paths = {
            "rate": "/*/*/throttling/rateLimit",
            "burst": "/*/*/throttling/burstLimit",
            "caching": "/*/*/caching/enabled",
            "cacheCluster": "/cacheClusterEnabled",
            "cacheSize": "/cacheClusterSize",
        }
        api, stage = self._stage
        operations = [
            {"op": "replace", "path": paths[key], "value": _spelt(value)}
            for key, value in changed.items()
            if value is not None
        ]
        if operations:
            self._gateway.update_stage(restApiId=api, stageName=stage, patchOperations=operations)


def found(deployed: Mapping[str, Any], live: Mapping[str, Any]) -> list[Drift]:
    """What stands otherwise than `deployed`, of the functions that were there then."""
    known = {key.partition(".")[0] for key in deployed}
    keys = sorted({*deployed, *(key for key in live if key.partition(".")[0] in known)})
    return [
        Drift(*_parted(key), deployed.get(key), live.get(key))
        for key in keys
        if deployed.get(key) != live.get(key)
    ]


def settled(
    drifts: Iterable[Drift],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    overwrite: bool,
    meant: Collection[str] = (),
) -> tuple[Settings, Settings]:
    """What to set after an update, and what the record is to call deployed.

    `before` is what stood before the update, `after` what stands after it. A setting that the
    update did not touch still stands as the hand left it; the template's value is then the one
    of the last record. Settings named in `meant` are set on purpose now, whatever a hand did.
    """
    deployed = dict(after)
    wanted: Settings = {}
    for drift in drifts:
        key = f"{drift.where}.{drift.setting}"
        untouched = after.get(key) == before.get(key)
        intended = drift.deployed if untouched else after.get(key)
        deployed[key] = intended
        stays = drift.kept and not overwrite and drift.setting not in meant
        wanted[key] = drift.live if stays else intended
    return wanted, recordable(deployed)


def recordable(settings: Mapping[str, Any]) -> Settings:
    """`settings` as they may be written down: what is set, and no secret."""
    return {
        key: value
        for key, value in settings.items()
        if value is not None and not key.endswith(f".{_SECRET}")
    }


def _parted(key: str) -> tuple[str, str]:
    where, _, setting = key.partition(".")
    return where, setting


def _spelt(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
