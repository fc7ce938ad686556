"""The bill is too high: unbounded requests, what is asked again and again, endless logs."""

from collections.abc import Iterator
from typing import Any, Final

from skycap.operations.aws.account import explained
from skycap.operations.diagnose.causes import (
    AWS,
    BOTH,
    EMBEDDED,
    Section,
    Seen,
    Tried,
    cause,
    symptom,
)
from skycap.operations.diagnose.cloud import CloudScene, Metric
from skycap.operations.diagnose.embedded import EmbeddedScene
from skycap.operations.diagnose.functions import known_functions, variables_of
from skycap.operations.diagnose.scene import Scene
from skycap.operations.findings import Severity

RATE: Final = 100
BURST: Final = 200
"""Requests a second, and at once, that the template allows."""

RATE_MAX: Final = 1_000
"""Above this, a limit of the gateway no longer guards the bill of a small lender."""

MONTH_DAYS: Final = 30
REQUESTS_MAX: Final = 3_000_000
"""In a month: about ten dollars of API Gateway, for which a small lender has no use."""

HOT_SHARE: Final = 0.6
HOT_MIN: Final = 10_000
"""A day; below this nobody pays a cent for a route."""

DEBUG: Final = "debug"
LEVEL: Final = "SKYCAP_LOG_LEVEL"
_EVERY: Final = "*/*"
_NO_LIMIT: Final = -1


@symptom(Section.COSTS, on=AWS)
def requests_are_few(scene: CloudScene) -> Iterator[Tried]:
    """The requests of the last month must be as many as a small lender makes."""
    count = _requests(scene)
    yield Tried("requests of the last 30 days", f"{count:,.0f}", count <= REQUESTS_MAX)


@cause(
    "requests_high", Section.COSTS, on=AWS, severity=Severity.MEDIUM,
    remedy="see who asks in the access log, and bound it: skycap diagnose costs names the route",
)  # fmt: skip
def requests_high(scene: CloudScene) -> Iterator[Seen]:
    """Far more requests come than a small lender makes."""
    count = _requests(scene)
    if count > REQUESTS_MAX:
        yield Seen("the API", f"{count:,.0f} requests in 30 days", {"requests": int(count)})


@cause(
    "invocations_high", Section.COSTS, on=AWS, severity=Severity.MEDIUM,
    remedy="look who calls the function besides the API, and how often its schedule runs",
)  # fmt: skip
def invocations_high(scene: CloudScene) -> Iterator[Seen]:
    """A function runs far more often than the API asks for it."""
    asked = _requests(scene)
    for name in scene.functions:
        metric = Metric("AWS/Lambda", "Invocations", {"FunctionName": name})
        runs = scene.sum_of(metric, MONTH_DAYS)
        if runs > max(REQUESTS_MAX, 2 * asked):
            yield Seen(name, f"it ran {runs:,.0f} times in 30 days", {"invocations": int(runs)})


@cause(
    "route_hot", Section.COSTS, on=AWS, severity=Severity.MEDIUM,
    remedy="let its page ask less often; what is public may be cached: --set ApiCache=true",
)  # fmt: skip
def route_hot(scene: CloudScene) -> Iterator[Seen]:
    """Most requests of a day ask for one and the same address."""
    with explained():
        pages = scene.client("cloudwatch").get_paginator("list_metrics")
        told = pages.paginate(Namespace="Skycap", MetricName="Latency")
        kinds = [one["Dimensions"] for page in told for one in page["Metrics"]]
    counts: dict[str, float] = {}
    for kind in kinds:
        of = {one["Name"]: one["Value"] for one in kind}
        if "route" in of:
            metric = Metric("Skycap", "Latency", of, "SampleCount")
            counts[of["route"]] = counts.get(of["route"], 0) + scene.sum_of(metric)
    total = sum(counts.values())
    for route, count in counts.items():
        if count >= HOT_MIN and count > HOT_SHARE * total:
            what = f"{count:,.0f} of {total:,.0f} requests of a day"
            yield Seen(route, what, {"route": route, "requests": int(count), "of": int(total)})


@cause(
    "throttle_missing", Section.COSTS, on=AWS, severity=Severity.HIGH,
    remedy="skycap diagnose costs --fix sets 100 a second, 200 at once, as the template does",
)  # fmt: skip
def throttle_missing(scene: CloudScene) -> Iterator[Seen]:
    """Nothing bounds how many requests API Gateway passes on, and bills."""
    every = _stage(scene).get("methodSettings", {}).get(_EVERY, {})
    rate = every.get("throttlingRateLimit", _NO_LIMIT)
    burst = every.get("throttlingBurstLimit", _NO_LIMIT)
    if 0 <= rate <= RATE_MAX and burst >= 0:
        return

    def fix() -> None:
        _update_stage(
            scene,
            {"/*/*/throttling/rateLimit": str(RATE), "/*/*/throttling/burstLimit": str(BURST)},
        )

    told = "no limit" if rate < 0 or burst < 0 else f"{rate:,.0f} a second"
    yield Seen("the API", f"its stage has {told}", {"rate": rate, "burst": burst}, fix)


