"""API Gateway on AWS: the methods, integrations and answers that cross-origin calls hang on."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from skycap.operations.aws.account import explained
from skycap.operations.aws.names import OPERATIONS
from skycap.operations.diagnose.causes import AWS, CannotTell, Section, Seen, cause
from skycap.operations.diagnose.cloud import CloudScene
from skycap.operations.diagnose.functions import (
    Fix,
    known_functions,
    restoring,
    variables_of,
)
from skycap.operations.findings import Severity

OPTIONS: Final = "OPTIONS"
PUBLIC_URL: Final = "SKYCAP_PUBLIC_URL"
ORIGINS: Final = "SKYCAP_CORS_ORIGINS"
PROXY: Final = "AWS_PROXY"
ANSWERS: Final = ("DEFAULT_4XX", "DEFAULT_5XX")
"""What the gateway answers itself, such as when it stops waiting."""

_ALLOWED: Final = "gatewayresponse.header.Access-Control-Allow-Origin"
_PAGE: Final = 500


@cause(
    "options_method_missing", Section.CORS, on=AWS, severity=Severity.HIGH,
    remedy="skycap diagnose cors --fix makes it again, and deploys the API",
)  # fmt: skip
def options_method_missing(scene: CloudScene) -> Iterator[Seen]:
    """API Gateway does not pass OPTIONS on at an address of ours."""
    for resource in _resources(scene):
        methods = resource.get("resourceMethods", {})
        if methods and OPTIONS not in methods:
            what = "the method OPTIONS is gone"
            yield Seen(resource["path"], what, fix=_passing_on(scene, resource))


@cause(
    "integration_changed", Section.CORS, Section.APPLY, Section.REPAYMENTS, Section.LOGIN, on=AWS,
    severity=Severity.HIGH,
    remedy="skycap diagnose cors --fix lets the function answer again, and deploys the API",
)  # fmt: skip
def integration_changed(scene: CloudScene) -> Iterator[Seen]:
    """API Gateway answers an address itself, or asks something else than a function of ours."""
    ours = [f":function:{name}" for name in scene.there.functions]
    ours.append(f":function:{scene.there.installation.function(OPERATIONS)}")
    for resource in _resources(scene):
        for method, told in resource.get("resourceMethods", {}).items():
            held = told.get("methodIntegration", {})
            kind, asked = held.get("type", "nothing"), held.get("uri", "")
            if kind != PROXY or not any(name in asked for name in ours):
                what = f"{method} is answered by {kind} {asked}".strip() + ", not by our function"
                fix = _passing_on(scene, resource, method)
                yield Seen(resource["path"], what, {"type": kind, "uri": asked}, fix)


@cause(
    "gateway_answers_bare", Section.CORS, on=AWS, severity=Severity.MEDIUM,
    remedy="skycap deploy backend: what the gateway itself answers names the first of CorsOrigins",
)  # fmt: skip
def gateway_answers_bare(scene: CloudScene) -> Iterator[Seen]:
    """What API Gateway itself answers has no cross-origin headers: a page sees no reason."""
    if not scene.origins:
        return
    gateway = scene.client("apigateway")
    with explained():
        told = gateway.get_gateway_responses(restApiId=_api(scene), limit=_PAGE)
    held = {one["responseType"]: one for one in told.get("items", ())}
    if scene.there.account.endpoint and all(one["defaultResponse"] for one in held.values()):
        raise CannotTell("the emulator did not take the gateway's own answers from the template")
    for kind in ANSWERS:
        if _ALLOWED in held.get(kind, {}).get("responseParameters", {}):
            continue

        def fix(kind: str = kind) -> None:
            before = held.get(kind, {}).get("responseParameters", {})
            with explained():
                gateway.put_gateway_response(
                    restApiId=_api(scene),
                    responseType=kind,
                    responseParameters={**before, _ALLOWED: f"'{scene.origins[0]}'"},
                    responseTemplates=held.get(kind, {}).get("responseTemplates", {}),
                )
            _deploy(scene)

        yield Seen(kind, "it does not name a site that may read it", fix=fix)


@cause(
    "public_url_differs", Section.CORS, Section.LOGIN, on=AWS, severity=Severity.HIGH,
    remedy="skycap deploy backend --overwrite-drift",
)  # fmt: skip
def public_url_differs(scene: CloudScene) -> Iterator[Seen]:
    """A function takes another address for that of our pages, and refuses what they send."""
    wanted = scene.there.outputs["SiteUrl"]
    for name, found in known_functions(scene):
        held = variables_of(found).get(PUBLIC_URL, wanted)
        if held != wanted:
            what = f"{PUBLIC_URL} is {held}, and the pages are at {wanted}"
            yield Seen(name, what, {"held": held, "site": wanted}, restoring(scene, name))


@cause(
    "origins_differ", Section.CORS, on=AWS, severity=Severity.HIGH,
    remedy="skycap deploy backend --overwrite-drift, or --set CorsOrigins=...",
)  # fmt: skip
def origins_differ(scene: CloudScene) -> Iterator[Seen]:
    """A function lets other sites call than the stack says."""
    wanted = scene.parameters.get("CorsOrigins", "")
    for name, found in known_functions(scene):
        held = variables_of(found).get(ORIGINS, wanted)
        if held != wanted:
            what = f"{ORIGINS} is {held or 'empty'}, the stack says {wanted or 'none'}"
            yield Seen(name, what, {"held": held, "stack": wanted}, restoring(scene, name))


def _api(scene: CloudScene) -> str:
    return scene.there.outputs["ApiId"]


def _resources(scene: CloudScene) -> list[dict[str, Any]]:
    """The addresses of the API, each with its methods."""

    def ask() -> list[dict[str, Any]]:
        with explained():
            paginator = scene.client("apigateway").get_paginator("get_resources")
            pages = paginator.paginate(restApiId=_api(scene), embed=["methods"])
            return [one for page in pages for one in page["items"]]

    return scene.once("addresses", ask)


def _passing_on(scene: CloudScene, resource: Mapping[str, Any], method: str = OPTIONS) -> Fix:
    """What lets the function of the other methods of an address answer this one too."""

    def fix() -> None:
        gateway = scene.client("apigateway")
        held = [
            told.get("methodIntegration", {})
            for one, told in resource["resourceMethods"].items()
            if one != method
        ]
        function = next(one for one in held if one.get("type") == PROXY)
        with explained():
            named = {"restApiId": _api(scene), "resourceId": resource["id"], "httpMethod": method}
            if method not in resource["resourceMethods"]:
                gateway.put_method(**named, authorizationType="NONE")
            gateway.put_integration(
                **named, type=PROXY, integrationHttpMethod="POST", uri=function["uri"]
            )
        _deploy(scene)

    return fix


def _deploy(scene: CloudScene) -> None:
    """Let what was changed be served."""
    with explained():
        scene.client("apigateway").create_deployment(
            restApiId=_api(scene), stageName=scene.there.installation.environment
        )
