"""Tuning: memory, time, warm functions, cache and limits, set through parameters of the stack.

The guide's own commands change the functions behind CloudFormation's back. A parameter does the
same and lasts: one change set, shown before, undone when it fails, and kept by every deployment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Final

from skycap.operations import Stopped
from skycap.operations.aws.place import OnAws
from skycap.operations.aws.stack import Watch

if TYPE_CHECKING:
    from skycap.operations.deploy.backend import Backend, Prepared
    from skycap.operations.deploy.functions import Version

MEMORY: Final = (256, 10_240)
"""MB that a function may have: below 256 it starts too slowly to be of use."""

TIMEOUT: Final = (3, 28)
"""Seconds: a function must end before API Gateway stops waiting, at 29."""

PROVISIONED: Final = (0, 100)
RATE: Final = (1, 10_000)
BURST: Final = (1, 5_000)
CACHE_SIZES: Final = ("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237")
"""GB of API Gateway's caches."""

_MEANT: Final = {
    "memory": {"memory"},
    "timeout": {"timeout"},
    "cache": {"caching", "cacheCluster", "cacheSize"},
    "throttle": {"rate", "burst"},
}
"""The settings of the stage and the functions that a kind of tuning is about."""


IN_A_FOLDER: Final = {
    "memory": "the server takes what it needs of the machine",
    "timeout": "no request is cut off; a proxy before it may have a limit of its own",
    "provisioned": "the server is always warm",
    "snapstart": "the server starts once",
    "cache": "browsers keep what does not change, and SQLite keeps its pages in memory",
    "throttle": "each caller is limited by Skycap itself; a proxy may limit all of them",
    "dax": "SQLite keeps its pages in memory",
}
"""What takes the place of each in an installation on one machine."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """What to change; None leaves a thing as it is.

    `memory` in MB, `timeout` in seconds, `provisioned` warm functions of each kind, `snapstart` and
    `dax` on or off, `cache` in GB ("off" for none), `throttle` as requests a second and at once.
    """

    memory: int | None = None
    timeout: int | None = None
    provisioned: int | None = None
    snapstart: bool | None = None
    cache: str | None = None
    throttle: tuple[int, int] | None = None
    dax: bool | None = None

    @classmethod
    def read(cls, text: str) -> "Tuning":
        """Read what somebody typed, such as ``memory=1024,timeout=25,throttle=100/200``.

        Raises `Stopped` naming what is wrong, and why.
        """
        told: dict[str, str] = {}
        for one in filter(None, (part.strip() for part in text.split(","))):
            name, equals, value = (part.strip().lower() for part in one.partition("="))
            if name not in _READERS or not equals:
                known = ", ".join(_READERS)
                raise Stopped(f"{one} is no tuning; write NAME=VALUE with a name of {known}")
            if name in told:
                raise Stopped(f"{name} is given twice")
            told[name] = value
        if not told:
            raise Stopped("nothing to apply; write for example memory=1024,timeout=25")
        tuning = cls(
            memory=_number(told, "memory", *MEMORY, "MB"),
            timeout=_timeout(told),
            provisioned=_number(told, "provisioned", *PROVISIONED, "warm functions of each kind"),
            snapstart=_switch(told, "snapstart"),
            cache=_cache(told),
            throttle=_throttle(told),
            dax=_switch(told, "dax"),
        )
        tuning.insist_possible({})
        return tuning

    def insist_possible(self, standing: Mapping[str, str]) -> None:
        """Refuse what AWS would refuse, given the parameters that stand now. Raises `Stopped`."""
        snapstart, warm = self.snapstart, self.provisioned
        if snapstart is None:
            snapstart = standing.get("SnapStart") == "true"
        if warm is None:
            warm = int(standing.get("ProvisionedConcurrency") or 0)
        if snapstart and warm:
            other = "provisioned=0" if self.snapstart else "snapstart=off"
            raise Stopped(
                "Lambda refuses SnapStart together with provisioned concurrency: the one starts "
                f"functions from a snapshot, the other keeps them running. Add {other}"
            )

    @property
    def names(self) -> tuple[str, ...]:
        """What it is about."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is not None)

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of the template that say this."""
        given: dict[str, str] = {}
        for parameter, value in (
            ("MemorySize", self.memory),
            ("Timeout", self.timeout),
            ("ProvisionedConcurrency", self.provisioned),
        ):
            if value is not None:
                given[parameter] = str(value)
        for parameter, switch in (("SnapStart", self.snapstart), ("Dax", self.dax)):
            if switch is not None:
                given[parameter] = _spelt(switch)
        if self.cache is not None:
            given["ApiCache"] = _spelt(self.cache != "off")
            if self.cache != "off":
                given["ApiCacheSize"] = self.cache
        if self.throttle is not None:
            given["ThrottleRate"], given["ThrottleBurst"] = map(str, self.throttle)
        return given

    @property
    def meant(self) -> frozenset[str]:
        """The settings that this is about, for what a hand did to them before."""
        return frozenset(setting for name in self.names for setting in _MEANT.get(name, ()))


def prepare(there: OnAws, tuning: Tuning, moment: datetime) -> "Prepared":
    """Ask AWS what `tuning` would change; nothing has changed yet.

    Raises `Stopped` when it cannot be, such as both ways to start functions fast.
    """
    backend = _backend(there)
    tuning.insist_possible(backend.stack.parameters())
    return backend.prepare_settings(tuning.parameters, tuning.meant, moment)


def carry_out(
    there: OnAws, prepared: "Prepared", moment: datetime, watch: Watch
) -> "list[Version]":
    """Do what was prepared; the versions of the functions that now run."""
    return _backend(there).apply(prepared, moment, watch)


def drop(there: OnAws, prepared: "Prepared") -> None:
    """Forget what was prepared."""
    if prepared.plan is not None:
        there.stack.drop(prepared.plan)


def apply(there: OnAws, tuning: Tuning, moment: datetime, watch: Watch) -> "Prepared":
    """Prepare and carry out in one go, for whoever has asked already; what was changed."""
    prepared = prepare(there, tuning, moment)
    if not prepared.is_idle:
        carry_out(there, prepared, moment, watch)
    return prepared


def _number(told: Mapping[str, str], name: str, low: int, high: int, unit: str) -> int | None:
    if name not in told:
        return None
    text = told[name]
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise Stopped(f"{name} must be a whole number from {low} to {high} ({unit}), not {text}")
    return int(text)


def _timeout(told: Mapping[str, str]) -> int | None:
    text = told.get("timeout", "")
    if text.isascii() and text.isdigit() and int(text) > TIMEOUT[1]:
        raise Stopped(
            f"timeout={text} would outlive API Gateway, which stops waiting after 29 seconds: the "
            "work would go on, and be paid for, while nobody hears the answer. "
            f"At most {TIMEOUT[1]}"
        )
    return _number(told, "timeout", *TIMEOUT, "seconds")


def _switch(told: Mapping[str, str], name: str) -> bool | None:
    if name not in told:
        return None
    if told[name] not in {"on", "off"}:
        raise Stopped(f"{name} must be on or off, not {told[name]}")
    return told[name] == "on"


def _cache(told: Mapping[str, str]) -> str | None:
    text = told.get("cache")
    if text is not None and text not in {"off", *CACHE_SIZES}:
        raise Stopped(f"cache must be off or one of {', '.join(CACHE_SIZES)} (GB), not {text}")
    return text


def _throttle(told: Mapping[str, str]) -> tuple[int, int] | None:
    if "throttle" not in told:
        return None
    rate, slash, burst = told["throttle"].partition("/")
    if not slash:
        raise Stopped("throttle must be requests a second / at once, such as 100/200")
    parts = {"throttle rate": rate, "throttle burst": burst}
    first = _number(parts, "throttle rate", *RATE, "requests a second")
    second = _number(parts, "throttle burst", *BURST, "requests at once")
    return (first or 0, second or 0)


_READERS: Final = tuple(one.name for one in fields(Tuning))


def _spelt(switch: bool) -> str:
    return "true" if switch else "false"


def _backend(there: OnAws) -> "Backend":
    # Whoever only reviews, such as a function, builds no packages.
    from skycap.operations.deploy.backend import Backend  # noqa: PLC0415 - as above

    return Backend(there.account, there.installation)
