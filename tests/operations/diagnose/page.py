"""The tables of `docs/operations/troubleshooting.md`, written from the causes themselves.

Run `.venv/bin/python -m tests.operations.diagnose.page` after a change of a cause.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from skycap.operations.diagnose.causes import BOTH, HEADINGS, SHARED, Cause, Platform
from skycap.operations.diagnose.registry import CAUSES
from tests.house.source import ROOT
from tests.operations.diagnose import cloud_faults, faults

PAGE: Final = ROOT / "docs" / "operations" / "troubleshooting.md"
HEAD: Final = "| cause | where | what it means | what to do | `--fix` |\n|---|---|---|---|---|\n"
MENDS: Final = {fault.code for fault in faults.FAULTS if fault.mends} | {
    fault.code for fault in cloud_faults.FAULTS if fault.mends
}
"""The causes that a program mends, as their tests prove."""

_TABLE: Final = re.compile(r"^\| cause \|.*\n(?:\|.*\n)+", re.MULTILINE)
_PLACES: Final = {Platform.EMBEDDED: "one machine", Platform.AWS: "AWS"}


def anchor(heading: str) -> str:
    """What a link calls a heading."""
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")


def table(causes: Iterable[Cause]) -> str:
    """The table of some causes."""
    return HEAD + "".join(_row(cause) for cause in causes)


def written(text: str) -> str:
    """The page with its tables as they should be; each stands somewhere below its heading."""
    parts = re.split(r"(?m)^(?=## )", text)
    wanted = {*HEADINGS.values(), SHARED}
    for place, part in enumerate(parts):
        heading = anchor(part.partition("\n")[0].removeprefix("## "))
        if heading in wanted:
            known = [cause for cause in CAUSES if cause.heading == heading]
            parts[place] = _TABLE.sub(lambda _, known=known: table(known), part, count=1)
    return "".join(parts)


def headings(text: str) -> list[str]:
    """What links call the headings of the page."""
    return [anchor(told) for told in re.findall(r"(?m)^##+ (.+)$", text)]


def _row(cause: Cause) -> str:
    where = "both" if cause.platforms == BOTH else _PLACES[next(iter(cause.platforms))]
    mends = "yes" if cause.code in MENDS else ""
    cells = (f"`{cause.code}`", where, cause.meaning, cause.remedy, mends)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def main(page: Path = PAGE) -> None:
    """Write the tables into the page."""
    page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