@cause(
    "cache_unused", Section.COSTS, on=AWS, severity=Severity.MEDIUM,
    remedy="skycap deploy backend --set ApiCache=true lets it keep something, or false drops it",
)  # fmt: skip
def cache_unused(scene: CloudScene) -> Iterator[Seen]:
    """A cache cluster is paid by the hour, and no address may be kept in it."""
    stage = _stage(scene)
    kept = [one for one in stage.get("methodSettings", {}).values() if one.get("cachingEnabled")]
    if stage.get("cacheClusterEnabled") and not kept:

        def fix() -> None:
            _update_stage(scene, {"/cacheClusterEnabled": "false"})

        yield Seen(
            "the API", "its cache keeps nothing", {"size": stage.get("cacheClusterSize")}, fix
        )


@cause(
    "cache_private", Section.COSTS, Section.DASHBOARD, on=AWS, severity=Severity.CRITICAL,
    remedy="switch caching off for all methods at once: skycap diagnose costs --fix",
)  # fmt: skip
def cache_private(scene: CloudScene) -> Iterator[Seen]:
    """The cache keeps answers that depend on who asks, and may give them to somebody else."""
    every = _stage(scene).get("methodSettings", {}).get(_EVERY, {})
    if every.get("cachingEnabled"):

        def fix() -> None:
            _update_stage(scene, {"/*/*/caching/enabled": "false"})

        yield Seen("the API", "caching is on for every method", fix=fix)


@cause(
    "log_retention_off", Section.COSTS, on=AWS, severity=Severity.LOW,
    remedy="skycap diagnose costs --fix, or aws logs put-retention-policy",
)  # fmt: skip
def log_retention_off(scene: CloudScene) -> Iterator[Seen]:
    """Lines of a log are kept, and paid, forever."""
    logs = scene.client("logs")
    days = int(scene.parameters.get("LogRetentionDays", "365"))
    for prefix in ("/aws/lambda/skycap-", "/aws/apigateway/SkycapLoansAPI"):
        with explained():
            pages = logs.get_paginator("describe_log_groups").paginate(logGroupNamePrefix=prefix)
            groups = [one for page in pages for one in page["logGroups"]]
        for group in groups:
            name = group["logGroupName"]
            if "retentionInDays" in group or not _is_ours(scene, name):
                continue

            def fix(name: str = name) -> None:
                logs.put_retention_policy(logGroupName=name, retentionInDays=days)

            yield Seen(name, "its lines are never dropped", fix=fix)


@cause(
    "logs_verbose", Section.COSTS, on=BOTH, severity=Severity.LOW,
    remedy="back to info, once the fault is found",
)  # fmt: skip
def logs_verbose(scene: Scene) -> Iterator[Seen]:
    """Everything is logged in detail, which fills the disk or the bill."""
    if isinstance(scene, EmbeddedScene):
        if scene.given.log_level == DEBUG:
            yield Seen(LEVEL, "it is debug")
        return
    assert isinstance(scene, CloudScene)
    for name, found in known_functions(scene):
        held = variables_of(found)
        if held.get(LEVEL) == DEBUG:

            def fix(name: str = name) -> None:
                held = {**variables_of(scene.configuration(name)), LEVEL: "info"}
                scene.configure(name, Environment={"Variables": held})

            yield Seen(name, f"{LEVEL} is debug", fix=fix)


@cause(
    "demo_limits", Section.COSTS, Section.LOGIN, on=EMBEDDED, severity=Severity.HIGH,
    remedy="start the server without SKYCAP_DEMO",
)  # fmt: skip
def demo_limits(scene: EmbeddedScene) -> Iterator[Seen]:
    """A real installation is served as a demo, whose limits stop neither guessing nor floods."""
    told = scene.reach("GET", "/api/health/live").json
    is_demo = (scene.data / "demo.json").exists()
    if isinstance(told, dict) and told.get("demo") and not is_demo:
        yield Seen(scene.url, "it says that it is a demo, and its folder is none")


def _requests(scene: CloudScene) -> float:
    api = scene.there.named("SkycapLoansAPI")
    count = Metric("AWS/ApiGateway", "Count", {"ApiName": api})
    return scene.once("requests", lambda: scene.sum_of(count, MONTH_DAYS))


def _stage(scene: CloudScene) -> dict[str, Any]:
    def ask() -> dict[str, Any]:
        with explained():
            found: dict[str, Any] = scene.client("apigateway").get_stage(
                restApiId=scene.there.outputs["ApiId"],
                stageName=scene.there.installation.environment,
            )
        return found

    return scene.once("stage", ask)


def _update_stage(scene: CloudScene, wanted: dict[str, str]) -> None:
    with explained():
        scene.client("apigateway").update_stage(
            restApiId=scene.there.outputs["ApiId"],
            stageName=scene.there.installation.environment,
            patchOperations=[
                {"op": "replace", "path": path, "value": value} for path, value in wanted.items()
            ],
        )


def _is_ours(scene: CloudScene, group: str) -> bool:
    """Whether a log is of this environment: another may live in the same account."""
    there = scene.there.installation
    if group.startswith("/aws/lambda/"):
        return group.endswith(f"-{there.environment}")
    return group == f"/aws/apigateway/SkycapLoansAPI{there.suffix}"
