"""What the browser is told about the pages.

The policy forbids everything and then allows what the pages use. No script and no style stands in
the HTML itself; `tests/site` and every browser test fail when one does. Colours, fonts, icons and
data come from our own address; documents are previewed from memory (``blob:``).
"""

from collections.abc import Sequence
from typing import Final

FOREVER: Final = "public, max-age=31536000, immutable"
"""For files whose name changes with their content."""

ASK_AGAIN: Final = "no-cache"
"""For pages: kept, but never shown without asking whether they are still current."""

A_DAY: Final = "public, max-age=86400"
"""For icons and the like."""

POLICY: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "blob:",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}


def content_security_policy(upload_origins: Sequence[str] = ()) -> str:
    """The policy as a header; `upload_origins` are where documents go when it is not to us."""
    policy = dict(POLICY)
    policy["connect-src"] = " ".join([policy["connect-src"], *upload_origins])
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())


SECURITY: Final = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""For every answer."""

PAGE: Final = {
    "content-security-policy": content_security_policy(),
    "permissions-policy": "geolocation=(), microphone=(), payment=(), usb=(), camera=(self)",
}
"""For what a browser shows as a page of its own: HTML and SVG."""

STRICT_TRANSPORT: Final = "max-age=31536000; includeSubDomains"
"""For every answer over TLS: from then on the browser asks for nothing in the clear."""


def edge_headers(upload_origins: Sequence[str] = ()) -> dict[str, str]:
    """What a server in front of the built files adds to every answer, such as CloudFront.

    `upload_origins` are where documents are kept when it is not with us: the bucket's own address,
    `https://<bucket>.s3.<region>.amazonaws.com`. Pages send documents there and read them again.
    How long to keep a file is not here: it differs by file, and lies with the file.
    """
    return {
        **SECURITY,
        **PAGE,
        "content-security-policy": content_security_policy(upload_origins),
        "strict-transport-security": STRICT_TRANSPORT,
    }
