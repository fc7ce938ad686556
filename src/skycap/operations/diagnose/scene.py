"""The installation that is looked at: what causes may ask of it, the same on both platforms."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any, ClassVar, Final, Self, TypeVar

import orjson

from skycap.operations.aws.account import code_of
from skycap.operations.diagnose.causes import CannotTell, Platform, Section, Seen
from skycap.operations.diagnose.web import SECONDS_MAX, Answer, ask
from skycap.services import accounts, staff
from skycap.services.audit import Report, audit
from skycap.services.loans import every
from skycap.services.office import Lender, Office
from skycap.services.permissions import ALLOWED, Action
from skycap.services.ports import Clock, Unavailable
from skycap.services.records import USERS_BY_NAME, UserRow
from skycap.services.tokens import LIFETIME, SigningKeys

T = TypeVar("T")

TOKEN_LIVES: Final = timedelta(minutes=2)
"""How long the sign-in lives that tries what staff would meet."""

Progress = Callable[[str], None]
"""Is told what is being tried."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Whom and what a trouble is about, as far as it is known. `token` is somebody's sign-in."""

    user: str | None = None
    origin: str | None = None
    loan: str | None = None
    token: str | None = field(default=None, repr=False)


@dataclass(eq=False)
class Scene(ABC):
    """One look at an installation; use it in a `with`. It asks and reads, and changes nothing.

    `url` is where people reach it.
    """

    platform: ClassVar[Platform]
    seconds: ClassVar[float] = SECONDS_MAX
    """How long an answer is waited for."""

    url: str
    clock: Clock
    narrowed: Narrowed
    sections: tuple[Section, ...]
    _open: ExitStack = field(default_factory=ExitStack, init=False)
    _closed: str = field(default="", init=False)
    _memory: dict[str, Any] = field(default_factory=dict, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @abstractmethod
    def opening(self) -> AbstractContextManager[Office]:
        """The books, opened. Raises `Unavailable` or `CannotTell`."""

    @abstractmethod
    def signing(self) -> SigningKeys:
        """The keys that are meant to sign sign-ins. Raises `CannotTell`."""

    @property
    @abstractmethod
    def origins(self) -> tuple[str, ...]:
        """The other sites whose pages are meant to call the API."""

    @property
    @abstractmethod
    def addresses(self) -> tuple[str, ...]:
        """What people type."""

    @property
    @abstractmethod
    def secure_cookies(self) -> bool:
        """Whether browsers keep the sign-in over TLS only."""

    @property
    @abstractmethod
    def site(self) -> str:
        """Where the pages are. Raises `CannotTell` if they have no address."""

    @abstractmethod
    def held_up(self) -> Iterator[Seen]:
        """Where sign-ins are held up for their number at this moment."""

    @abstractmethod
    def name_variable(self, name: str) -> str:
        """How an operator sets the variable `name` of Skycap here."""

    @cached_property
    def office(self) -> Office:
        """The books. Raises `CannotTell` when they cannot be opened."""
        if self._closed:  # it may have taken seconds to find out
            raise CannotTell(self._closed)
        try:
            return self._open.enter_context(self.opening())
        except (Unavailable, CannotTell) as problem:
            self._closed = f"the books cannot be opened: {problem}"
            raise CannotTell(self._closed) from problem

    @cached_property
    def users(self) -> list[UserRow]:
        """Everybody who was ever made a user."""
        return self.read(lambda: list(every(self.office, USERS_BY_NAME)))

    @cached_property
    def lender(self) -> Lender:
        """The lender's settings."""
        return self.read(self.office.lender)

    @cached_property
    def report(self) -> Report:
        """What the audit of the books says."""
        return self.read(lambda: audit(self.office))

    def once(self, name: str, reading: Callable[[], T]) -> T:
        """What `reading` gave the first time it was asked for under `name`.

        Many causes look at the same thing; repairs must not, for others may have changed it.
        """
        if name not in self._memory:
            self._memory[name] = reading()
        found: T = self._memory[name]
        return found

    def read(self, reading: Callable[[], T]) -> T:
        """What `reading` gives. Raises `CannotTell` when the books cannot be read."""
        try:
            return reading()
        except Unavailable as problem:
            raise CannotTell(f"the books cannot be read: {problem}") from problem
        except Exception as problem:
            code = code_of(problem)  # what the store did not foresee, such as an index that is gone
            if not code:
                raise
            raise CannotTell(f"the books cannot be read: {code}") from problem

    @property
    def user(self) -> UserRow | None:
        """The user whom the trouble is about; None if nobody was named, or there is none."""
        if self.narrowed.user is None:
            return None
        name = self.narrowed.user
        return self.read(lambda: staff.find_user(self.office, name))

    def sign_in(self, action: Action, *, by_anybody: bool = False) -> str:
        """A sign-in of somebody who may do `action`, that ends in two minutes.

        It is of the user who was named, if one was, unless anybody's will do. Nothing is written.
        Raises `CannotTell`.
        """
        named = None if by_anybody else self.user
        asked = [named] if named else self.users
        able = [user for user in asked if not self._hindrance(user, action)]
        if not able:
            raise CannotTell(self._hindrance(named, action) if named else self._nobody(action))
        return self.signing().issue(able[0], self.clock.now() - LIFETIME + TOKEN_LIVES)

    def _nobody(self, action: Action) -> str:
        """Why nobody may do `action`: what keeps those whose role may."""
        kept = [
            self._hindrance(user, action) for user in self.users if user.role in ALLOWED[action]
        ]
        told = f"no user may {action.value.replace('_', ' ')} just now"
        return f"{told}: {', '.join(kept)}" if kept else told

    def _hindrance(self, user: UserRow, action: Action) -> str:
        """What keeps a user from doing `action`; empty if nothing does."""
        if not user.active:
            return f"{user.username} is disabled"
        if user.must_change_password:
            return f"{user.username} has to choose a password first"
        if user.role not in ALLOWED[action]:
            return f"a {user.role} may not {action.value.replace('_', ' ')}"
        if accounts.owes_codes(user, self.lender):
            return f"{user.username} has to set up one-time codes first"
        return ""

    def ask(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask the API, as a page would."""
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = f"Bearer {token}"
        body = None
        if json is not None:
            sent["Content-Type"] = "application/json"
            body = orjson.dumps(json)
        return ask(self.url, method, path, sent, body, self.seconds)

    def reach(self, method: str, path: str, **told: Any) -> Answer:  # noqa: ANN401 - as `ask` takes it
        """As `ask`, for causes. Raises `CannotTell` when nobody answers."""
        answer = self.ask(method, path, **told)
        if not answer.status:
            raise CannotTell(f"{self.url} does not answer: {answer.problem}")
        return answer
