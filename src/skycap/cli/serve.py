"""`skycap serve`: opening Skycap to browsers, from one process."""

import ipaddress
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from skycap.cli import unasked, watching
from skycap.cli.desk import say, settings_of, warn
from skycap.cli.guard import UNAVAILABLE

if TYPE_CHECKING:
    from fastapi import FastAPI

    from skycap.api.figures import Figures
    from skycap.api.options import ApiOptions
    from skycap.assembly import Assembled
    from skycap.operations.portal import Operations
    from skycap.settings import Settings

GRACE_SECONDS: Final = 10
"""How long requests under way may take to finish after a stop."""

BACKLOG: Final = 2_048


@dataclass(frozen=True, slots=True)
class Tls:
    """The files of a certificate; `fingerprint` only for one that we made."""

    certificate: Path
    key: Path
    fingerprint: str | None = None


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port; 0 lets the system choose.")] = None,
    tls_certificate: Annotated[
        Path | None, typer.Option(help="Serve https with this certificate (PEM, whole chain).")
    ] = None,
    tls_key: Annotated[Path | None, typer.Option(help="The key of that certificate.")] = None,
    tls_self_signed: Annotated[
        bool, typer.Option("--tls-self-signed", help="Serve https with a certificate made here.")
    ] = False,
) -> None:
    """Open Skycap to browsers, until Ctrl-C or SIGTERM.

    Requests under way are finished first. On a LAN, use TLS: browsers drop the sign-in cookie
    on plain http to another machine.
    """
    settings = settings_of(context)
    settings = replace(
        settings,
        host=settings.host if host is None else host,
        port=settings.port if port is None else port,
    )
    if (tls_certificate is None) != (tls_key is None):
        raise typer.BadParameter("--tls-certificate and --tls-key belong together")
    if tls_certificate and tls_self_signed:
        raise typer.BadParameter("give either a certificate or --tls-self-signed")
    run(settings, _tls(settings, tls_certificate, tls_key, self_signed=tls_self_signed))


def run(
    settings: "Settings", tls: Tls | None = None, ready: Callable[[], None] | None = None
) -> None:
    """Serve the installation of `settings`; `ready` is called once it answers."""
    from skycap.assembly import assemble

    take_over(settings)
    with (
        assemble(settings) as installation,
        _listen(settings) as listening,
        watching.keeping_log(settings) as kept,
    ):
        settings = replace(settings, port=listening.getsockname()[1])
        options = _options(settings, tls)
        figures = watching.figures(settings, installation, kept)

        def announce() -> None:
            for line in greeting(settings, tls):
                say(line)
            for line in advice(settings, tls, secure=options.secure_cookies):
                warn(line)
            if ready:
                ready()

        application = _application(installation, options, figures)
        with (
            unasked.working(settings, installation),
            watching.noting(settings, _nearest(settings, tls)),
        ):
            _serve(application, listening, tls, announce)


def take_over(settings: "Settings") -> None:
    """Put books in place that were prepared by a restore in the portal, before any are opened."""
    from skycap.assembly import premises_of
    from skycap.operations.backups import prepared

    before = prepared.take_over(premises_of(settings))
    if before:
        say("The books of a past moment are in place now, as it was agreed in the portal.")
        say(f"Those that were in use are kept in {before}.")


def greeting(settings: "Settings", tls: Tls | None) -> list[str]:
    """Where Skycap can be reached now."""
    from skycap.cli.certificates import addresses_of_this_machine

    scheme = "https" if tls else "http"
    names = [settings.host]
    if _is_unspecified(settings.host):
        reached = addresses_of_this_machine(ipv6=settings.host == "::")
        names = ["localhost", *reached]
    lines = [f"Skycap is open at {scheme}://{_bracketed(name)}:{settings.port}" for name in names]
    if settings.public_url:
        lines.append(f"and for everybody at {settings.public_url}")
    if tls and tls.fingerprint:
        lines.append(f"The certificate was made here. Its SHA-256 fingerprint: {tls.fingerprint}")
    return [*lines, "Ctrl-C stops it."]


