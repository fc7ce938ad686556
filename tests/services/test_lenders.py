"""The lender's settings: checked, kept with their history, and locked where money counts."""

from collections.abc import Callable

import orjson
import pytest

from skycap.lending.history import verify
from skycap.lending.refusals import Code, Refusal
from skycap.services import lenders, products
from skycap.services.office import SETTINGS_STREAM, Lender
from skycap.services.permissions import Person, Role
from skycap.services.ports import Commit, Store
from tests.services.conftest import STORES
from tests.services.staffroom import BOSS, ROLES_BUT_ADMIN, StaffRoom, asked


@pytest.fixture(params=STORES)
def room(request: pytest.FixtureRequest, open_store: Callable[[str], Store]) -> StaffRoom:
    """A staff room over each store."""
    return StaffRoom(open_store(request.param))


def test_settings_change_one_at_a_time_and_are_kept(room: StaffRoom) -> None:
    """A change keeps the rest; the history holds each; JSON can hold the answer."""
    lenders.change_settings(room.office, BOSS, {"name": "Tati Loans", "phone": "+267 241 0000"})
    outcome = lenders.change_settings(
        room.office, BOSS, {"requiredDocuments": ["identity"], "openingHours": "8 to 5"}
    )

    lender = room.office.lender()
    assert (lender.name, lender.phone) == ("Tati Loans", "+267 241 0000")
    assert (lender.required_documents, lender.opening_hours) == (("identity",), "8 to 5")
    assert orjson.loads(orjson.dumps(outcome.body)) == lenders.settings_view(lender)
    entries = room.office.store.load(SETTINGS_STREAM)
    verify(entries)
    assert len(entries) == 2
    assert Lender.from_json(entries[-1].event.body) == lender


def test_every_setting_can_be_told_and_changed(room: StaffRoom) -> None:
    """What the view tells can be sent back as a change, and nothing of the lender is left out."""
    told = lenders.settings_view(Lender())

    assert len(told) == len(Lender.__dataclass_fields__)
    assert lenders.change_settings(room.office, BOSS, told).body == told


def test_sentences_are_kept_in_their_order_and_told_to_the_public(room: StaffRoom) -> None:
    """Who may borrow and what a borrower agrees to; an empty list takes them back."""
    sentences = {
        "eligibility": ["You are 18 or older.", "You live in Francistown."],
        "agreement": ["I pay on time.", "I tell you when I move."],
    }
    lenders.change_settings(room.office, BOSS, sentences)

    told = lenders.public_view(room.office.lender())
    assert {name: told[name] for name in sentences} == sentences
    assert lenders.change_settings(room.office, BOSS, {"agreement": []}).body["agreement"] == []
    assert room.office.lender().eligibility == tuple(sentences["eligibility"])


def test_the_same_again_writes_no_event(room: StaffRoom) -> None:
    """A change that changes nothing, and a repeated request, leave the history as it is."""
    lenders.change_settings(room.office, BOSS, {"name": "Tati Loans"}, asked("s"))
    lenders.change_settings(room.office, BOSS, {"name": "Tati Loans"}, asked("s"))
    lenders.change_settings(room.office, BOSS, {"name": "Tati Loans"})

    assert len(room.office.store.load(SETTINGS_STREAM)) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": 7}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"currency": "PULA"}, "currency"),
        ({"currency": "B1P"}, "currency"),
        ({"symbol": ""}, "symbol"),
        ({"exponent": 4}, "exponent"),
        ({"exponent": True}, "exponent"),
        ({"exponent": "x"}, "exponent"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"timezone": "Africa"}, "timezone"),
        ({"timezone": "\ud800"}, "timezone"),
        ({"countryCode": "267"}, "countryCode"),
        ({"email": "nobody"}, "email"),
        ({"defaultProduct": "nothing"}, "product"),
        ({"requiredDocuments": "identity"}, "requiredDocuments"),
        ({"requiredDocuments": ["a", "a"]}, "requiredDocuments"),
        ({"requiredDocuments": [f"d{n}" for n in range(21)]}, "requiredDocuments"),
        ({"eligibility": "You are 18."}, "eligibility"),
        ({"eligibility": ["x" * 201]}, "eligibility"),
        ({"agreement": [""]}, "agreement"),
        ({"agreement": [7]}, "agreement"),
        ({"agreement": ["I agree."] * 21}, "agreement"),
        ({"fourEyes": "no"}, "fourEyes"),
        ({"interestRate": "10"}, "interestRate"),
    ],
)
def test_a_wrong_setting_is_refused_by_field(
    room: StaffRoom, changes: dict[str, object], field: str
) -> None:
    """Each setting has its rule; a wrong one changes nothing, nor do those beside it."""
    with pytest.raises(Refusal) as refused:
        lenders.change_settings(room.office, BOSS, {"address": "Blue Jacket Street", **changes})

    assert refused.value.field == field
    assert room.office.lender() == Lender()
    assert room.office.store.load(SETTINGS_STREAM) == ()


@pytest.mark.parametrize("role", ROLES_BUT_ADMIN)
def test_only_administrators_change_settings(room: StaffRoom, role: Role) -> None:
    """Everybody else is refused, and nothing changes."""
    with pytest.raises(Refusal) as refused:
        lenders.change_settings(room.office, Person("u-x", role), {"fourEyes": False})

    assert refused.value.code is Code.ROLE_NOT_ALLOWED
    assert room.office.lender().four_eyes


def test_the_currency_is_locked_by_the_first_disbursement(room: StaffRoom) -> None:
    """Until a loan was paid out the currency may change; afterwards it is what it was."""
    lenders.change_settings(room.office, BOSS, {"currency": "ZAR", "symbol": "R"})
    room.office.store.commit(Commit(additions={"loans/disbursed_ever": 1}))

    for change in ({"currency": "BWP"}, {"exponent": 0}):
        with pytest.raises(Refusal) as refused:
            lenders.change_settings(room.office, BOSS, change)
        assert refused.value.code is Code.CURRENCY_LOCKED
    lenders.change_settings(room.office, BOSS, {"currency": "zar", "symbol": "ZAR"})
    assert room.office.lender().currency == "ZAR"


def test_the_decimals_are_locked_by_the_first_product(room: StaffRoom) -> None:
    """A product's limits are whole numbers of the smallest unit: another unit would change them."""
    lenders.change_settings(room.office, BOSS, {"exponent": 3})
    lenders.change_settings(room.office, BOSS, {"exponent": 2})
    products.seed_products(room.office)

    with pytest.raises(Refusal) as refused:
        lenders.change_settings(room.office, BOSS, {"exponent": 0})
    assert (refused.value.code, refused.value.field) == (Code.CURRENCY_LOCKED, "exponent")


def test_the_default_product_is_one_on_offer(room: StaffRoom) -> None:
    """Only a product that is offered can be the default."""
    products.seed_products(room.office)

    told = lenders.change_settings(room.office, BOSS, {"defaultProduct": "weekly"}).body

    assert told["defaultProduct"] == "weekly"


def test_the_public_sees_no_more_than_it_needs() -> None:
    """Contacts and the currency are public; how many people look at a loan is not."""
    told = lenders.public_view(Lender(name="Tati Loans"))

    assert told["name"] == "Tati Loans"
    assert "fourEyes" not in told
    assert set(told) < set(lenders.settings_view(Lender()))
