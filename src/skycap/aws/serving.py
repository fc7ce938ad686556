"""One part of the API as a function of Lambda. Made once a process: all of it is kept for later."""

import asyncio
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mangum import Mangum

from skycap import __version__
from skycap.api import problems
from skycap.api.app import create_app
from skycap.api.options import DEMO_RATE_LIMITS, ApiOptions, RateLimits
from skycap.api.parts import Part
from skycap.assembly import Assembled
from skycap.aws.events import REQUEST_ID, TEXT_TYPES, Event, received
from skycap.aws.routes import AUTH, LOANS, OPERATIONS, REPAYMENTS
from skycap.aws.watching import Handler, Watch
from skycap.settings import SecureCookies, Settings

if TYPE_CHECKING:
    from skycap.operations.portal import Operations

PART_OF: Final = {
    AUTH: Part.ACCOUNTS,
    LOANS: Part.LOANS,
    REPAYMENTS: Part.REPAYMENTS,
    OPERATIONS: Part.OPERATIONS,
}

ANSWER_BYTES_MAX: Final = 5 << 20
"""Lambda lets 6 MB through, the envelope included; base64 counts as it is written."""


def api_handler(
    function: str, installation: Assembled, watch: Watch, operations: "Operations | None" = None
) -> Handler:
    """The handler of one of `routes.FUNCTIONS` over `installation`."""
    app = create_app(
        installation.office,
        installation.keys,
        options_of(installation.settings),
        tallies=installation.tallies,
        watcher=watch.request,
        parts=(PART_OF[function],),
        operations=operations,
    )
    asyncio.set_event_loop(event_loop())
    gateway = Mangum(app, lifespan="off", text_mime_types=TEXT_TYPES)
    secret = installation.settings.edge_secret

    def handle(event: dict[str, Any], context: object) -> dict[str, Any]:
        asyncio.set_event_loop(event_loop())
        made = received(event, secret)
        return _within_bounds(gateway(made, context), made)  # type: ignore[arg-type] # Lambda's own object

    return watch.around(handle)


@cache
def event_loop() -> asyncio.AbstractEventLoop:
    """The loop of this process. Mangum looks for one, and newer Pythons make none by themselves."""
    return asyncio.new_event_loop()


def options_of(settings: Settings) -> ApiOptions:
    """How the API behaves on AWS."""
    # Behind CloudFront the `Host` header is the gateway's, so our own pages are named as well.
    ours = (settings.public_url,) if settings.public_url else ()
    return ApiOptions(
        cors_origins=(*ours, *settings.cors_origins),
        secure_cookies=settings.secure_cookies is not SecureCookies.NEVER,
        body_bytes_max=settings.body_bytes_max,
        upload_bytes_max=settings.upload_bytes_max,
        rate_limits=DEMO_RATE_LIMITS if settings.demo else RateLimits(),
        demo=settings.demo,
        version=__version__,
    )


def _within_bounds(answer: dict[str, Any], event: Event) -> dict[str, Any]:
    """The answer, or a problem in its place if Lambda would drop it for its size."""
    if len(answer["body"]) <= ANSWER_BYTES_MAX:
        return answer
    detail = "The answer is larger than fits through here. Ask for less of it, such as by a filter."
    told = problems.Told(422, "answer_too_large", detail)
    request_id: Mapping[str, list[str]] = event["multiValueHeaders"]
    return {
        **answer,
        "statusCode": told.status,
        "headers": {
            **{k: v for k, v in answer["headers"].items() if k not in _OF_THE_BODY},
            "content-type": problems.MEDIA_TYPE,
        },
        "body": problems.body_of(told, request_id.get(REQUEST_ID, [""])[0]).decode(),
        "isBase64Encoded": False,
    }


_OF_THE_BODY: Final = {"content-length", "content-disposition", "content-encoding"}
