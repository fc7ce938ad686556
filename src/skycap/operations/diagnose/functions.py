"""What may be wrong with the functions on AWS; it is behind most troubles there."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from skycap.operations.aws.account import code_of, explained
from skycap.operations.deploy.functions import LATEST, Functions
from skycap.operations.diagnose.causes import AWS, Section, Seen, cause
from skycap.operations.diagnose.cloud import AUTH, LOANS, REPAYMENTS, CloudScene
from skycap.operations.findings import Severity
from skycap.services.tokens import KEY_BYTES_MIN

TIMEOUT_MIN: Final = 10
"""A first request waits for the start of a function, which alone takes seconds."""

TIMEOUT_MAX: Final = 29
"""API Gateway stops waiting then, and a longer run answers nobody."""

MEMORY_MIN: Final = 512
"""In MB. With less, a start takes longer than people wait; the processor grows with it."""

HANDLERS: Final = {
    AUTH: "skycap.aws.handlers.auth_handler",
    LOANS: "skycap.aws.handlers.loans_handler",
    REPAYMENTS: "skycap.aws.handlers.repayments_handler",
}
OWN: Final = (
    "USERS_TABLE", "LOANS_TABLE", "REPAYMENTS_TABLE", "DOCUMENTS_BUCKET", "JWT_SECRET_ARN",
)  # fmt: skip
"""What a function keeps its things in."""

EDGE_SECRET: Final = "SKYCAP_EDGE_SECRET"  # noqa: S105 - the name of a variable

Fix = Callable[[], None]

WORK: Final = (
    Section.LOGIN, Section.APPLY, Section.UPLOADS, Section.DASHBOARD, Section.REPAYMENTS,
)  # fmt: skip


@cause(
    "function_missing", *WORK, Section.CORS, on=AWS, severity=Severity.CRITICAL,
    remedy="skycap deploy backend; if it says that nothing changed, deploy the stack anew",
)  # fmt: skip
def function_missing(scene: CloudScene) -> Iterator[Seen]:
    """A function is gone."""
    for name in scene.functions:
        if scene.configured(name) is None:
            yield Seen(name, "there is no such function")


@cause(
    "function_failed", *WORK, on=AWS, severity=Severity.CRITICAL,
    remedy="mend what the reason names, then: skycap deploy backend",
)  # fmt: skip
def function_failed(scene: CloudScene) -> Iterator[Seen]:
    """A function is not ready to run, or its last update failed."""
    for name, found in known_functions(scene):
        state, update = found.get("State", "Active"), found.get("LastUpdateStatus", "Successful")
        if state in {"Failed", "Inactive"} or update == "Failed":
            reason = found.get("StateReason") or found.get("LastUpdateStatusReason") or ""
            evidence = {"state": state, "lastUpdate": update}
            yield Seen(name, f"{state}, last update {update}. {reason}".strip(), evidence)


@cause(
    "function_stopped", *WORK, on=AWS, severity=Severity.CRITICAL,
    remedy="let it run: aws lambda delete-function-concurrency --function-name NAME",
)  # fmt: skip
def function_stopped(scene: CloudScene) -> Iterator[Seen]:
    """A function may not run at all: its reserved concurrency is 0."""
    lambdas = scene.client("lambda")
    for name, _ in known_functions(scene):
        with explained():
            told = lambdas.get_function_concurrency(FunctionName=name)
        if told.get("ReservedConcurrentExecutions") == 0:

            def fix(name: str = name) -> None:
                lambdas.delete_function_concurrency(FunctionName=name)

            yield Seen(name, "its reserved concurrency is 0", fix=fix)


@cause(
    "timeout_small", *WORK, on=AWS, severity=Severity.HIGH,
    remedy="skycap deploy backend --set Timeout=25",
)  # fmt: skip
def timeout_small(scene: CloudScene) -> Iterator[Seen]:
    """A function is ended before it can answer."""
    for name, found in known_functions(scene):
        if found["Timeout"] < TIMEOUT_MIN:
            what = f"it is ended after {found['Timeout']} seconds"
            wanted = int(scene.parameters.get("Timeout", "25"))
            yield Seen(name, what, {"timeout": found["Timeout"]}, _set(scene, name, Timeout=wanted))


@cause(
    "timeout_long", Section.APPLY, Section.COSTS, on=AWS, severity=Severity.LOW,
    remedy="skycap deploy backend --set Timeout=28: API Gateway stops waiting after 29 seconds",
)  # fmt: skip
def timeout_long(scene: CloudScene) -> Iterator[Seen]:
    """A function may run on, and be paid for, when API Gateway has given up."""
    for name, found in known_functions(scene):
        if found["Timeout"] > TIMEOUT_MAX:
            what = f"it may run for {found['Timeout']} seconds"
            wanted = int(scene.parameters.get("Timeout", "25"))
            yield Seen(name, what, {"timeout": found["Timeout"]}, _set(scene, name, Timeout=wanted))


@cause(
    "memory_small", *WORK, on=AWS, severity=Severity.HIGH,
    remedy="skycap deploy backend --set MemorySize=1024",
)  # fmt: skip
def memory_small(scene: CloudScene) -> Iterator[Seen]:
    """A function has so little memory, and so little processor, that requests time out."""
    for name, found in known_functions(scene):
        if found["MemorySize"] < MEMORY_MIN:
            what = f"it has {found['MemorySize']} MB"
            wanted = int(scene.parameters.get("MemorySize", "1024"))
            mending = _set(scene, name, MemorySize=wanted)
            yield Seen(name, what, {"memory": found["MemorySize"]}, mending)


@cause(
    "handler_wrong", *WORK, on=AWS, severity=Severity.CRITICAL,
    remedy="skycap diagnose apply --fix puts it back",
)  # fmt: skip
def handler_wrong(scene: CloudScene) -> Iterator[Seen]:
    """A function calls another handler than ours."""
    for name, found in known_functions(scene):
        short = name.removeprefix("skycap-").rpartition("-")[0]
        wanted = HANDLERS[short]
        if found["Handler"] != wanted:
            what = f"it calls {found['Handler']}, and should call {wanted}"
            yield Seen(name, what, {"handler": found["Handler"]}, _set(scene, name, Handler=wanted))


@cause(
    "alias_behind", *WORK, on=AWS, severity=Severity.MEDIUM,
    remedy="skycap deploy backend, or publish a version and let the alias name it",
)  # fmt: skip
def alias_behind(scene: CloudScene) -> Iterator[Seen]:
    """The alias names older code than the function has, as after `update-function-code`."""
    alias = scene.there.installation.environment
    known = dict(known_functions(scene))
    for named in Functions(scene.there.account, list(known)).versions(alias):
        name = named.function
        if named.version != LATEST and named.code != known[name]["CodeSha256"]:

            def fix(name: str = name) -> None:
                Functions(scene.there.account, [name]).publish(alias)

            what = f"the alias {alias} names version {named.version}, whose code is another"
            yield Seen(name, what, {"version": named.version}, fix)


@cause(
    "variables_missing", *WORK, Section.CORS, on=AWS, severity=Severity.CRITICAL,
    remedy="skycap deploy backend puts them back",
)  # fmt: skip
def variables_missing(scene: CloudScene) -> Iterator[Seen]:
    """A function lost variables, as when one was set with `--environment`, which replaces all."""
    for name, found in known_functions(scene):
        held = variables_of(found)
        missing = sorted({*scene.variables, EDGE_SECRET} - held.keys())
        if missing:
            evidence = {"missing": missing}
            yield Seen(name, f"it lacks {', '.join(missing)}", evidence, restoring(scene, name))


@cause(
    "variables_differ", *WORK, Section.CORS, on=AWS, severity=Severity.HIGH,
    remedy="skycap deploy backend --overwrite-drift, unless they are meant so",
)  # fmt: skip
def variables_differ(scene: CloudScene) -> Iterator[Seen]:
    """A function works with another table, bucket or secret than the stack's."""
    wanted = scene.variables
    for name, found in known_functions(scene):
        held = variables_of(found)
        other = sorted(key for key in OWN if held.get(key, wanted[key]) != wanted[key])
        if other:
            what = f"it has another {', '.join(other)} than the stack"
            yield Seen(name, what, {"differ": other}, restoring(scene, name))


