"""The scene of an embedded installation: a folder of this machine, and the server over it."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Final, Protocol

from typing_extensions import override

from skycap.operations import Stopped
from skycap.operations.diagnose.causes import CannotTell, Platform, Seen
from skycap.operations.diagnose.scene import Scene
from skycap.services.office import Office
from skycap.services.tokens import SigningKeys

HELD_UP: Final = 429
"""The status of a request that came too often."""


def address_of(host: str, port: int) -> str:
    """The address of a server on this machine that listens at `host`; every address is this one."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - nothing is bound here
    return f"http://[{reached}]:{port}" if ":" in reached else f"http://{reached}:{port}"


class Looked(Protocol):
    """How a database stands, found out without changing it."""

    @property
    def revision(self) -> str | None:
        """The revision of its tables; None if there are none."""

    @property
    def newest(self) -> str:
        """The revision that this program knows."""

    @property
    def library(self) -> str:
        """The SQLite that would be used, with its version."""

    @property
    def safe(self) -> bool:
        """Whether that library may work on the file as it is."""

    @property
    def locked(self) -> bool:
        """Whether another program held it against writing for seconds."""

    @property
    def problem(self) -> str:
        """Why it cannot be read, if it cannot."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the settings of this installation say."""

    host: str
    public_url: str | None
    cors_origins: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    secure_cookies: bool
    log_level: str
    secret_in_environment: bool


@dataclass(eq=False)
class EmbeddedScene(Scene):
    """An installation in the folder `data`. What touches storage or settings is handed in.

    `read_keys` raises `Stopped` where there are none; `make_keys` makes new ones; `look` looks at
    the database without opening it, `migrate` brings it up to date.
    """

    platform: ClassVar[Platform] = Platform.EMBEDDED

    data: Path
    database: Path
    documents: Path
    keys: Path
    given: Given
    open_books: Callable[[], AbstractContextManager[Office]]
    look: Callable[[], Looked]
    migrate: Callable[[], None]
    read_keys: Callable[[], SigningKeys]
    make_keys: Callable[[], None]
    free_bytes: Callable[[Path], int]

    @cached_property
    def looked(self) -> Looked:
        """How the database stands; found out once, for a lock is waited for."""
        return self.look()

    @override
    def opening(self) -> AbstractContextManager[Office]:
        """The books, opened as they are: an older database is not brought up to date by looking."""
        looked = self.looked
        if looked.problem:
            raise CannotTell(looked.problem)
        if looked.revision != looked.newest:
            raise CannotTell("the database has the tables of another version")
        return self.open_books()

    @override
    def signing(self) -> SigningKeys:
        """The keys of the folder, or of the environment where it names one."""
        try:
            return self.read_keys()
        except Stopped as problem:
            raise CannotTell(str(problem)) from problem

    @property
    @override
    def origins(self) -> tuple[str, ...]:
        """The other sites of SKYCAP_CORS_ORIGINS."""
        return self.given.cors_origins

    @property
    @override
    def addresses(self) -> tuple[str, ...]:
        """Where the server is, and what people type."""
        public = self.given.public_url
        return (public,) if public else (self.url,)

    @property
    @override
    def secure_cookies(self) -> bool:
        """As SKYCAP_SECURE_COOKIES says."""
        return self.given.secure_cookies

    @property
    @override
    def site(self) -> str:
        """The pages come from the same server."""
        return self.url

    @override
    def held_up(self) -> Iterator[Seen]:
        """Whether a sign-in from here is held up: one try, which counts like any other."""
        name = self.narrowed.user or f"nobody-{secrets.token_hex(4)}"
        tried = {"username": name, "password": secrets.token_hex(16)}
        answer = self.reach("POST", "/api/auth/login", json=tried)
        if answer.status == HELD_UP:
            seconds = answer.headers.get("retry-after", "")
            what = f"a sign-in from this machine has to wait {seconds} seconds"
            yield Seen(self.url, what, {"retryAfterSeconds": seconds})

    @override
    def name_variable(self, name: str) -> str:
        """An environment variable of the server."""
        return f"set {name} for `skycap serve` and start it again"
