"""One request as a route sees it: who asks, the office, and how to answer.

A route names what it lets people do (`allowed`), so that who may not is told so before the body is
looked at, and so that the description and the tests can read the same table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson
from fastapi import Request, params
from pydantic import BaseModel
from starlette.responses import Response

from skycap.api import idempotency
from skycap.api.cors import Cors
from skycap.api.cursors import CURSOR_MAX, Cursors, link
from skycap.api.limits import Limiter, caller
from skycap.api.options import ApiOptions
from skycap.api.security import signed_in
from skycap.lending import money
from skycap.services import accounts
from skycap.services.office import Lender, Office
from skycap.services.permissions import ALLOWED, ANYONE, Action, Person, Role, require
from skycap.services.records import UserRow
from skycap.services.tokens import Keys, NotSignedIn
from skycap.services.work import Asked, Outcome

if TYPE_CHECKING:
    from skycap.operations.portal import Operations

TOTAL_HEADER = "X-Total-Count"


@dataclass(frozen=True, slots=True)
class Api:
    """What all requests share."""

    office: Office
    keys: Keys
    options: ApiOptions
    cors: Cors
    limiter: Limiter
    cursors: Cursors
    operations: "Operations | None" = None
    """What administrators ask of the installation, where it is served."""


@dataclass(slots=True)
class Seen:
    """What the middleware knows of a request, and what it is told for the log."""

    request_id: str
    address: str
    person: str | None = None
    code: str | None = None
    """The code of the problem that was told, if one was."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request: who asks, and the tools to answer."""

    api: Api
    request: Request
    person: Person = ANYONE
    user: UserRow | None = None
    _lender: list[Lender] = field(default_factory=list)

    @property
    def office(self) -> Office:
        """The office that the desks work with."""
        return self.api.office

    @property
    def lender(self) -> Lender:
        """The lender's settings, read once a request."""
        if not self._lender:
            self._lender.append(self.office.lender())
        return self._lender[0]

    @property
    def seen(self) -> Seen:
        """What the middleware knows of the request."""
        return seen(self.request)

    @property
    def caller(self) -> str:
        """What counts as one caller for rate limits."""
        return caller(self.seen.address)

    @property
    def signed(self) -> UserRow:
        """The member of staff who asks."""
        assert self.user is not None, "only routes that need a sign-in ask"
        return self.user

    def amount(self, value: str, name: str) -> int:
        """An amount in minor units. Raises `Refusal` naming the field `name`."""
        return money.parse(value, self.lender.exponent, name)

    def amount_or_none(self, value: str | None, name: str) -> int | None:
        """An amount in minor units, if one was sent."""
        return None if value is None else self.amount(value, name)

    def limit(self, rate: str) -> None:
        """Count this caller against a rate limit."""
        self.api.limiter.count(rate, self.caller)

    def asked(self, body: BaseModel | None = None) -> Asked | None:
        """How this command was asked, for the desk that carries it out."""
        key = self.request.headers.get(idempotency.HEADER)
        address = f"{self.request.method} {self.request.url.path}"
        return idempotency.asked(key, self.person.id, address, body)

    def after(self, cursor: str | None, filters: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Where the page begins that `cursor` asks for."""
        if not cursor:
            return None
        return self.api.cursors.open(self._list, filters, cursor[: CURSOR_MAX + 1])

    def page(
        self,
        rows: list[dict[str, Any]],
        after: tuple[Any, ...] | None,
        filters: Mapping[str, Any],
        limit: int,
        total: int | None = None,
    ) -> Response:
        """The answer of a list: a bare array, a `Link` to the next page, and how many there are."""
        headers = {} if total is None else {TOTAL_HEADER: str(total)}
        if after is not None:
            cursor = self.api.cursors.seal(self._list, filters, after)
            headers["Link"] = link(self.request.url.path, filters, cursor, limit)
        return answer(rows, headers=headers)

    @property
    def _list(self) -> str:
        return f"{self.request.url.path} {self.person.id}"


def answer(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer of prepared JSON: it is not validated again, tests hold it to its schema."""
    return Response(orjson.dumps(body), status, headers, "application/json")


def outcome(carried_out: Outcome) -> Response:
    """The answer of a command, marked when it is the first answer to a repeated request."""
    headers = {idempotency.REPLAYED_HEADER: "true"} if carried_out.replayed else None
    return answer(carried_out.body, carried_out.status, headers)


def seen(request: Request) -> Seen:
    """What the middleware knows of the request."""
    known: Seen = request.scope["skycap.seen"]
    return known


def _call(request: Request) -> Call:
    return Call(request.app.state.api, request)


def _identified(request: Request) -> Call:
    """A call of whoever signed in, or of the public."""
    api: Api = request.app.state.api
    user = signed_in(request, api.office, api.keys, api.cors)
    if user is None:
        return Call(api, request)
    seen(request).person = user.id
    return Call(api, request, accounts.as_person(user), user)


def _staff(request: Request) -> Call:
    call = _identified(request)
    if call.user is None:
        raise NotSignedIn
    return call


async def anyone(request: Request) -> Call:
    """A call for which nobody needs to be known; cheap, so it stays on the event loop."""
    return _call(request)


def signed(request: Request) -> Call:
    """A call of a member of staff about their own account, also before they chose a password."""
    return _staff(request)


Anyone = params.Depends(anyone)
Signed = params.Depends(signed)

_guards: dict[Action, Callable[[Request], Call]] = {}


def guard(action: Action) -> Callable[[Request], Call]:
    """The dependency that lets through only who may do `action`.

    An action open to the public needs no sign-in, but a sign-in that comes along must hold.
    """
    if action not in _guards:
        public = Role.PUBLIC in ALLOWED[action]

        def let_through(request: Request) -> Call:
            call = _identified(request) if public else _staff(request)
            if call.user is not None:
                accounts.require_own_password(call.user)
                accounts.require_second_factor(call.user, call.lender)
            require(call.person, action)
            return call

        _guards[action] = let_through
    return _guards[action]


def allowed(action: Action) -> params.Depends:
    """A dependency on who asks: a `Call` of somebody who may do `action`."""
    return params.Depends(guard(action))