@cause(
    "secret_overridden", Section.LOGIN, Section.DASHBOARD, Section.REPAYMENTS, on=AWS,
    severity=Severity.CRITICAL,
    remedy="remove the variable; to change the secret use: skycap secrets rotate",
)  # fmt: skip
def secret_overridden(scene: CloudScene) -> Iterator[Seen]:
    """JWT_SECRET is set on a function, so that it does not know the sign-ins of the others."""
    for name, found in known_functions(scene):
        held = variables_of(found)
        if "JWT_SECRET" in held:

            def fix(name: str = name) -> None:
                kept = variables_of(scene.configuration(name))
                kept.pop("JWT_SECRET", None)
                scene.configure(name, Environment={"Variables": kept})

            yield Seen(name, "JWT_SECRET is set, and wins over the secret", fix=fix)


@cause(
    "secret_missing", Section.LOGIN, Section.DASHBOARD, Section.REPAYMENTS, on=AWS,
    severity=Severity.CRITICAL,
    remedy="bring it back: aws secretsmanager restore-secret --secret-id skycap/jwt-secret",
)  # fmt: skip
def secret_missing(scene: CloudScene) -> Iterator[Seen]:
    """The secret that signs sign-ins is gone, or is about to be deleted."""
    keeper, name = scene.client("secretsmanager"), scene.there.physical("JwtSecret")
    with explained():
        try:
            told = keeper.describe_secret(SecretId=name)
        except keeper.exceptions.ClientError as problem:
            if code_of(problem) != "ResourceNotFoundException":
                raise
            yield Seen("the secret of sign-ins", "there is no such secret")
            return
    if told.get("DeletedDate"):

        def fix() -> None:
            keeper.restore_secret(SecretId=name)

        yield Seen(told["Name"], "it is scheduled to be deleted", fix=fix)


