"""The audit trail: every event of every stream, newest first."""

from typing import Any

from skycap.services.lists import PAGE_SIZE, Listed, page_limit
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.views import people, told_entry


def audit_trail(
    office: Office,
    person: Person,
    after: tuple[Any, ...] | None = None,
    limit: int = PAGE_SIZE,
) -> Listed:
    """A page of everything that happened, newest first; only for administrators."""
    require(person, Action.READ_AUDIT_TRAIL)
    page = office.store.trail(after, page_limit(limit))
    names = people(office, {entry.actor for entry in page.rows})
    return Listed([told_entry(entry, names, {}) for entry in page.rows], page.after)
