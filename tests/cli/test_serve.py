"""`skycap serve`: a real server, its addresses, its certificate, its advice and its end."""

import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from skycap.cli import certificates, serve
from skycap.settings import SecureCookies, Settings
from tests.cli.conftest import ADMIN_PASSWORD, Skycap

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LAN = Settings(host="192.168.1.20")
EVERYWHERE = "0.0.0.0"  # noqa: S104 - text in these tests, nothing listens


@dataclass
class Running:
    """A server that answers."""

    process: subprocess.Popen[str]
    url: str
    said: list[str]


@contextmanager
def running(skycap: Skycap, *words: str) -> Iterator[Running]:
    """A server on a free port, until the block ends."""
    command = [sys.executable, "-m", "skycap", "serve", "--port", "0", *words]
    process = subprocess.Popen(
        command, env=skycap.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line.strip())
            if "Ctrl-C" in line:
                break
        assert said, process.communicate()[1]
        yield Running(process, said[0].rpartition(" ")[2], said)
    finally:
        process.kill()
        process.communicate()


def test_a_server_says_where_it_is_and_signs_people_in(skycap: Skycap) -> None:
    """Once it has printed its address it answers there, with a Secure cookie."""
    with running(skycap) as server:
        login = {"username": "admin", "password": ADMIN_PASSWORD}
        answer = httpx2.post(f"{server.url}/api/auth/login", json=login)

    assert server.said[0].startswith("Skycap is open at http://127.0.0.1:")
    assert answer.status_code == 200
    assert "Secure" in answer.headers["set-cookie"]
    assert "server" not in answer.headers


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_server_stops_when_it_is_told_to(skycap: Skycap, stop: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end it without a word, with exit code 0."""
    with running(skycap) as server:
        assert httpx2.get(f"{server.url}/api/health/ready").status_code == 200
        server.process.send_signal(stop)
        _, errors = server.process.communicate(timeout=20)

    assert server.process.returncode == 0
    assert "Traceback" not in errors


def test_a_certificate_made_here_is_served_and_kept(skycap: Skycap) -> None:
    """TLS answers with the certificate whose fingerprint was printed; the next start keeps it."""
    with running(skycap, "--tls-self-signed") as server:
        pem = skycap.data / "tls" / "certificate.pem"
        trusting = ssl.create_default_context(cafile=str(pem))
        answer = httpx2.get(f"{server.url}/api/health/live", verify=trusting)
    with running(skycap, "--tls-self-signed") as again:
        pass

    assert server.url.startswith("https://127.0.0.1:")
    assert answer.status_code == 200
    printed = [line.rpartition(" ")[2] for line in server.said if "fingerprint" in line]
    assert printed == [line.rpartition(" ")[2] for line in again.said if "fingerprint" in line]
    assert len(printed[0]) == 95


def test_a_server_needs_an_installation(nowhere: Skycap) -> None:
    """Without one it says what to do, and does not make one."""
    result = nowhere.run("serve", "--port", "0")

    assert result.exit_code == 3
    assert "skycap init" in result.stderr
    assert not nowhere.data.exists()


def test_a_port_that_is_taken_is_said_to_be_so(skycap: Skycap) -> None:
    """One line with the address, and exit code 3."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        result = skycap.run("serve", "--port", port)

    assert result.exit_code == 3
    assert f"cannot listen on 127.0.0.1:{port}" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--tls-certificate", "c.pem"),
        ("--tls-key", "k.pem"),
        ("--tls-certificate", "c.pem", "--tls-key", "k.pem", "--tls-self-signed"),
    ],
)
def test_half_a_certificate_is_a_mistake(skycap: Skycap, words: tuple[str, ...]) -> None:
    """A certificate needs its key, and only one kind of certificate is served."""
    assert skycap.run("serve", *words).exit_code == 2


def test_a_certificate_that_is_not_there_is_said_to_be_so(skycap: Skycap) -> None:
    """A wrong path is one line."""
    result = skycap.run("serve", "--port", "0", "--tls-certificate", "c.pem", "--tls-key", "k.pem")

    assert result.exit_code == 3
    assert "No such file" in result.stderr


