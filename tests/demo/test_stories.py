"""The plan of a book: who borrows when, before anything is written."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from skycap.demo import acts, hours
from skycap.demo.acts import Story
from skycap.demo.portfolio import LOANS
from skycap.demo.staff import PUBLIC
from skycap.demo.stories import DAYS, LOANS_MIN
from tests.demo.books import UNTIL, planned

OTHER_ENDS = [
    datetime(2028, 2, 29, 23, 50, tzinfo=UTC),  # a leap day
    datetime(2027, 1, 2, 5, 0, tzinfo=UTC),  # the office has been closed for two days
    datetime(2026, 9, 6, 15, 0, tzinfo=UTC),  # a Sunday
    datetime(2026, 12, 26, 1, 0, tzinfo=UTC),  # the small hours of a holiday
]


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    """The whole book, as planned."""
    return planned(UNTIL, LOANS).stories()


def test_a_book_has_the_loans_that_were_asked_for(stories: list[Story]) -> None:
    """There are more than five hundred loans, each with a number of its own."""
    assert len(stories) == LOANS >= 520
    assert len({story.number for story in stories}) == LOANS


@pytest.mark.parametrize("until", [UNTIL, *OTHER_ENDS], ids=str)
def test_everything_happens_within_the_two_years(until: datetime) -> None:
    """Whenever the book ends, no step is later, none is two years older, and each loan has some."""
    for story in planned(until, 120).stories():
        assert story.steps
        for step in story.steps:
            assert until - timedelta(days=DAYS + 1) < step.at <= until


def test_steps_of_a_loan_come_in_order(stories: list[Story]) -> None:
    """The clock of a loan never goes back."""
    for story in stories:
        moments = [step.at for step in story.steps]
        assert moments == sorted(moments)


def test_staff_keep_office_hours(stories: list[Story]) -> None:
    """Staff never work on Sundays or at night; applicants may."""
    at_work = [step.at for story in stories for step in story.steps if step.who != PUBLIC]

    for at in at_work:
        local = at.astimezone(hours.ZONE)
        assert hours.is_working(local.date())
        assert 8 <= local.hour < 18


def test_payments_are_backdated_at_most_thirty_days(stories: list[Story]) -> None:
    """Some payments are typed days after they came, none later than the desk allows."""
    lags = Counter(
        (hours.local(step.at) - step.act.on).days
        for story in stories
        for step in story.steps
        if isinstance(step.act, acts.Pay)
    )

    assert min(lags) == 0
    assert max(lags) <= 30
    assert sum(count for days, count in lags.items() if days > 3) >= 20


def test_money_comes_at_payday(stories: list[Story]) -> None:
    """The last week of a month brings far more than its share of the payments."""
    days = [
        step.act.on.day
        for story in stories
        for step in story.steps
        if isinstance(step.act, acts.Pay)
    ]

    assert sum(day >= 25 for day in days) > 0.35 * len(days)


def test_business_grows(stories: list[Story]) -> None:
    """More people apply in the second year than in the first."""
    middle = UNTIL - timedelta(days=DAYS / 2)
    first = sum(story.steps[0].at < middle for story in stories)

    assert first * 3 < len(stories) - first + len(stories)


def test_people_come_back(stories: list[Story]) -> None:
    """Good payers borrow again; the same person, not two with one number."""
    loans = Counter(story.borrower.form.id_number for story in stories)
    people = {story.borrower.form.id_number: story.borrower for story in stories}

    assert sum(count > 1 for count in loans.values()) >= 50
    assert all(story.borrower == people[story.borrower.form.id_number] for story in stories)


def test_all_products_are_used(stories: list[Story]) -> None:
    """Each of the four products has its borrowers."""
    used = Counter(story.product for story in stories)

    assert set(used) == {"standard", "monthly-flat", "reducing", "weekly"}
    assert min(used.values()) >= 20


def test_every_kind_of_step_occurs(stories: list[Story]) -> None:
    """The book has every act, so every desk was at work."""
    done = {type(step.act) for story in stories for step in story.steps}

    assert done == set(acts.Act.__args__)


def test_the_same_seed_plans_the_same_book() -> None:
    """Two plans of one seed are equal, and another seed makes another."""
    assert planned(UNTIL, 80).stories() == planned(UNTIL, 80).stories()
    assert planned(UNTIL, 80).stories() != planned(UNTIL, 80, seed=1).stories()


def test_a_book_cannot_be_too_small() -> None:
    """A book that has no room for every state is not begun."""
    with pytest.raises(AssertionError, match="at least"):
        planned(UNTIL, LOANS_MIN - 1)
