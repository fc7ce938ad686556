"""Skycap on AWS: one installation in one account, with its parts by name."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from skycap.operations import Stopped
from skycap.operations.aws.account import Account, Client
from skycap.operations.aws.names import FUNCTIONS, Installation
from skycap.operations.aws.stack import Stack
from skycap.operations.aws.tables import TableSets
from skycap.services.clock import SystemClock
from skycap.services.office import Office
from skycap.services.ports import Clock


@dataclass(frozen=True)
class OnAws:
    """An installation in an account. `opening` opens its books, and is handed in by the assembly.

    It is the counterpart of `Premises`, which is an installation in a folder of this machine.
    """

    account: Account
    installation: Installation
    opening: Callable[["OnAws"], AbstractContextManager[Office]]
    setting: Callable[["OnAws"], TableSets]
    clock: Clock = field(default_factory=SystemClock)

    def opened(self) -> AbstractContextManager[Office]:
        """The office over the tables and the bucket, to be used in a `with`."""
        return self.opening(self)

    @cached_property
    def sets(self) -> TableSets:
        """Its tables, and what may be done with copies of them."""
        return self.setting(self)

    def client(self, service: str) -> Client:
        """A client of `service` in this account and region."""
        return self.account.client(service)

    @cached_property
    def stack(self) -> Stack:
        """The CloudFormation stack."""
        return Stack(self.account, self.installation.stack)

    @cached_property
    def resources(self) -> dict[str, tuple[str, str]]:
        """Kind and physical name of each resource, by the name that the template gives it.

        Raises `Stopped` when nothing is deployed under this name.
        """
        found = self.stack.resources()
        if not found:
            where = f"{self.installation.stack} in {self.account.region}"
            raise Stopped(f"there is no {where}; `skycap deploy all` puts it up")
        return found

    @cached_property
    def outputs(self) -> dict[str, str]:
        """What the stack tells about itself, such as `SiteUrl`."""
        return self.stack.outputs()

    def physical(self, logical: str) -> str:
        """What AWS calls the resource `logical` of the template. Raises `Stopped` if missing."""
        if logical not in self.resources:
            raise Stopped(f"the stack {self.installation.stack} has no {logical}: deploy it again")
        return self.resources[logical][1]

    def named(self, bare: str) -> str:
        """The name of something whose bare name is prod's, such as ``SkycapLoans``."""
        return bare + self.installation.suffix

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions that answer people, as AWS calls them."""
        return tuple(self.installation.function(name) for name in FUNCTIONS)

    def to_json(self) -> dict[str, Any]:
        """Where this is, as `--json` shows it."""
        return {"environment": self.installation.environment, "region": self.account.region}
