"""The function of operations: what administrators see of the installation itself, asked of AWS.

It looks, and changes nothing but the proposal of a restore, which is an event like any other.
"""

import time
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skycap.assembly import Assembled, place_on_aws
from skycap.aws.bounds import CALL_SECONDS, Patience
from skycap.aws.routes import OPERATIONS
from skycap.aws.serving import api_handler
from skycap.aws.watching import Handler, Watch
from skycap.operations.alarms import cloud
from skycap.operations.aws.account import Account, Bounds
from skycap.operations.aws.names import PROD, Installation
from skycap.operations.portal import Operations

if TYPE_CHECKING:
    from skycap.operations.aws.place import OnAws
    from skycap.operations.diagnose.causes import Section
    from skycap.operations.diagnose.scene import Scene
    from skycap.operations.security import Report


def operations_handler(installation: Assembled, watch: Watch) -> Handler:
    """The handler of operations over `installation`, in the account of this process."""
    environment = installation.settings.environment or PROD
    patience = Patience(environment, time.monotonic)
    account = Account.of_this_process(Bounds(patience.insist_on_call, CALL_SECONDS))
    named = Installation(environment, installation.settings.bucket_prefix)
    office = installation.office
    there = replace(
        place_on_aws(account, named),
        opening=lambda _: nullcontext(office),  # the books are open already
        clock=office.clock,
    )
    handler = api_handler(
        OPERATIONS, installation, watch, _operations(installation, there, patience)
    )

    def handle(event: dict[str, Any], context: object) -> dict[str, Any]:
        patience.begin(str(event["path"]))
        answer: dict[str, Any] = handler(event, context)
        return answer

    return handle


def _operations(installation: Assembled, there: "OnAws", patience: Patience) -> Operations:
    office = installation.office

    def examine() -> "Report":
        from skycap.operations.security import pages  # noqa: PLC0415 - only where asked

        return pages.on_aws(there, office, patience.command)

    def scene(sections: "tuple[Section, ...]") -> "Scene":
        from skycap.aws import diagnosing  # noqa: PLC0415 - only where asked

        return diagnosing.scene(there, sections, installation.keys, patience)

    return Operations(
        there,
        office,
        vault=None,  # the scheduled function closes days
        holder=OPERATIONS,
        alarms=lambda: cloud.on_aws(there),
        examine=examine,
        scene=scene,
    )
