"""Sealed streams: they come back as they went, and nothing can be done to them unnoticed."""

import io
import os
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.operations.backups.sealing import CHUNK_BYTES, Damaged, Opener, Sealer

KEY = bytes(range(32))
HEADER = 32
SEALED = CHUNK_BYTES + 20
"""A whole chunk as it is stored: its length, itself, its tag."""


def sealed(content: bytes) -> bytes:
    """What `content` becomes."""
    file = io.BytesIO()
    sealer = Sealer(file, KEY)
    sealer.write(content)
    sealer.finish()
    return file.getvalue()


def opened(stored: bytes, key: bytes = KEY) -> bytes:
    """What was stored, read back."""
    return Opener(io.BytesIO(stored), key).read()


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES]
)
def test_what_is_sealed_comes_back(size: int) -> None:
    """Whatever its size, also around the edges of a chunk."""
    content = os.urandom(size)

    assert opened(sealed(content)) == content


@given(st.lists(st.binary(max_size=50)), st.integers(1, 40))
def test_the_sizes_of_writes_and_reads_do_not_matter(parts: list[bytes], size: int) -> None:
    """A stream is its bytes."""
    file = io.BytesIO()
    sealer = Sealer(file, KEY)
    for part in parts:
        sealer.write(part)
    sealer.finish()
    opener = Opener(io.BytesIO(file.getvalue()), KEY)

    read = list(iter(lambda: opener.read(size), b""))

    assert b"".join(read) == b"".join(parts)
    assert all(len(part) == size for part in read[:-1])


def test_the_content_cannot_be_seen() -> None:
    """The clear text is not in the file, and the same content is never stored alike."""
    content = b"Keneilwe Mosarwa " * 100

    assert b"Keneilwe" not in sealed(content)
    assert sealed(content)[HEADER:] != sealed(content)[HEADER:]


def test_another_key_is_said_to_be_one() -> None:
    """Instead of calling the file damaged."""
    with pytest.raises(Damaged, match="another key"):
        opened(sealed(b"x"), bytes(32))


DONE_TO_IT: dict[str, Callable[[bytes], bytes]] = {
    "cut in its header": lambda stored: stored[:20],
    "cut within a chunk": lambda stored: stored[:-1],
    "cut between chunks": lambda stored: stored[: HEADER + 2 * SEALED],
    "nothing but a header": lambda stored: stored[:HEADER],
    "something added": lambda stored: stored + b"\0",
    "chunks swapped": lambda stored: (
        stored[:HEADER]
        + stored[HEADER + SEALED : HEADER + 2 * SEALED]
        + stored[HEADER : HEADER + SEALED]
        + stored[HEADER + 2 * SEALED :]
    ),
    "a chunk left out": lambda stored: stored[:HEADER] + stored[HEADER + SEALED :],
    "another salt": lambda stored: stored[:16] + bytes(16) + stored[HEADER:],
    "an impossible length": lambda stored: stored[:HEADER] + b"\xff" + stored[HEADER + 1 :],
    "of another program": lambda stored: b"PK" + stored[2:],
}


@pytest.mark.parametrize("done", DONE_TO_IT)
def test_what_was_done_to_it_is_noticed(done: str) -> None:
    """Cut, lengthened, put in another order."""
    stored = sealed(os.urandom(3 * CHUNK_BYTES))

    with pytest.raises(Damaged):
        opened(DONE_TO_IT[done](stored))


@given(st.integers(0), st.integers(0, 7))
def test_a_single_changed_bit_is_noticed(place: int, bit: int) -> None:
    """Wherever it is."""
    stored = bytearray(sealed(b"P5,000.00"))
    stored[place % len(stored)] ^= 1 << bit

    with pytest.raises(Damaged):
        opened(bytes(stored))
