"""Signing keys in AWS Secrets Manager: the current version signs, the one before is accepted.

Rotating is one call (`put-secret-value`): Secrets Manager itself moves the labels AWSCURRENT and
AWSPREVIOUS. The text of the secret is the key. The version before stays labelled until the next
rotation, and is no longer accepted once its last token has ended.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Final

import structlog

from skycap.services.key_ring import HOLD
from skycap.services.ports import Clock, Unavailable
from skycap.services.tokens import KEY_BYTES_MIN, LIFETIME, SigningKeys
from skycap.storage.aws_clients import Client, client, failures_told

CURRENT: Final = "AWSCURRENT"
PREVIOUS: Final = "AWSPREVIOUS"

ACCEPTED: Final = LIFETIME + 2 * HOLD
"""How long the version before is accepted: processes may have signed with it for `HOLD` more."""

_log = structlog.get_logger("skycap.keys")


class SecretKeys:
    """Looks the signing keys up in the secret with that ARN or name.

    `arguments` go to boto3, such as an endpoint or a region.
    """

    def __init__(
        self, secret: str, clock: Clock, arguments: Mapping[str, str] | None = None
    ) -> None:
        self._secret = secret
        self._clock = clock
        self._arguments = arguments

    def __call__(self) -> SigningKeys:
        """The keys as they are now. Raises `Unavailable`, and logs why: whoever asks may go on."""
        try:
            with failures_told("the signing keys cannot be read"):
                current, since = self._version(CURRENT)
                previous, _ = self._version(PREVIOUS)
        except Unavailable as problem:
            _log.error("secret_unusable", reason=str(problem))
            raise
        if len(current) < KEY_BYTES_MIN:
            reason = f"the secret has fewer than {KEY_BYTES_MIN} bytes: it could be guessed"
            _log.error("secret_unusable", reason=reason)
            raise Unavailable(reason)
        # A short one of before is no longer accepted: its tokens are void, and no harm is done.
        ended = since is not None and self._clock.now() >= since + ACCEPTED
        kept = (previous,) if len(previous) >= KEY_BYTES_MIN and not ended else ()
        return SigningKeys(current, kept)

    @cached_property
    def _client(self) -> Client:
        return client("secretsmanager", self._arguments)

    def _version(self, stage: str) -> tuple[bytes, datetime | None]:
        """The secret at that stage, and since when; empty if it has no such version yet."""
        try:
            found = self._client.get_secret_value(SecretId=self._secret, VersionStage=stage)
        except self._client.exceptions.ResourceNotFoundException:
            if stage == PREVIOUS:
                return b"", None
            raise
        text: str = found.get("SecretString", "")
        return text.strip().encode(), found.get("CreatedDate")