def advice(settings: "Settings", tls: Tls | None, *, secure: bool) -> list[str]:
    """What keeps people from signing in, and what to do about it; nothing when all is well."""
    encrypted = tls is not None or (settings.public_url or "").startswith("https://")
    if encrypted or is_loopback(settings.host):
        return []
    if not secure:
        return [
            "",
            "Warning: plain http, with cookies that travel over it (SKYCAP_SECURE_COOKIES=never).",
            "Anybody on this network can read what passes and act as whoever signs in.",
        ]
    return [
        "",
        "Warning: other machines reach this address over plain http. Browsers drop the Secure",
        "sign-in cookie there, so people can sign in on this machine only. Do one of these:",
        "  skycap serve --host ... --tls-self-signed                  a certificate made here",
        "  skycap serve --host ... --tls-certificate F --tls-key F    a certificate of yours",
        "  a proxy that ends TLS, with SKYCAP_PUBLIC_URL=https://...  see docs/settings.md",
    ]


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _tls(
    settings: "Settings", certificate: Path | None, key: Path | None, *, self_signed: bool
) -> Tls | None:
    if certificate and key:
        return Tls(certificate, key)
    if not self_signed:
        return None
    from skycap.cli import certificates
    from skycap.services.clock import SystemClock

    names = [socket.gethostname(), *certificates.addresses_of_this_machine()]
    if not _is_unspecified(settings.host):
        names.append(settings.host)
    made = certificates.self_signed(settings.data / "tls", names, SystemClock().now())
    return Tls(made.certificate, made.key, made.fingerprint)


def _options(settings: "Settings", tls: Tls | None) -> "ApiOptions":
    from skycap import __version__
    from skycap.api.options import DEMO_RATE_LIMITS, ApiOptions, RateLimits
    from skycap.settings import SecureCookies

    secure = settings.secure_cookies is not SecureCookies.NEVER
    if (
        settings.secure_cookies is SecureCookies.AUTO
        and settings.demo
        and is_loopback(settings.host)
    ):
        # Safari drops Secure cookies even on plain http to this very machine.
        secure = tls is not None or (settings.public_url or "").startswith("https://")
    return ApiOptions(
        cors_origins=settings.cors_origins,
        secure_cookies=secure,
        trusted_proxies=settings.trusted_proxies,
        body_bytes_max=settings.body_bytes_max,
        upload_bytes_max=settings.upload_bytes_max,
        rate_limits=DEMO_RATE_LIMITS if settings.demo else RateLimits(),
        demo=settings.demo,
        version=__version__,
        compress=True,
    )


def _application(installation: "Assembled", options: "ApiOptions", figures: "Figures") -> "FastAPI":
    from skycap.api.app import create_app
    from skycap.api.figures import mount_figures
    from skycap.site import mount_site

    app = create_app(
        installation.office,
        installation.keys,
        options,
        tallies=installation.tallies,
        watcher=figures.request,
        operations=operated(installation),
    )
    mount_figures(app, figures, installation.settings.metrics_token)
    mount_site(app)
    return app


def operated(installation: "Assembled") -> "Operations":
    """What administrators see of this installation in their pages."""
    import os

    from skycap.assembly import premises_of, scene_of
    from skycap.cli.audit import standing_of
    from skycap.operations.alarms import standing
    from skycap.operations.diagnose.scene import Narrowed
    from skycap.operations.portal import Operations
    from skycap.operations.security import checks

    settings, office = installation.settings, installation.office
    here = premises_of(settings, office.clock)
    return Operations(
        here,
        office,
        installation.vault,
        f"{socket.gethostname()}/{os.getpid()}",
        alarms=lambda: standing.standing(office),
        examine=lambda: checks.embedded(here, standing_of(settings, here), lambda _done, _of: None),
        scene=lambda sections: scene_of(settings, Narrowed(), sections, None),
    )


def _nearest(settings: "Settings", tls: Tls | None) -> str:
    """Where this machine itself reaches what is served."""
    host = "127.0.0.1" if _is_unspecified(settings.host) else settings.host
    return f"{'https' if tls else 'http'}://{_bracketed(host)}:{settings.port}"


def _listen(settings: "Settings") -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=BACKLOG)
    except (OSError, OverflowError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "no such port"
        warn(f"skycap: cannot listen on {settings.host}:{settings.port}: {reason}")
        raise typer.Exit(UNAVAILABLE) from None


def _serve(
    application: "FastAPI", listening: socket.socket, tls: Tls | None, announce: Callable[[], None]
) -> None:
    import uvicorn

    class Announcing(uvicorn.Server):
        """Says where it is once it answers."""

        async def startup(  # type: ignore[explicit-override]  # none in typing before 3.12
            self, sockets: list[socket.socket] | None = None
        ) -> None:
            await super().startup(sockets)
            if self.started:
                announce()

    config = uvicorn.Config(
        application,
        log_config=None,  # the API logs, structured and without personal data
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the API believes the proxies that the settings name
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=tls.key if tls else None,
    )
    server = Announcing(config)
    for stop in (signal.SIGINT, signal.SIGTERM):
        # uvicorn raises the signal again once it has stopped; we have nothing to add to it then.
        signal.signal(stop, lambda *_: None)
    server.run(sockets=[listening])
    if not server.started:
        raise typer.Exit(UNAVAILABLE)


def _is_unspecified(host: str) -> bool:
    return host in {"0.0.0.0", "::", ""}  # noqa: S104 - compared, not bound


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name
