"""Rate limits: how often one caller may sign in, apply, track and upload.

Embedded there is one process, which counts in memory, in a window that moves with the time. On AWS
any number of processes answer, so they count together in `Tallies`, in windows that stand: see
`docs/decisions/0009-limits-are-counted-where-all-processes-see-them.md`.
"""

import hashlib
import ipaddress
import math
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Protocol

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from skycap.api.options import RateLimits
from skycap.api.problems import Problem
from skycap.services.clock import SystemClock
from skycap.services.ports import Clock
from skycap.services.tallies import Tallies

IPV6_PREFIX = 64
"""One customer has a whole network of this size, so it counts as one caller."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Proxies:
    """The machines whose word is taken for where a request comes from."""

    def __init__(self, trusted: Iterable[str]) -> None:
        self._networks: list[Network] = [ipaddress.ip_network(one, strict=False) for one in trusted]

    def trusts(self, address: str) -> bool:
        """Whether `address` is one of ours."""
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self._networks)

    def client(self, peer: str, forwarded: str) -> str:
        """The address of the client: `peer`, or what trusted proxies say in `forwarded`.

        Read from the right, since everything to the left of our own proxies may be invented.
        """
        address = peer
        for hop in reversed(forwarded.split(",") if forwarded else []):
            if not self.trusts(address):
                break
            address = hop.strip()
        return address


def caller(address: str) -> str:
    """What counts as one caller: an IPv4 address, or a whole IPv6 network."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, IPV6_PREFIX), strict=False))
    return str(parsed)


class Window(Protocol):
    """Counts what happens under a key within the time of a rate."""

    def hit(self, item: RateLimitItem, key: str) -> int:
        """Count one more; 0 if that is still allowed, else how many seconds to wait."""
        ...

    def clear(self, item: RateLimitItem, key: str) -> None:
        """Forget what was counted."""
        ...


class MovingWindow:
    """Counts in this process; the window moves with the time."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        # `limits` counts by the machine's clock, so the wait is measured with it as well.
        self._clock = SystemClock()

    def hit(self, item: RateLimitItem, key: str) -> int:
        """Count one more; 0 if that is still allowed, else how many seconds to wait."""
        if self._limiter.hit(item, key):
            return 0
        resets_at = self._limiter.get_window_stats(item, key).reset_time
        return max(1, math.ceil(resets_at - self._clock.now().timestamp()))

    def clear(self, item: RateLimitItem, key: str) -> None:
        """Forget what was counted."""
        self._limiter.clear(item, key)


class StandingWindow:
    """Counts together with other processes; windows begin at full multiples of their length.

    At a boundary a caller may use two windows' worth at once, never more over any longer time.
    """

    def __init__(self, tallies: Tallies, clock: Clock) -> None:
        self._tallies = tallies
        self._clock = clock

    def hit(self, item: RateLimitItem, key: str) -> int:
        """Count one more; 0 if that is still allowed, else how many seconds to wait."""
        name, ends_at = self._window(item, key)
        counted = self._tallies.add(name, datetime.fromtimestamp(ends_at, UTC))
        if counted <= item.amount:
            return 0
        return max(1, math.ceil(ends_at - self._clock.now().timestamp()))

    def clear(self, item: RateLimitItem, key: str) -> None:
        """Forget what was counted in the window of now."""
        self._tallies.forget(self._window(item, key)[0])

    def _window(self, item: RateLimitItem, key: str) -> tuple[str, int]:
        """The name of the window of now, and the second in which it ends."""
        length = item.get_expiry()
        number = int(self._clock.now().timestamp()) // length
        return f"{key}/{number}", (number + 1) * length


class Limiter:
    """Counts what callers do, and refuses with 429 what is too much."""

    def __init__(
        self, rates: RateLimits | None, tallies: Tallies | None = None, clock: Clock | None = None
    ) -> None:
        self._window: Window = MovingWindow()
        if tallies:
            self._window = StandingWindow(tallies, clock or SystemClock())
        self._rates: dict[str, RateLimitItem] = {}
        if rates:
            self._rates = {part.name: parse(getattr(rates, part.name)) for part in fields(rates)}

    def count(self, rate: str, *who: str) -> None:
        """Count one more; raise a 429 `Problem` when there were too many."""
        item = self._rates.get(rate)
        if item is None:
            return
        seconds = self._window.hit(item, _key(rate, who))
        if seconds:
            detail = f"Too many attempts. Please wait {_spoken(seconds)} and try again."
            raise Problem(429, "rate_limited", detail, headers={"Retry-After": str(seconds)})

    def forget(self, rate: str, *who: str) -> None:
        """Forget what was counted, as after a right password."""
        item = self._rates.get(rate)
        if item is not None:
            self._window.clear(item, _key(rate, who))


def _key(rate: str, who: tuple[str, ...]) -> str:
    # Hashed, so that no username or address lies in memory longer than needed, nor is large.
    return rate + hashlib.sha256("\0".join(who).encode(errors="replace")).hexdigest()


def _spoken(seconds: int) -> str:
    if seconds < 120:  # noqa: PLR2004 - two minutes
        return f"{seconds} seconds"
    return f"{math.ceil(seconds / 60)} minutes"
