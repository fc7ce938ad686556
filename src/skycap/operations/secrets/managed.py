"""The secrets on AWS, in Secrets Manager: a rotation is a new version there.

The version of before keeps the label AWSPREVIOUS and is accepted until its last token has ended.
Secrets Manager keeps one such version: a second rotation within that time would sign people out.
"""

import secrets
from datetime import datetime
from typing import Final

from skycap.operations import Stopped
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.secrets import ACCEPTED, KEY_BYTES, Rotated, Secret
from skycap.operations.secrets.signing import NAME

SIGNING: Final = "JwtSecret"
EDGE: Final = "EdgeSecret"
_PURPOSES: Final = {
    SIGNING: (NAME, "signs sign-ins"),
    EDGE: ("edge", "tells functions that CloudFront speaks"),
}
_OVERRIDE: Final = "JWT_SECRET"


def described(there: OnAws, logical: str, now: datetime) -> Secret:
    """A secret of the stack, without its value. Raises `Stopped`."""
    name, purpose = _PURPOSES[logical]
    arn = there.physical(logical)
    with explained():
        told = there.client("secretsmanager").describe_secret(SecretId=arn)
    stages = [label for labels in told.get("VersionIdsToStages", {}).values() for label in labels]
    since: datetime | None = told.get("LastChangedDate") or told.get("CreatedDate")
    ends = since + ACCEPTED if since and "AWSPREVIOUS" in stages else None
    held = ends is not None and now < ends and logical == SIGNING
    return Secret(name, purpose, told["Name"], since, int(held), ends if held else None)


def rotate(there: OnAws, now: datetime, *, force: bool = False) -> Rotated:
    """Sign with a new key from now on; each function notices within five minutes.

    Raises `Stopped` when functions sign with a variable instead, or when the version before is
    still needed, unless `force` says that those people may be signed out.
    """
    insist_managed(there)
    before = described(there, SIGNING, now)
    if before.previous and not force:
        rotated, ends = (f"{one:%Y-%m-%d %H:%M} UTC" for one in (before.since, before.until))
        raise Stopped(
            f"it was rotated {rotated}, and AWS keeps one key of before: whoever signed in earlier "
            f"would be signed out. Wait until {ends}, or add --force, as for a key that leaked"
        )
    arn = there.physical(SIGNING)
    with explained():
        manager = there.client("secretsmanager")
        manager.put_secret_value(SecretId=arn, SecretString=secrets.token_hex(KEY_BYTES))
    return Rotated(NAME, now, 1, now + ACCEPTED)


def insist_managed(there: OnAws) -> None:
    """Refuse when a function has `JWT_SECRET`, which goes before Secrets Manager."""
    with explained():
        functions = there.client("lambda")
        for name in there.functions:
            found = functions.get_function_configuration(FunctionName=name)
            if found.get("Environment", {}).get("Variables", {}).get(_OVERRIDE):
                raise Stopped(
                    f"{name} signs with its variable {_OVERRIDE}, not with Secrets Manager: "
                    "take the variable away with `skycap deploy backend --overwrite-drift`"
                )
