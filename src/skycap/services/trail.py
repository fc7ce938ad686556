"""The audit trail: every event of every stream, newest first, and narrowed by index."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from skycap.lending.history import Entry, kind_name, kind_names, moment_text
from skycap.lending.loan import PUBLIC
from skycap.services import loans
from skycap.services.office import Office
from skycap.services.paging import PAGE_SIZE, Listed, Place, merged, one_of, page_limit, sift
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Page, Store
from skycap.services.records import USERS_BY_USERNAME
from skycap.services.views import people, told_entry

LOANS_AREA: Final = "loan"
AREAS: Final[dict[str, tuple[str, ...]]] = {
    "user": (
        "user_added",
        "user_changed",
        "user_disabled",
        "user_enabled",
        "user_password_changed",
        "user_signed_in",
        "user_signed_out",
        "user_totp_changed",
        "administrators_changed",
    ),
    "product": ("product_saved",),
    "settings": ("settings_changed",),
    "run": ("run_begun", "run_advanced", "run_failed", "run_paused", "run_ended"),
    "alarm": ("alarm_changed", "alarm_told", "alarm_silenced"),
}
"""What streams are about, and the kinds of events in them; all other kinds are of loans."""

_BEGINNINGS: Final[dict[str, tuple[str, ...]]] = {
    LOANS_AREA: ("loan/",),
    "user": ("user/", "staff/"),
    "product": ("product/",),
    "settings": ("settings/",),
    "run": ("run/",),
    "alarm": ("alarm/",),
}
"""How the names of those streams begin."""


@dataclass(frozen=True, slots=True)
class TrailFilters:
    """What the trail is narrowed to; empty text means not at all.

    `stream` is a whole stream such as "loan/SKY-7K2M-Q", or what streams are about: "loan", "user",
    "product", "settings", "run" (done without being asked) or "alarm". `actor` is a username, an
    id, or "public"; `kind` a kind of event.
    """

    stream: str = ""
    actor: str = ""
    kind: str = ""


def audit_trail(
    office: Office,
    person: Person,
    filters: TrailFilters | None = None,
    after: Place | None = None,
    limit: int = PAGE_SIZE,
) -> Listed:
    """A page of everything that happened, newest first; only for administrators.

    An actor or a kind is looked up by index. Of two filters the narrower is looked up and the
    other sifts, so a page may be short and still go on.
    """
    require(person, Action.READ_AUDIT_TRAIL)
    limit = page_limit(limit)
    filters = filters or TrailFilters()
    one_of(filters.kind, tuple(sorted(kind_names())), "kind")
    area, _, name = filters.stream.partition("/")
    stream = _stream(office, area, name) if name else ""
    about = _BEGINNINGS[one_of(area, tuple(_BEGINNINGS), "stream")] if area and not name else ("",)
    actor = _actor(office, filters.actor)

    def passes(entry: Entry) -> bool:
        return (
            entry.stream.startswith(about)
            and (not actor or entry.actor == actor)
            and (not filters.kind or kind_name(entry.event) == filters.kind)
        )

    def turn(after: Place | None) -> Page:
        if stream:
            return _of_stream(office, stream, after, limit)
        return _narrowest(office.store, area, TrailFilters("", actor, filters.kind), after, limit)

    page = sift(turn, passes, _place, after, limit)
    names = people(office, {entry.actor for entry in page.rows})
    return Listed([told_entry(entry, names, {}) for entry in page.rows], page.after)


def _narrowest(
    store: Store, area: str, filters: TrailFilters, after: Place | None, limit: int
) -> Page:
    """A page of the trail by the index that narrows most."""
    place = cast("tuple[str, str, int] | None", after)
    if filters.actor:
        return store.trail(place, limit, actor=filters.actor)
    if filters.kind:
        return store.trail(place, limit, kind=filters.kind)
    if area in AREAS:
        pages = [store.trail(place, limit, kind=each) for each in AREAS[area]]
        return merged(pages, _place, limit, descending=True)
    return store.trail(place, limit)


def _of_stream(office: Office, stream: str, after: Place | None, limit: int) -> Page:
    """A page of one whole history, newest first."""
    entries: Iterable[Entry] = reversed(office.store.load(stream))
    found = [entry for entry in entries if after is None or _place(entry) < after]
    return Page(found[:limit], _place(found[limit - 1]) if len(found) > limit else None)


def _place(entry: Entry) -> Place:
    return (moment_text(entry.recorded_at), entry.stream, entry.sequence)


def _stream(office: Office, area: str, name: str) -> str:
    """The name of a stream; a loan may be given by its reference."""
    if area == LOANS_AREA:
        return loans.stream_of(loans.find(office, name))
    return f"{area}/{name}"


def _actor(office: Office, actor: str) -> str:
    """The id of whoever is given by username or id."""
    if not actor or actor == PUBLIC:
        return actor
    named = office.store.page(USERS_BY_USERNAME, actor.casefold(), limit=1).rows
    return str(named[0].id) if named else actor
