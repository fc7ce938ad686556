"""Telling people of an alarm: by mail, or by a signed request to an address of theirs."""

import hashlib
import hmac
import smtplib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Any, Final, Protocol
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import orjson

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.services.alarm_log import State

SECONDS_MAX: Final = 10
"""How long one attempt may take."""
PAUSES: Final = (1.0, 4.0)
"""How long to wait before the second and the third attempt, in seconds."""
SIGNATURE: Final = "X-Skycap-Signature"
PORTS: Final = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told: which alarm, how it stands now, why, and where it says what to do."""

    alarm: str
    state: State
    what: str
    reason: str
    severity: str
    at: datetime
    lender: str
    runbook: str
    trial: bool = False

    @property
    def subject(self) -> str:
        """One line."""
        begin = "TEST" if self.trial else "ALARM" if self.state is State.ALARM else "Over"
        return f"{begin}: {self.what} ({self.alarm}, {self.lender})"

    def to_json(self) -> dict[str, Any]:
        """As a webhook gets it."""
        return {
            "alarm": self.alarm,
            "state": self.state,
            "what": self.what,
            "reason": self.reason,
            "severity": self.severity,
            "at": moment_text(self.at),
            "lender": self.lender,
            "runbook": f"docs/operations/{self.runbook}",
            "test": self.trial,
        }


class Way(Protocol):
    """A way to tell people."""

    @property
    def name(self) -> str:
        """What it is called: ``mail`` or ``webhook``."""
        ...

    def send(self, notice: Notice) -> None:
        """Tell them. Raises `OSError` or `Stopped` when it cannot be."""
        ...


@dataclass(frozen=True, slots=True)
class Mail:
    """By mail through `server`, such as ``smtp://user:password@mail.example.com:587``."""

    server: str = field(repr=False)
    sender: str
    to: tuple[str, ...]
    name: str = "mail"

    def send(self, notice: Notice) -> None:
        """Send it to everybody. A password never goes out unencrypted."""
        place = urlsplit(self.server)
        host, port = place.hostname or "", place.port or PORTS[place.scheme]
        trusted = ssl.create_default_context()
        try:
            if place.scheme == "smtps":
                with smtplib.SMTP_SSL(host, port, timeout=SECONDS_MAX, context=trusted) as line:
                    self._deliver(line, place.username, place.password, notice)
                return
            with smtplib.SMTP(host, port, timeout=SECONDS_MAX) as line:
                line.ehlo()
                encrypted = line.has_extn("starttls")
                if encrypted:
                    line.starttls(context=trusted)
                elif place.password:
                    raise Stopped(f"{host} does not encrypt, so no password is sent to it")
                self._deliver(line, place.username, place.password, notice)
        except smtplib.SMTPException as problem:
            raise Stopped(f"{host} does not take the mail: {type(problem).__name__}") from problem

    def _deliver(
        self, line: smtplib.SMTP, user: str | None, password: str | None, notice: Notice
    ) -> None:
        if user and password:
            line.login(unquote(user), unquote(password))
        message = EmailMessage()
        message["Subject"] = notice.subject
        message["From"] = self.sender
        message["To"] = ", ".join(self.to)
        message["Date"] = notice.at
        message.set_content(
            f"{notice.what}.\n\n"
            f"Alarm:    {notice.alarm} ({notice.severity})\n"
            f"State:    {notice.state} since {notice.at:%Y-%m-%d %H:%M} UTC\n"
            f"Why:      {notice.reason}\n"
            f"What now: docs/operations/{notice.runbook}\n"
        )
        line.send_message(message)


class _NoRedirects(HTTPRedirectHandler):
    """What is signed for one address is not sent to another."""

    def redirect_request(self, *_: Any) -> None:  # type: ignore[explicit-override]  # none in typing before 3.12  # noqa: ANN401 - as the library calls it
        """Follow nothing."""
        return


@dataclass(frozen=True, slots=True)
class Webhook:
    """By a POST of JSON to `url`, signed with HMAC-SHA-256 of the body if there is a secret."""

    url: str = field(repr=False)
    secret: str | None = field(default=None, repr=False)
    name: str = "webhook"

    def send(self, notice: Notice) -> None:
        """Post it. Anything but a 2xx is a failure."""
        body = orjson.dumps(notice.to_json())
        headers = {"Content-Type": "application/json", "User-Agent": "Skycap"}
        if self.secret:
            headers[SIGNATURE] = signature(self.secret, body)
        request = Request(self.url, data=body, headers=headers, method="POST")  # noqa: S310 - http(s) only, by settings
        try:
            build_opener(_NoRedirects).open(request, timeout=SECONDS_MAX).close()
        except URLError as problem:
            raise Stopped(f"the webhook does not take it: {problem.reason}") from problem


def signature(secret: str, body: bytes) -> str:
    """What the header of a webhook says of its body."""
    return f"sha256={hmac.digest(secret.encode(), body, hashlib.sha256).hex()}"


def tell(
    notice: Notice,
    ways: Sequence[Way],
    failed: Callable[[str, Exception], None],
    wait: Callable[[float], None],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell it every way, three attempts each; gives the ways that worked, and those that failed."""
    told, missed = [], []
    for way in ways:
        for pause in (*PAUSES, None):
            try:
                way.send(notice)
            except (OSError, Stopped) as problem:
                if pause is None:
                    failed(way.name, problem)
                    missed.append(way.name)
                else:
                    wait(pause)
            else:
                told.append(way.name)
                break
    return tuple(told), tuple(missed)