@cause(
    "secret_short", Section.LOGIN, on=AWS, severity=Severity.CRITICAL,
    remedy="make a long one: skycap secrets rotate",
)  # fmt: skip
def secret_short(scene: CloudScene) -> Iterator[Seen]:
    """The secret that signs sign-ins is too short, so that functions refuse to start with it."""
    size = len(scene.secret_text.encode())
    if size < KEY_BYTES_MIN:
        what = f"it has {size} bytes, at least {KEY_BYTES_MIN} are needed"
        yield Seen("the secret of sign-ins", what, {"bytes": size})


def known_functions(scene: CloudScene) -> Iterator[tuple[str, dict[str, Any]]]:
    """The functions that are there, with how they are set."""
    for name in scene.functions:
        found = scene.configured(name)
        if found is not None:
            yield name, found


def variables_of(found: dict[str, Any]) -> dict[str, str]:
    """The environment of a function, by how it is set."""
    return dict(found.get("Environment", {}).get("Variables", {}))


def _set(scene: CloudScene, name: str, **changed: object) -> Fix:
    return lambda: scene.configure(name, **changed)


def restoring(scene: CloudScene, name: str) -> Fix:
    """What puts back the variables that the template gives; others stay."""

    def fix() -> None:
        held = variables_of(scene.configuration(name))
        with explained():
            edge = scene.client("secretsmanager").get_secret_value(
                SecretId=scene.there.physical("EdgeSecret")
            )["SecretString"]
        scene.configure(
            name, Environment={"Variables": {**held, **scene.variables, EDGE_SECRET: edge}}
        )

    return fix