@pytest.mark.parametrize("host", ["192.168.1.20", EVERYWHERE, "::", "skycap.local"])
def test_plain_http_on_a_lan_is_warned_about(host: str) -> None:
    """Where browsers drop the cookie, the advice says so and names the ways out."""
    advice = "\n".join(serve.advice(Settings(host=host), None, secure=True))

    for part in (
        "Browsers drop the Secure",
        "--tls-self-signed",
        "--tls-certificate",
        "PUBLIC_URL",
    ):
        assert part in advice


def test_cookies_over_plain_http_are_warned_about() -> None:
    """Whoever turned Secure off is told what it means."""
    advice = "\n".join(serve.advice(LAN, None, secure=False))

    assert "Anybody on this network can read" in advice


@pytest.mark.parametrize(
    ("settings", "tls"),
    [
        (Settings(), None),
        (Settings(host="::1"), None),
        (Settings(host="localhost"), None),
        (LAN, serve.Tls(Path("c"), Path("k"))),
        (Settings(host=EVERYWHERE, public_url="https://loans.example.com"), None),
    ],
)
def test_where_all_is_well_there_is_no_advice(settings: Settings, tls: serve.Tls | None) -> None:
    """This machine, TLS here, and TLS in a proxy need none."""
    assert serve.advice(settings, tls, secure=True) == []


@pytest.mark.parametrize(
    ("settings", "secure"),
    [
        (Settings(), True),
        (LAN, True),
        (Settings(demo=True), False),
        (Settings(demo=True, host=EVERYWHERE), True),
        (Settings(demo=True, public_url="https://demo.example.com"), True),
        (Settings(secure_cookies=SecureCookies.NEVER), False),
        (Settings(demo=True, secure_cookies=SecureCookies.ALWAYS), True),
    ],
)
def test_cookies_are_secure_unless_it_is_a_demo_here(settings: Settings, secure: bool) -> None:
    """`auto` gives way for a demo on this machine alone."""
    assert serve._options(settings, None).secure_cookies is secure


def test_the_greeting_names_every_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Listening everywhere, it tells the addresses that others can type."""
    found = {False: ["192.168.1.20"], True: ["192.168.1.20", "fd00::2"]}
    monkeypatch.setattr(certificates, "addresses_of_this_machine", lambda *, ipv6=True: found[ipv6])

    four = serve.greeting(Settings(host=EVERYWHERE, port=8000, public_url="https://l.bw"), None)
    six = serve.greeting(Settings(host="::", port=8000), serve.Tls(Path("c"), Path("k"), "AB:CD"))

    assert "Skycap is open at http://localhost:8000" in four
    assert "Skycap is open at http://192.168.1.20:8000" in four
    assert "and for everybody at https://l.bw" in four
    assert not any("fd00" in line for line in four)
    assert "Skycap is open at https://[fd00::2]:8000" in six
    assert any("AB:CD" in line for line in six)


def test_a_certificate_is_kept_while_it_will_do(tmp_path: Path) -> None:
    """It is made anew for another name, near its end, or when it is damaged."""
    first = certificates.self_signed(tmp_path, ["192.168.1.20", "till"], NOW)

    assert certificates.self_signed(tmp_path, ["till"], NOW).fingerprint == first.fingerprint
    wider = certificates.self_signed(tmp_path, ["10.0.0.5"], NOW)
    assert wider.fingerprint != first.fingerprint
    late = NOW + certificates.LIFETIME - timedelta(days=20)
    assert certificates.self_signed(tmp_path, [], late).fingerprint != wider.fingerprint
    wider.certificate.write_bytes(b"rubbish")
    assert certificates.self_signed(tmp_path, [], NOW).certificate.read_bytes() != b"rubbish"
    assert first.key.stat().st_mode & 0o777 == 0o600


def test_the_addresses_of_this_machine_are_not_its_own_loopback() -> None:
    """Others cannot reach 127.0.0.1 or ::1, so they are not told to."""
    found = certificates.addresses_of_this_machine()

    assert not {"127.0.0.1", "::1"} & set(found)
    assert all(":" not in text for text in certificates.addresses_of_this_machine(ipv6=False))
