"""Axe on a page of the portal as it stands, in every appearance, without loading it anew for each.

Loading costs more than looking: the window changes its size and its colours instead, as it does
when somebody turns a tablet or the evening comes.
"""

from collections.abc import Callable
from typing import Literal

from playwright.sync_api import Page, expect

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

Check = Callable[..., None]


def look_everywhere(page: Page, check: Check) -> None:
    """Nothing is found on desktop and phone, light and dark; and it fits the screen.

    Only colours change in the dark, so only contrast is looked at again.
    """
    for size in (PHONE, DESKTOP):  # ends as it began
        page.set_viewport_size(size)  # type: ignore[arg-type] # a dictionary of these two numbers
        check(page)
        _paint(page, "dark")
        check(page, "color-contrast")
        _paint(page, "light")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def _paint(page: Page, appearance: Literal["dark", "light"]) -> None:
    """Let the system change its colours, and wait until the page has followed."""
    page.emulate_media(color_scheme=appearance)
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", appearance)
