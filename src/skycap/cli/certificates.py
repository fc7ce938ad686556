"""A certificate for a LAN address: made here, trusted by whoever compares its fingerprint."""

import ipaddress
import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFETIME: Final = timedelta(days=397)
"""What browsers accept at the most."""

RENEW_BEFORE: Final = timedelta(days=30)
_IPV4: Final = 4
_NOT_ROUTED: Final = "192.0.2.1"
"""An address for documentation: asking for the way there sends nothing."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Where a certificate and its key lie, and the fingerprint that a browser shows for it."""

    certificate: Path
    key: Path
    fingerprint: str


def addresses_of_this_machine(*, ipv6: bool = True) -> list[str]:
    """The addresses under which other machines reach this one, as well as we can tell."""
    found: dict[str, None] = {}
    for family, target in ((socket.AF_INET, _NOT_ROUTED), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((target, 9))
                found[str(probe.getsockname()[0])] = None
        except OSError:
            continue  # no way out in this family
    try:
        for *_, address in socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM):
            found[str(address[0]).partition("%")[0]] = None
    except OSError:
        pass  # a host that cannot resolve its own name
    addresses = [ipaddress.ip_address(text) for text in found]
    return [str(a) for a in addresses if not a.is_loopback and (ipv6 or a.version == _IPV4)]


def self_signed(folder: Path, names: Iterable[str], now: datetime) -> Certificate:
    """The certificate in `folder` for `names`, made anew if it will not do."""
    wanted = {"localhost", "127.0.0.1", "::1", *names}
    paths = folder / "certificate.pem", folder / "key.pem"
    made = _kept(*paths, wanted, now)
    if made is None:
        made = _make(*paths, wanted, now)
    fingerprint = made.fingerprint(hashes.SHA256()).hex(":").upper()
    return Certificate(*paths, fingerprint)


def _kept(certificate: Path, key: Path, wanted: set[str], now: datetime) -> x509.Certificate | None:
    if not (certificate.exists() and key.exists()):
        return None
    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, x509.ExtensionNotFound):
        return None
    covered = {str(name.value) for name in names}
    lasts = found.not_valid_after_utc - RENEW_BEFORE > now
    return found if lasts and wanted <= covered else None


def _make(certificate: Path, key: Path, wanted: set[str], now: datetime) -> x509.Certificate:
    private = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Skycap on this machine")])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LIFETIME)
        .add_extension(x509.SubjectAlternativeName([_name(text) for text in sorted(wanted)]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
        .sign(private, hashes.SHA256())
    )
    certificate.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write(key, pem)
    _write(certificate, made.public_bytes(serialization.Encoding.PEM))
    return made


def _name(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(text))
    except ValueError:
        return x509.DNSName(text)


def _write(path: Path, content: bytes) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    draft.replace(path)
