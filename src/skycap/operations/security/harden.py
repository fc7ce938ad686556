"""Hardening: what the guide sets, set through parameters of the stack or in the folder.

Each step says how it stands, what it would set, and, where nothing corresponds on a platform, what
takes its place there.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.premises import Premises
from skycap.operations.findings import Finding
from skycap.operations.security import folder, people, protection, stores
from skycap.operations.security.folder import Standing
from skycap.services.permissions import Role


class State(StrEnum):
    """How a step stands."""

    SET = "set"
    """It is as the guide wants it."""
    OPEN = "open"
    """Hardening sets it."""
    BY_HAND = "by hand"
    """Only a person can: the remedy says how."""
    ELSEWHERE = "elsewhere"
    """Nothing corresponds here; something else takes its place."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing of the guide; `parameters` of the stack or `fixes` set it."""

    name: str
    state: State
    told: str
    parameters: Mapping[str, str] | None = None
    fixes: tuple[Callable[[], str | None], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "step": self.name,
            "state": self.state,
            "told": self.told,
            "parameters": dict(self.parameters or {}),
        }


MEANT: Final = frozenset({"rate", "burst"})
"""The settings that hardening's parameters are about."""


def on_aws(there: OnAws) -> list[Step]:
    """The steps for an installation on AWS."""
    standing = there.stack.parameters()
    return [
        _parameter(standing, "Web firewall (WAF)", "WebFirewall", "a web ACL before the API"),
        _detector(there, standing),
        _trail(there, standing),
        _found(
            "Recovery of tables", stores.tables(there),
            "point-in-time recovery, encryption and protection from deletion of every table",
        ),
        _found(
            "Private buckets", stores.buckets(there),
            "no public access, TLS only, encryption and versions of every bucket",
        ),
        _secrets(there),
        _throttle(there, standing),
        _found("Retention of logs", protection.logs(there), "logs end after a year"),
        _second_factor(there.opened),
    ]  # fmt: skip


def embedded(here: Premises, standing: Standing) -> list[Step]:
    """The steps for an installation in a folder."""
    serving = list(folder.serving(here, standing))
    tls = [one for one in serving if one.code in {"http_plain", "cookies_plain"}]
    return [
        _found(
            "Permissions of files", folder.permissions(here, standing),
            "keys and data are for the eyes of their owner alone",
        ),
        _found("Signing key", folder.signing_key(here, standing), "renewed within a year"),
        Step(
            "TLS and cookies", State.BY_HAND if tls else State.SET,
            f"{tls[0].what}: {tls[0].remedy}" if tls
            else "sign-in cookies travel over TLS, or on this machine only",
        ),
        _backups(here),
        _second_factor(partial(here.opened, here.data)),
        Step(
            "Web firewall (WAF)", State.ELSEWHERE,
            "Skycap itself limits sign-ins, uploads and requests of each caller, and the size of "
            "bodies; a proxy before it may do more",
        ),
        Step(
            "GuardDuty", State.ELSEWHERE,
            "no thief of AWS keys can come here; `skycap audit` looks for open files and known "
            "passwords",
        ),
        Step(
            "CloudTrail", State.ELSEWHERE,
            "the audit trail, in hash chains, tells who did what in Skycap; for the machine, its "
            "own log of sign-ins (auditd)",
        ),
        Step(
            "Secrets in Secrets Manager", State.ELSEWHERE,
            "keys lie in keys.json for its owner alone; `skycap secrets rotate` renews them",
        ),
        Step(
            "Point-in-time recovery", State.ELSEWHERE,
            "`skycap restore --to MOMENT` sets the books back to any moment: they are a history",
        ),
        Step("Throttling", State.ELSEWHERE, "rate limits are always on"),
        Step("Retention of logs", State.ELSEWHERE, "the log is bounded; SKYCAP_LOG_LIMIT sets it"),
    ]  # fmt: skip


def parameters(steps: Iterable[Step]) -> dict[str, str]:
    """All parameters that the steps would set."""
    return {name: text for one in steps for name, text in (one.parameters or {}).items()}


