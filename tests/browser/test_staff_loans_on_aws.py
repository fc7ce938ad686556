"""The main job through the pages once more, with Skycap as on AWS behind its front door."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser import test_staff_loans_life as life
from tests.browser.conftest import SignIn, Visit
from tests.browser.server import Running
from tests.browser.staff_loans import Office
from tests.cloud import Cloud, cloud

__all__ = ["cloud"]

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture(scope="session")
def server(cloud: Cloud) -> Running:
    """The front door, in the place of the server on one machine."""
    return Running(cloud.url, cloud.folder)


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Time for functions to start: the emulator starts one more whenever all are busy."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)  # as it is without being set


@pytest.fixture
def office(server: Running, playwright: Playwright) -> Iterator[Office]:
    """The staff at the API itself."""
    opened = Office(server, playwright, {})
    yield opened
    opened.close()


def test_four_people_take_a_loan_through_its_life(
    visit: Visit, sign_in: SignIn, office: Office, tmp_path: Path
) -> None:
    """The same steps pass through API Gateway, Lambda, DynamoDB and S3."""
    for _ in range(2):  # others that wait, so that a search has something to leave out
        office.pending()
    life.test_four_people_take_a_loan_through_its_life(visit, sign_in, office, tmp_path, "desktop")
