"""What a database holds, read without bringing it to the newest tables: before an update."""

import hashlib
from contextlib import closing
from pathlib import Path

from skycap.services.ports import Unavailable
from skycap.storage.sql import sqlite
from skycap.storage.sql.migrate import revision_of


def describe(path: Path) -> tuple[str | None, int, str]:
    """The revision of its tables, how many entries it holds, and a digest over their ends.

    Of one moment. Raises `Unavailable` when it cannot be read.
    """
    library = sqlite.choose_library()
    digest, entries = hashlib.sha256(), 0
    try:
        with closing(library.module.connect(path, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            revision = revision_of(connection)
            heads = "SELECT stream, version, head_hash FROM stream_heads ORDER BY stream"
            for stream, version, end in connection.execute(heads):
                digest.update(f"{stream} {version} {end}\n".encode())
                entries += version
    except library.module.DatabaseError as problem:
        raise Unavailable(f"cannot read {path}: {problem}") from problem
    return revision, entries, digest.hexdigest()
