"""What the lender calls an account, such as by the code of their accounting package."""

from typing import Any, Final

from skycap.lending import history
from skycap.lending.chart import CHART
from skycap.lending.ledger import Account
from skycap.lending.refusals import Code, Refusal
from skycap.services import fields as values
from skycap.services.books.state import STREAM, AccountRenamed, books_of, row_of
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Append, Commit
from skycap.services.work import Asked, Outcome, carry_out

CODE_MAX: Final = 20
NAME_MAX: Final = 60


def rename(
    office: Office,
    person: Person,
    account: Account,
    names: tuple[str, str, str],
    asked: Asked | None = None,
) -> Outcome:
    """Call an account by `names`: its code, its name in English and in Setswana.

    What is booked does not change. Refuses with `field_invalid`, also a code that another has.
    """
    require(person, Action.KEEP_BOOKS)
    code = values.line(names[0], "code", CODE_MAX, 1)
    name = values.line(names[1], "name", NAME_MAX, 1)
    setswana = values.line(names[2], "setswana", NAME_MAX, 1)

    def plan() -> tuple[Commit, dict[str, Any]]:
        books = books_of(office)
        for other in CHART:
            if other is not account and books.line(other).code == code:
                message = f"is that of {books.line(other).name}; every account has one of its own"
                raise Refusal(Code.FIELD_INVALID, message, "code")
        past = office.store.load(STREAM)
        told = AccountRenamed(account.value, code, name, setswana)
        dated = [(office.today(office.lender()), told)]
        made = history.append(STREAM, past, dated, office.clock.now(), person.id)
        commit = Commit(appends=(Append(STREAM, len(past), made),), puts=(row_of((*past, *made)),))
        return commit, {"success": True, "account": account.value, "code": code, "name": name}

    return carry_out(office, STREAM, plan, asked=asked)
