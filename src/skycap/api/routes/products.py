"""What the lender offers, and what it would cost."""

from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Anyone, Call, allowed, answer, outcome
from skycap.api.fields import ProductCode
from skycap.api.models.offers import ProductTold, ProductToSave, QuoteAsked, QuoteTold
from skycap.api.published import publish
from skycap.services import products, quotes
from skycap.services.permissions import Action

router = APIRouter(prefix="/api", tags=["products"], route_class=ExactRoute)


@router.get("/products", **publish(list[ProductTold], action=Action.READ_PRODUCTS))
def list_products(call: Annotated[Call, Anyone]) -> Response:
    """List the products on offer."""
    exponent = call.lender.exponent
    offered = products.list_products(call.office)
    return answer([products.product_view(one, exponent) for one in offered])


@router.get("/products/all", **publish(list[ProductTold], action=Action.MANAGE_PRODUCTS))
def list_all_products(call: Annotated[Call, allowed(Action.MANAGE_PRODUCTS)]) -> Response:
    """List every product, also those that are no longer on offer."""
    exponent = call.lender.exponent
    found = products.list_products(call.office, active_only=False)
    return answer([products.product_view(one, exponent) for one in found])


@router.get("/products/{code}", **publish(ProductTold, action=Action.READ_PRODUCTS))
def get_product(call: Annotated[Call, Anyone], code: ProductCode) -> Response:
    """Look at one product."""
    found = products.get_product(call.office, code)
    return answer(products.product_view(found, call.lender.exponent))


@router.put("/products/{code}", **publish(ProductTold, action=Action.MANAGE_PRODUCTS, command=True))
def save_product(
    call: Annotated[Call, allowed(Action.MANAGE_PRODUCTS)], code: ProductCode, body: ProductToSave
) -> Response:
    """Offer a new product (201), or the next version of one (200). Loans keep their terms."""
    changes = {**body.changes(), "code": code}
    return outcome(products.save_product(call.office, call.person, changes, call.asked(body)))


@router.post("/quotes", **publish(QuoteTold, action=Action.QUOTE))
def quote(call: Annotated[Call, Anyone], body: QuoteAsked) -> Response:
    """Say what a loan would cost, with every instalment."""
    amount = call.amount(body.loan_amount, "loanAmount")
    product = body.product or call.lender.default_product
    priced = quotes.quote(
        call.office,
        product,
        amount,
        body.loan_period_months,
        body.start_date,
        rate_percent=body.interest_rate,
        first_due=body.first_due_date,
    )
    return answer(priced)
