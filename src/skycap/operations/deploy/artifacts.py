"""The bucket that holds packages, templates and the record of each deployment."""

import json
from collections.abc import Mapping
from typing import Any, Final

from skycap.operations.aws.account import Account, Client, code_of, explained

_MISSING: Final = {"404", "NoSuchBucket", "NoSuchKey", "NotFound"}
_BORN: Final = "us-east-1"  # the one region that must not be named when a bucket is made there


class Artifacts:
    """What deployments leave behind, by name."""

    def __init__(self, account: Account, bucket: str) -> None:
        self.bucket = bucket
        self._account = account
        self._s3: Client = account.client("s3")

    def prepare(self) -> None:
        """Make the bucket if there is none: private, encrypted, with versions, over TLS only."""
        with explained():
            if self._has(lambda: self._s3.head_bucket(Bucket=self.bucket)):
                return
            region = self._account.region
            where = {} if region == _BORN else {"LocationConstraint": region}
            options = {"CreateBucketConfiguration": where} if where else {}
            self._s3.create_bucket(Bucket=self.bucket, **options)
            closed = (
                "BlockPublicAcls",
                "IgnorePublicAcls",
                "BlockPublicPolicy",
                "RestrictPublicBuckets",
            )
            self._s3.put_public_access_block(
                Bucket=self.bucket, PublicAccessBlockConfiguration=dict.fromkeys(closed, True)
            )
            self._s3.put_bucket_versioning(
                Bucket=self.bucket, VersioningConfiguration={"Status": "Enabled"}
            )
            policy = {"Version": "2012-10-17", "Statement": [tls_only(self.bucket)]}
            self._s3.put_bucket_policy(Bucket=self.bucket, Policy=json.dumps(policy))

    def put(self, key: str, body: bytes) -> bool:
        """Keep `body` under `key`, which names its content; say whether it was new."""
        with explained():
            if self._has(lambda: self._s3.head_object(Bucket=self.bucket, Key=key)):
                return False
            self._s3.put_object(Bucket=self.bucket, Key=key, Body=body)
            return True

    def url(self, key: str) -> str:
        """The address at which CloudFormation reads `key`."""
        base = self._account.endpoint or f"https://s3.{self._account.region}.amazonaws.com"
        return f"{base}/{self.bucket}/{key}"

    def record(self, stack: str) -> dict[str, Any]:
        """What the last deployment of `stack` wrote down; empty before the first."""
        with explained():
            try:
                found = self._s3.get_object(Bucket=self.bucket, Key=_record_key(stack))
            except self._s3.exceptions.ClientError as problem:
                if code_of(problem) in _MISSING:
                    return {}
                raise
            told = json.loads(found["Body"].read())
        return told if isinstance(told, dict) else {}

    def write_record(self, stack: str, told: Mapping[str, Any]) -> None:
        """Write down what this deployment did. It holds no secret: the bucket's readers see it."""
        body = json.dumps(told, indent=2, sort_keys=True).encode()
        with explained():
            self._s3.put_object(Bucket=self.bucket, Key=_record_key(stack), Body=body)

    def _has(self, asked: Any) -> bool:  # noqa: ANN401 - any question to boto3
        try:
            asked()
        except self._s3.exceptions.ClientError as problem:
            if code_of(problem) in _MISSING:
                return False
            raise
        return True


def tls_only(bucket: str) -> dict[str, Any]:
    """The statement of a bucket's policy that denies what comes without TLS."""
    return {
        "Sid": "OnlyOverTls",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }


def _record_key(stack: str) -> str:
    return f"deployments/{stack}.json"
