"""Rate limits: how often one caller may sign in, apply, track and upload.

Counts are kept in memory: embedded there is one process, and on AWS the gateway and the web
firewall stand in front.
"""

import hashlib
import ipaddress
import math
from collections.abc import Iterable
from dataclasses import fields

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from skycap.api.options import RateLimits
from skycap.api.problems import Problem
from skycap.services.clock import SystemClock

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


class Limiter:
    """Counts what callers do, and refuses with 429 what is too much."""

    def __init__(self, rates: RateLimits | None) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())
        # `limits` counts by the machine's clock, so the wait is measured with it as well.
        self._clock = SystemClock()
        self._rates: dict[str, RateLimitItem] = {}
        if rates:
            self._rates = {part.name: parse(getattr(rates, part.name)) for part in fields(rates)}

    def count(self, rate: str, *who: str) -> None:
        """Count one more; raise a 429 `Problem` when there were too many."""
        item = self._rates.get(rate)
        if item is None:
            return
        key = _key(rate, who)
        if not self._window.hit(item, key):
            resets_at = self._window.get_window_stats(item, key).reset_time
            seconds = max(1, math.ceil(resets_at - self._clock.now().timestamp()))
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
