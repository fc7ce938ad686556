"""A process whose files may not grow: it pays until the disk is full, and goes on when it is not.

    python -m tests.promises.crowded DATABASE

It prints what it found as one line of JSON, for `test_full`.
"""

import json
import resource
import sys
from pathlib import Path

from skycap.services import views
from skycap.services.audit import audit
from skycap.services.ports import Unavailable
from skycap.storage.sql import SqlStore
from tests.promises.books import carry_out, order, recorded
from tests.services.branch import ACCOUNTANT, Branch, contents

ROOM = 1_000_000


def main() -> None:
    """Fill the disk, look around, make room, go on."""
    path = Path(sys.argv[1])
    store = SqlStore.open(path)
    branch = Branch(store)
    loans = [branch.open(principal=5_000_000, instalments=24) for _ in range(3)]
    largest = max(part.stat().st_size for part in path.parent.iterdir())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + ROOM, hard))
    number = refused = 0
    before = contents(store)
    while refused < 5:
        try:
            carry_out(branch, order(number, loans))
            number += 1
            before = contents(store)
        except Unavailable:
            refused += 1
            assert contents(store) == before, "something was half written"
            assert len(recorded(branch)) == number
            views.loan_detail(branch.office, ACCOUNTANT, loans[0])
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    replayed = carry_out(branch, order(number, loans)).replayed
    more = [carry_out(branch, order(number + n, loans)).status for n in range(1, 20)]
    findings = [found.what for found in audit(branch.office).findings]
    print(  # noqa: T201 - the supervisor reads it
        json.dumps(
            {
                "before": number,
                "replayed": replayed,
                "more": more,
                "recorded": len(recorded(branch)),
                "findings": findings,
            }
        )
    )
    store.close()


if __name__ == "__main__":
    main()
