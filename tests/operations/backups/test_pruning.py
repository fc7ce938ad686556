"""Which backups are kept: by day, week and month, and the newest whatever happens."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from skycap.operations.backups import ages
from skycap.operations.backups.keeping import made_at
from skycap.operations.backups.making import NAME

DAY = datetime(2026, 2, 28)  # noqa: DTZ001 - names of backups are UTC, and say no more
MOMENTS = st.lists(st.datetimes(DAY - timedelta(days=90), DAY), min_size=1, unique=True)
COUNT = st.integers(0, 5)


def named(*moments: datetime) -> list[Path]:
    """Backups made at those moments."""
    return [Path(moment.strftime(NAME)) for moment in moments]


def to_drop(found: list[Path], daily: int, weekly: int, monthly: int) -> list[Path]:
    """Which of those backups go."""
    dated = [(moment, path) for path in found if (moment := made_at(path))]
    return ages.to_drop(dated, daily, weekly, monthly)


def test_the_newest_of_each_day_week_and_month_stay() -> None:
    """Four a day for a year, keeping 7, 4 and 3: each rule keeps its own, some the same."""
    start = datetime(2026, 12, 31, 18, tzinfo=UTC)
    found = named(*[start - timedelta(hours=6 * back) for back in range(4 * 365)])

    kept = set(found) - set(to_drop(found, daily=7, weekly=4, monthly=3))

    days = [f"202612{day}" for day in range(25, 32)]  # the 27th and the 31st end a week too
    weeks, months = ["20261213", "20261220"], ["20261031", "20261130"]
    assert {path.name for path in kept} == {
        f"skycap-{day}-180000.backup" for day in (*days, *weeks, *months)
    }


def test_nothing_to_keep_still_keeps_the_newest() -> None:
    """With 0, 0 and 0."""
    found = named(DAY, DAY + timedelta(days=1), DAY - timedelta(days=365))

    assert to_drop(found, 0, 0, 0) == [found[0], found[2]]


@given(MOMENTS, COUNT, COUNT, COUNT)
def test_the_newest_is_never_dropped(
    moments: list[datetime], daily: int, weekly: int, monthly: int
) -> None:
    """Whatever there is and is asked; and what stays is stable when it is asked again."""
    found = list(dict.fromkeys(named(*moments)))
    dropped = to_drop(found, daily, weekly, monthly)
    left = [path for path in found if path not in dropped]

    assert max(found) in left
    assert len(left) <= daily + weekly + monthly + 1
    assert to_drop(left, daily, weekly, monthly) == []


def test_only_our_names_are_dated() -> None:
    """A file of another name is never ours to drop."""
    assert made_at(Path("skycap-20260101-000000.backup")) == datetime(2026, 1, 1, tzinfo=UTC)
    assert made_at(Path("skycap-20260101-000000.backup.old")) is None
    assert made_at(Path("skycap-mine.backup")) is None
