"""Which checks an audit does, on each platform."""

from functools import partial

from skycap.operations.aws.place import OnAws
from skycap.operations.backups.premises import Premises
from skycap.operations.deploy import shipped
from skycap.operations.security import (
    Check,
    Progress,
    Report,
    account,
    examine,
    folder,
    libraries,
    people,
    protection,
    rights,
    stores,
    unused,
)
from skycap.operations.security.folder import Standing
from skycap.services.clock import SystemClock


def embedded(here: Premises, standing: Standing, progress: Progress) -> Report:
    """Examine an installation in a folder of this machine."""
    with here.opened(here.data) as office:
        checks: dict[str, Check] = {
            "permissions of files": partial(folder.permissions, here, standing),
            "unknown files": partial(folder.strangers, here, standing),
            "signing key": partial(folder.signing_key, here, standing),
            "users and passwords": partial(
                people.check, office, partial(here.opened, here.data), demo=standing.demo
            ),
            "backups": partial(folder.backups, here, office),
            "certificate": partial(folder.certificate, here),
            "how it is served": partial(folder.serving, here, standing),
            "SQLite": partial(folder.database, here, standing),
            **_libraries(),
        }
        return examine(checks, progress)


def on_aws(there: OnAws, progress: Progress) -> Report:
    """Examine an installation on AWS, and the account that it is in."""
    now = SystemClock().now()
    with there.opened() as office:
        checks: dict[str, Check] = {
            "users and passwords": partial(people.check, office, there.opened),
            "rights of roles": partial(rights.check, there),
            "buckets": partial(stores.buckets, there),
            "tables": partial(stores.tables, there),
            "topics": partial(stores.topics, there),
            "secret of sign-ins": partial(stores.secret, there, now),
            "firewall": partial(protection.firewall, there),
            "limits of the API": partial(protection.throttle, there),
            "GuardDuty": partial(protection.detector, there),
            "CloudTrail": partial(protection.trail, there),
            "logs": partial(protection.logs, there),
            "unused things": partial(unused.check, there),
            "old versions": partial(unused.versions, there),
            "people of the account": partial(account.people, there, now),
            "what happened lately": partial(account.events, there, now),
            **_libraries(),
        }
        return examine(checks, progress)


def _libraries() -> dict[str, Check]:
    return {
        "versions of libraries": lambda: libraries.differing(shipped.lock()),
        "holes in libraries": libraries.vulnerable,
    }
