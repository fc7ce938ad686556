"""How large the promises are proved: small on every push, larger at night and for a release.

`docs/promises.md` lists the figures; a test keeps it true.
"""

import os

SCALES = ("push", "nightly", "release")
CHOSEN = os.environ.get("SKYCAP_PROMISES") or "push"

FIGURES: dict[str, tuple[int, int, int]] = {
    "copies of one request": (50, 200, 1_000),
    "repayments sent ten times each": (20, 1_000, 1_000),
    "writers on one loan": (8, 8, 8),
    "repayments of each writer": (15, 200, 1_200),
    "random commands": (4_000, 200_000, 1_000_000),
    "kills of a process": (10, 1_000, 5_000),
    "kills between two requests": (25, 500, 5_000),
    "kills of the server": (4, 50, 500),
    "acknowledgements under strace": (40, 500, 2_000),
    "cuts of the log": (120, 3_000, 10_000),
    "flipped bits of events": (120, 2_000, 10_000),
    "flipped bits of the file": (60, 1_000, 5_000),
    "moments restored": (8, 40, 200),
    "moments restored in dynamodb": (2, 20, 200),
}
"""For each figure: push, nightly, release."""


def figure(name: str) -> int:
    """The figure of the chosen scale."""
    return FIGURES[name][SCALES.index(CHOSEN)]
