"""A deployment of the backend, in two halves: what would change, then the change."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.account import Account, explained
from skycap.operations.aws.names import Installation, named
from skycap.operations.aws.stack import KEEPS_DATA, SECRET_KIND, Plan, Stack, Watch
from skycap.operations.deploy import drift
from skycap.operations.deploy.artifacts import Artifacts
from skycap.operations.deploy.functions import Functions, Version
from skycap.operations.deploy.package import Package

SETTINGS: Final = "settings"
PACKAGE: Final = "package"
MOMENT: Final = "deployedAt"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a deployment would do: nothing has changed yet."""

    package: Package | None
    plan: Plan | None
    drifts: tuple[drift.Drift, ...] = ()
    foreign: tuple[str, ...] = ()
    before: Mapping[str, Any] = field(default_factory=dict)
    meant: frozenset[str] = frozenset()
    """Settings that the parameters are about, such as `memory`: what a hand set there gives way."""

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to do."""
        kept = all(one.kept and one.setting not in self.meant for one in self.drifts)
        return self.plan is None and not self.foreign and kept


class Backend:
    """The functions, tables and all else of the template, for one installation."""

    def __init__(self, account: Account, installation: Installation) -> None:
        self._account = account
        self.installation = installation
        self.stack = Stack(account, installation.stack)
        self.artifacts = Artifacts(account, installation.artifacts(account.number, account.region))

    def prepare(
        self, package: Package, template: str, given: Mapping[str, str], moment: datetime
    ) -> Prepared:
        """Put package and template where AWS reads them, and ask what they would change.

        `given` are parameters of the template beside the names and the package. Raises `Stopped`
        when data would be lost, or AWS refuses.
        """
        self.artifacts.prepare()
        self.artifacts.put(package.key, package.body)
        parameters = {
            **given,
            **self.installation.parameters,
            "CodeBucket": self.artifacts.bucket,
            "CodeKey": package.key,
        }
        plan = self._plan(named(template, self.installation.parameters), parameters, moment)
        if plan is not None and plan.creates:
            return Prepared(package, plan)
        live = self._live()
        before = live.read()
        deployed = self.artifacts.record(self.stack.name).get(SETTINGS, before)
        moves = plan is not None and any(one.kind == drift.FUNCTION for one in plan.changes)
        foreign = [] if moves else self._functions(live).foreign(package)
        return Prepared(package, plan, tuple(drift.found(deployed, before)), tuple(foreign), before)

    def prepare_settings(
        self, given: Mapping[str, str], meant: frozenset[str], moment: datetime
    ) -> Prepared:
        """Ask what other parameters would change: the code and the rest of the template stay.

        `meant` are the settings that they are about. Raises `Stopped` when nothing is deployed, or
        the template that is deployed lacks one of them.
        """
        if not self.stack.exists:
            raise Stopped(f"there is no {self.stack.name}; `skycap deploy all` puts it up")
        plan = self._plan(self.stack.template(), given, moment)
        before = self._live().read()
        deployed = self.artifacts.record(self.stack.name).get(SETTINGS, before)
        drifts = tuple(drift.found(deployed, before))
        return Prepared(None, plan, drifts, before=before, meant=meant)

    def _plan(self, template: str, parameters: Mapping[str, str], moment: datetime) -> Plan | None:
        """Ask what `template` would change. Raises `Stopped` when data would be lost."""
        text = template.encode()
        key = f"templates/{hashlib.sha256(text).hexdigest()}.yaml"
        self.artifacts.put(key, text)
        label = f"skycap-{moment:%Y%m%d-%H%M%S-%f}"
        plan = self.stack.plan(self.artifacts.url(key), parameters, label)
        if plan is not None:
            self._insist_data_stays(plan)
        return plan

    def _insist_data_stays(self, plan: Plan) -> None:
        lost = [change.resource for change in plan.changes if change.loses_data]
        if lost:
            self.stack.drop(plan)
            raise Stopped(
                f"this would replace or remove {', '.join(lost)}, which holds the lender's data; "
                "nothing was changed. Move the data first, or keep the resource in the template"
            )

    def apply(
        self, prepared: Prepared, moment: datetime, watch: Watch, *, overwrite: bool = False
    ) -> list[Version]:
        """Do what was prepared, and write down how it stands; the versions that now run.

        With `overwrite`, what was changed by hand goes back to what the template says.
        """
        if prepared.plan is not None:
            self.stack.carry_out(prepared.plan, watch)
        live = self._live()
        functions = self._functions(live)
        package = prepared.package
        if package is not None:
            foreign = functions.foreign(package)
            functions.put_code(foreign, self.artifacts.bucket, package.key)
        after = live.read()
        wanted, deployed = drift.settled(
            prepared.drifts, prepared.before, after, overwrite=overwrite, meant=prepared.meant
        )
        live.write(wanted, after)
        versions = functions.publish(self.installation.environment)
        before = self.artifacts.record(self.stack.name)
        record = {
            SETTINGS: deployed,
            PACKAGE: package.digest if package is not None else before.get(PACKAGE),
            MOMENT: moment.isoformat(timespec="seconds"),
        }
        self.artifacts.write_record(self.stack.name, record)
        return versions

    def status(self) -> dict[str, Any]:
        """How it stands: the stack, what it tells about itself, the versions, and the drift."""
        told = self.stack.described()
        if not self.stack.exists:
            return {"stack": self.stack.name, "status": "not deployed"}
        record = self.artifacts.record(self.stack.name)
        live = self._live()
        now = live.read()
        drifts = drift.found(record.get(SETTINGS, now), now)
        versions = self._functions(live).versions(self.installation.environment)
        return {
            "stack": self.stack.name,
            "status": told["StackStatus"],
            MOMENT: record.get(MOMENT),
            PACKAGE: record.get(PACKAGE),
            "outputs": self.stack.outputs(),
            "versions": [one.to_json() for one in versions],
            "drift": [one.to_json() for one in drifts],
        }

    def kept(self) -> list[str]:
        """The tables and buckets that stay when the stack goes, with all that is in them."""
        found = self.stack.resources().values()
        return sorted(name for kind, name in found if kind in KEEPS_DATA and kind != SECRET_KIND)

    def destroy(self, watch: Watch) -> None:
        """Remove the stack; data stays.

        The secret goes: it is no data, everybody just signs in again, and CloudFormation could
        neither take it over nor make another of its name.
        """
        secrets = [name for kind, name in self.stack.resources().values() if kind == SECRET_KIND]
        self.stack.delete(watch)
        manager = self._account.client("secretsmanager")
        with explained():
            for name in secrets:
                manager.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)

    def _live(self) -> drift.Live:
        return drift.Live(self._account, self.stack.resources())

    def _functions(self, live: drift.Live) -> Functions:
        return Functions(self._account, live.functions)
