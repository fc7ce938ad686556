"""What a page of the portal sees of security on AWS: less than an audit from outside.

Its function may not look at the account, nor at the rights that it has itself: whoever took it over
would learn from it what else there is to take.
"""

from collections.abc import Iterator
from functools import partial

from skycap.operations import Stopped
from skycap.operations.aws.place import OnAws
from skycap.operations.findings import Finding
from skycap.operations.security import Check, Report, examine, people, protection, stores, unused
from skycap.services.office import Office

BEYOND = (
    "passwords that can be guessed",
    "rights of roles",
    "buckets",
    "topics",
    "limits of the API",
    "GuardDuty",
    "CloudTrail",
    "unused things",
    "people of the account",
    "what happened lately",
    "versions of libraries",
    "holes in libraries",
)
"""What only the command looks at: for want of rights, of time, or of the lists it compares with."""


def on_aws(there: OnAws, office: Office, command: str) -> Report:
    """Examine what a page may see; `command` looks at all of it."""

    def beyond() -> Iterator[Finding]:
        raise Stopped(f"pages do not look at this; {command} does")

    checks: dict[str, Check] = {
        "users and passwords": partial(people.check, office, guess=False),
        "tables": partial(stores.tables, there),
        "secret of sign-ins": partial(stores.secret, there, office.clock.now()),
        "firewall": partial(protection.firewall, there),
        "logs": partial(protection.logs, there),
        "old versions": partial(unused.versions, there),
        **dict.fromkeys(BEYOND, beyond),
    }
    return examine(checks)
