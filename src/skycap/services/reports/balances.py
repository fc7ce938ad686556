"""The balance of each account at the end of any day, from counters.

What is held now, less what was posted in later months, less what was posted on later days of that
month: a few reads for the present and for any date in the past.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from skycap.lending.books import Balances, less
from skycap.lending.ledger import Account
from skycap.services.books.state import month_after
from skycap.services.office import Office

MONTHS_AT_ONCE: Final = 36
"""Up to how many later months are each asked for; beyond, all months are read at once."""
_LOOKS_MAX: Final = 3


def balances_at(office: Office, day: date) -> Balances:
    """The balance of each account at the end of `day`, in minor units, debit above zero."""
    for _ in range(_LOOKS_MAX):
        held = office.store.counters("ledger/")
        later = _later(office, day)
        if office.store.counters("ledger/") == held:
            break  # nobody posted between the reads
    return less(_by_account(held), later)


def movement(office: Office, since: date, until: date) -> Balances:
    """What was posted to each account from `since` to `until`, both included."""
    return less(balances_at(office, until), balances_at(office, since - timedelta(days=1)))


def _later(office: Office, day: date) -> Balances:
    """What was posted after `day`."""
    today = office.today(office.lender())
    month, last = day.isoformat()[:7], today.isoformat()[:7]
    sums: dict[Account, int] = {}
    ahead = [following] if (following := month_after(month)) <= last else []
    while ahead and ahead[-1] < last and len(ahead) <= MONTHS_AT_ONCE:
        ahead.append(month_after(ahead[-1]))
    if len(ahead) > MONTHS_AT_ONCE:
        _add(sums, office.store.counters("periods/"), lambda when: when > month)
    else:
        for each in ahead:
            _add(sums, office.store.counters(f"periods/{each}/"), lambda _: True)
    if day < today and not _is_last_of(day):
        limit = day.isoformat()
        _add(sums, office.store.counters(f"days/{month}"), lambda when: when > limit)
    return sums


def _is_last_of(day: date) -> bool:
    return (day + timedelta(days=1)).month != day.month


def _add(
    sums: dict[Account, int], counters: Mapping[str, int], counts: Callable[[str], bool]
) -> None:
    for name, value in counters.items():
        _, when, account = name.split("/")
        if counts(when):
            sums[Account(account)] = sums.get(Account(account), 0) + value


def _by_account(counters: Mapping[str, int]) -> Balances:
    return {Account(name.partition("/")[2]): value for name, value in counters.items()}
