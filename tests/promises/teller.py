"""A process that records repayments and acknowledges each on its output once it is durable.

    python -m tests.promises.teller DATABASE THREADS

It reads orders, one JSON object a line, until its input ends, then carries them out. The supervisor
of `test_kills` kills it whenever it likes; `test_syncs` watches its system calls.
"""

import json
import os
import queue
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from skycap.services.machine import SystemIds
from skycap.storage.sql import SqlStore
from tests.promises.books import carry_out
from tests.services.branch import Branch


def main() -> None:
    """Carry out the orders of the input."""
    store = SqlStore.open(Path(sys.argv[1]))
    branch = Branch(store)
    branch.office = replace(branch.office, ids=SystemIds(branch.clock))
    orders: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    for line in sys.stdin:
        orders.put(json.loads(line))

    def work() -> None:
        while True:
            try:
                wanted = orders.get_nowait()
            except queue.Empty:
                return
            carry_out(branch, wanted)
            os.write(1, f"{wanted['key']}\n".encode())  # one write a line: never half of it

    threads = [threading.Thread(target=work) for _ in range(int(sys.argv[2]))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()


if __name__ == "__main__":
    main()
