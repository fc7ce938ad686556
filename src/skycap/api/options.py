"""What the API is told when it is made: origins, proxies, sizes, limits."""

from dataclasses import dataclass, field

BODY_BYTES_MAX = 1 << 20
UPLOAD_BYTES_MAX = 10 << 20
THREADS = 40
"""How many requests are worked on at once; more wait their turn."""


@dataclass(frozen=True, slots=True)
class RateLimits:
    """How often one caller may knock, in the notation of ``limits`` ("10/5minutes")."""

    login_by_name: str = "10/5minutes"
    login_by_address: str = "60/5minutes"
    apply: str = "20/hour"
    track: str = "30/10minutes"
    upload: str = "60/hour"
    receive: str = "300/hour"


DEMO_RATE_LIMITS = RateLimits(
    login_by_name="300/5minutes",
    login_by_address="1000/5minutes",
    apply="500/hour",
    track="500/10minutes",
    upload="500/hour",
    receive="1000/hour",
)
"""A demo is tried by many people from one address, and has nothing to guard."""


@dataclass(frozen=True, slots=True)
class ApiOptions:
    """How the API behaves.

    `cors_origins` are the exact origins that other sites may call from; `trusted_proxies` are the
    addresses or networks whose ``X-Forwarded-For`` is believed. `rate_limits` None means none.
    """

    cors_origins: tuple[str, ...] = ()
    secure_cookies: bool = True
    trusted_proxies: tuple[str, ...] = ()
    body_bytes_max: int = BODY_BYTES_MAX
    upload_bytes_max: int = UPLOAD_BYTES_MAX
    rate_limits: RateLimits | None = field(default_factory=RateLimits)
    demo: bool = False
    version: str = "0.1.0"
    threads: int = THREADS
    compress: bool = False
    """Whether answers are compressed here, rather than by a gateway."""