def mend(steps: Iterable[Step]) -> int:
    """Do what is no parameter; how many things."""
    done = 0
    for step in steps:
        for fix in step.fixes:
            fix()
            done += 1
    return done


def _parameter(standing: Mapping[str, str], name: str, parameter: str, told: str) -> Step:
    if standing.get(parameter) == "true":
        return Step(name, State.SET, told)
    return Step(name, State.OPEN, told, {parameter: "true"})


def _detector(there: OnAws, standing: Mapping[str, str]) -> Step:
    """An account has one detector a region: another one's must not be made a second time."""
    told = "GuardDuty watches the account"
    try:
        off = list(protection.detector(there))
    except Stopped as problem:
        return Step("GuardDuty", State.BY_HAND, f"cannot be seen from here: {problem}")
    if not off:
        return Step("GuardDuty", State.SET, told)
    if off[0].evidence.get("detectors"):
        what = "there is a detector, and it is suspended: resume it in the console"
        return Step("GuardDuty", State.BY_HAND, what)
    return _parameter(standing, "GuardDuty", "GuardDuty", told)


def _trail(there: OnAws, standing: Mapping[str, str]) -> Step:
    told = "CloudTrail keeps who did what, and each read and write of a document"
    off = list(protection.trail(there))
    if not off or standing.get("CloudTrail") == "true":
        fixes = tuple(one.fix for one in off if one.fix)
        state = State.OPEN if fixes else State.SET
        return Step("CloudTrail", state, told, fixes=fixes)
    return Step("CloudTrail", State.OPEN, told, {"CloudTrail": "true"})


def _secrets(there: OnAws) -> Step:
    name = "Secrets in Secrets Manager"
    with_variable = [one for one in _seen(there) if one.code == "secret_in_variable"]
    if with_variable:
        return Step(name, State.BY_HAND, with_variable[0].remedy)
    return Step(
        name, State.SET, "functions sign with the secret; `skycap secrets rotate` renews it"
    )


def _seen(there: OnAws) -> list[Finding]:
    from skycap.services.clock import SystemClock  # noqa: PLC0415 - beside the only use

    return list(stores.secret(there, SystemClock().now()))


def _second_factor(opening: people.Opening) -> Step:
    """Not set with the rest: whoever has no phone at hand could not work any more."""
    with opening() as office:
        roles = office.lender().second_factor_roles
    if Role.ADMIN in roles:
        return Step("Second factor", State.SET, f"required of: {', '.join(roles)}")
    return Step(
        "Second factor", State.BY_HAND,
        "`skycap audit --only security --fix` requires codes of a role, and so does the page of "
        "settings",
    )  # fmt: skip


def _throttle(there: OnAws, standing: Mapping[str, str]) -> Step:
    told = "the API takes at most so many requests a second, and at once"
    if not list(protection.throttle(there)):
        return Step("Throttling", State.SET, told)
    wanted = {
        "ThrottleRate": standing.get("ThrottleRate") or "100",
        "ThrottleBurst": standing.get("ThrottleBurst") or "200",
    }
    return Step("Throttling", State.OPEN, told, wanted)


def _found(name: str, found: Iterable[Finding], told: str) -> Step:
    """A step that is what an audit finds: what it can mend is set, the rest is told."""
    findings = list(found)
    fixes = tuple(one.fix for one in findings if one.fix)
    if fixes:
        wrong = sorted({one.what for one in findings if one.fix})
        return Step(name, State.OPEN, f"{told} ({len(fixes)}: {'; '.join(wrong)})", fixes=fixes)
    if findings:
        return Step(name, State.BY_HAND, f"{findings[0].what}: {findings[0].remedy}")
    return Step(name, State.SET, told)


def _backups(here: Premises) -> Step:
    with here.opened(here.data) as office:
        findings = [one for one in folder.backups(here, office) if one.code != "backup_unsealed"]
    name, told = "Backups", "sealed, elsewhere, every night: `skycap backup create`"
    if os.path.commonpath([here.backups.absolute(), here.data.absolute()]) == str(
        here.data.absolute()
    ):
        return Step(name, State.BY_HAND, "they lie in the data folder; set SKYCAP_BACKUPS")
    return _found(name, findings, told)
