"""An application is not taken: what an applicant meets, and what there is to apply for."""

from collections.abc import Iterator
from typing import Final

from skycap.lending.terms import Product
from skycap.operations.aws.account import is_here
from skycap.operations.diagnose.causes import (
    BOTH,
    EMBEDDED,
    Section,
    Seen,
    Tried,
    cause,
    symptom,
)
from skycap.operations.diagnose.embedded import EmbeddedScene
from skycap.operations.diagnose.scene import Scene
from skycap.operations.findings import Severity
from skycap.services import products

BODY_BYTES_MIN: Final = 64 << 10
"""An application with every field as long as it may be is smaller."""

_REFUSED: Final = 422
_TOO_LARGE: Final = 413


@symptom(Section.APPLY)
def an_application_is_read(scene: Scene) -> Iterator[Tried]:
    """An empty application must be refused for what it lacks, and no other reason."""
    answer = scene.ask("POST", "/api/loans/apply", json={})
    yield Tried("POST /api/loans/apply with nothing in it", answer.told, answer.status == _REFUSED)


@symptom(Section.APPLY)
def products_are_told(scene: Scene) -> Iterator[Tried]:
    """The page must learn what there is to apply for."""
    answer = scene.ask("GET", "/api/products")
    told = answer.json
    well = isinstance(told, list) and bool(told)
    yield Tried("GET /api/products", answer.told, well)


@cause(
    "no_products", Section.APPLY, on=BOTH, severity=Severity.CRITICAL,
    remedy="offer a product on the page Products, or switch one on again",
)  # fmt: skip
def no_products(scene: Scene) -> Iterator[Seen]:
    """There is no product that somebody could apply for."""
    known = _products(scene)
    past = scene.read(lambda: scene.office.store.streams("product/", limit=1))
    if not known and past:
        yield Seen("products", "their rows are gone", remedy="restore a backup: skycap restore")
    elif not known:

        def fix() -> None:
            products.seed_products(scene.office)

        yield Seen("products", "there are none; --fix offers the four of a new lender", fix=fix)
    elif not any(product.active for product in known):
        yield Seen("products", "all are switched off", {"products": len(known)})


@cause(
    "default_product_missing", Section.APPLY, on=BOTH, severity=Severity.HIGH,
    remedy="choose another default product in the settings, or offer this one again",
)  # fmt: skip
def default_product_missing(scene: Scene) -> Iterator[Seen]:
    """The product of applications that name none is not offered."""
    code = scene.read(scene.office.lender).default_product
    offered = {product.code for product in _products(scene) if product.active}
    if offered and code not in offered:
        yield Seen(f"product {code}", "it is the default, and not offered", {"product": code})


@cause(
    "body_limit_small", Section.APPLY, Section.REPAYMENTS, on=BOTH, severity=Severity.HIGH,
    remedy="allow at least 64 KiB: SKYCAP_BODY_LIMIT, and the limit of a proxy before Skycap",
)  # fmt: skip
def body_limit_small(scene: Scene) -> Iterator[Seen]:
    """What forms send is refused for its size."""
    sent = {"padding": "x" * (BODY_BYTES_MIN - 1024)}  # refused in any case: nothing else is in it
    answer = scene.reach("POST", "/api/loans/apply", json=sent)
    if answer.status == _TOO_LARGE:
        yield Seen("POST /api/loans/apply", f"63 KiB are refused: {answer.told}")


@cause(
    "proxy_not_trusted", Section.APPLY, Section.LOGIN, Section.UPLOADS, on=EMBEDDED,
    severity=Severity.MEDIUM,
    remedy="name the proxy, such as SKYCAP_TRUSTED_PROXIES=127.0.0.1, and start the server again",
)  # fmt: skip
def proxy_not_trusted(scene: EmbeddedScene) -> Iterator[Seen]:
    """A proxy stands before Skycap and is not trusted, so that all people count as one caller."""
    given = scene.given
    public = given.public_url
    if not public or given.trusted_proxies:
        return
    if is_here(f"http://{given.host}") and not is_here(public):
        what = f"{public} leads to {given.host}, and no proxy is trusted"
        yield Seen(public, what, {"publicUrl": public})


def _products(scene: Scene) -> list[Product]:
    return scene.read(lambda: products.list_products(scene.office, active_only=False))
