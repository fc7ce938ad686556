"""What the parts of an installation on AWS are called; the template says the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from skycap.operations import Stopped

FUNCTIONS: Final = ("authHandler", "loansHandler", "repaymentsHandler")
"""The functions that people know, as the guide names them."""

OPERATIONS: Final = "operationsHandler"
"""The function of the portal's operations."""

PROD: Final = "prod"


_NAMED: Final = re.compile(r"^( +(?:TableName|BucketName): )!Sub (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Installation:
    """One installation in an account: its environment, and what begins its buckets' names."""

    environment: str = PROD
    prefix: str = ""

    def __post_init__(self) -> None:
        name = self.environment
        if not (2 <= len(name) <= 12 and name.isascii() and name.isalnum() and name.islower()):  # noqa: PLR2004 - as the template says
            raise Stopped("--env must be 2 to 12 small letters and digits, such as prod or test")
        if self.prefix and not self.prefix.endswith("-"):
            raise Stopped('--prefix must end with a dash, such as "tati-"')

    @property
    def suffix(self) -> str:
        """What ends most names; prod's are bare."""
        return "" if self.environment == PROD else f"-{self.environment}"

    @property
    def stack(self) -> str:
        """The CloudFormation stack."""
        return f"skycap{self.suffix}"

    def artifacts(self, account: str, region: str) -> str:
        """The bucket of packages and templates: not of the stack, which is made from it."""
        return f"{self.prefix}skycap-artifacts-{account}-{region}"

    def function(self, name: str) -> str:
        """The function `name` as AWS calls it."""
        return f"skycap-{name}-{self.environment}"

    @property
    def parameters(self) -> dict[str, str]:
        """What the template has to know about the names."""
        return {
            "Environment": self.environment,
            "NameSuffix": self.suffix,
            "BucketPrefix": self.prefix,
        }


def named(template: str, parameters: Mapping[str, str]) -> str:
    """`template` with the names of its tables and buckets written out.

    CloudFormation takes over a table that a removed stack left only if its name is a literal.
    """

    def literal(found: re.Match[str]) -> str:
        name = re.sub(
            r"\$\{(\w+)\}", lambda part: parameters.get(part[1], part[0]), found[2].strip("\"'")
        )
        return found[0] if "$" in name else found[1] + name

    return _NAMED.sub(literal, template)
