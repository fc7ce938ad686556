"""The functions beside CloudFormation: their code, and the version that an alias names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from skycap.operations.aws.account import Account, Client, code_of, explained

if TYPE_CHECKING:
    from skycap.operations.deploy.package import Package

LATEST: Final = "$LATEST"


@dataclass(frozen=True, slots=True)
class Version:
    """What an alias of a function names."""

    function: str
    alias: str
    version: str
    code: str

    def to_json(self) -> dict[str, str]:
        """As `--json` shows it."""
        return {
            "function": self.function,
            "alias": self.alias,
            "version": self.version,
            "code": self.code,
        }


class Functions:
    """The functions of a stack."""

    def __init__(self, account: Account, names: list[str]) -> None:
        self._lambda: Client = account.client("lambda")
        self.names = names

    def foreign(self, package: "Package") -> list[str]:
        """Those whose code is not the package's, such as after `update-function-code` by hand."""
        with explained():
            return [
                name
                for name in self.names
                if self._lambda.get_function_configuration(FunctionName=name)["CodeSha256"]
                != package.code_digest
            ]

    def put_code(self, names: list[str], bucket: str, key: str) -> None:
        """Give the functions `names` the package that lies at `key`."""
        with explained():
            for name in names:
                self._lambda.update_function_code(FunctionName=name, S3Bucket=bucket, S3Key=key)
                self._lambda.get_waiter("function_updated_v2").wait(FunctionName=name)

    def publish(self, alias: str) -> list[Version]:
        """Let `alias` name what each function is now.

        A version keeps code and settings together: `--qualifier prod` of the guide's command for
        provisioned concurrency needs one. Publishing what is published already makes no new one.
        """
        told = []
        with explained():
            for name in self.names:
                made = self._lambda.publish_version(FunctionName=name)
                current = self._alias(name, alias)
                if current is None:
                    self._lambda.create_alias(
                        FunctionName=name, Name=alias, FunctionVersion=made["Version"]
                    )
                elif current["FunctionVersion"] != made["Version"]:
                    self._lambda.update_alias(
                        FunctionName=name, Name=alias, FunctionVersion=made["Version"]
                    )
                told.append(Version(name, alias, made["Version"], made["CodeSha256"]))
        return told

    def versions(self, alias: str) -> list[Version]:
        """What `alias` names of each function."""
        told = []
        with explained():
            for name in self.names:
                current = self._alias(name, alias)
                number = current["FunctionVersion"] if current else LATEST
                found = self._lambda.get_function_configuration(FunctionName=name, Qualifier=number)
                told.append(Version(name, alias, number, found["CodeSha256"]))
        return told

    def _alias(self, name: str, alias: str) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = self._lambda.get_alias(FunctionName=name, Name=alias)
        except self._lambda.exceptions.ClientError as problem:
            if code_of(problem) == "ResourceNotFoundException":
                return None
            raise
        return found
