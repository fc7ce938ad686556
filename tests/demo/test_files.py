"""The tiny documents: real files of their kinds, each other than the next."""

import re
import struct
import zlib
from random import Random

import puremagic
import pytest

from skycap.demo import files
from skycap.demo.files import Paper
from skycap.services.documents import KINDS, MEDIA_TYPES

PAPERS = (files.IDENTITY, files.PAYSLIP, files.BANK_STATEMENT, files.ADDRESS)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.kind)
def test_a_document_is_what_it_says(paper: Paper) -> None:
    """Its first bytes are those of its type, and the desk knows its kind."""
    made = files.content(paper, ("Payslip", "Neo Tau"), Random(1))

    assert paper.kind in KINDS
    assert made.startswith(MEDIA_TYPES[paper.media_type])
    assert puremagic.from_string(made[:4096], mime=True) == paper.media_type
    assert len(made) < 2_000


@pytest.mark.parametrize("paper", [files.IDENTITY, files.ADDRESS], ids=lambda paper: paper.kind)
def test_two_pictures_differ(paper: Paper) -> None:
    """Other random numbers make another picture, the same ones the same."""
    assert files.content(paper, (), Random(1)) == files.content(paper, (), Random(1))
    assert files.content(paper, (), Random(1)) != files.content(paper, (), Random(2))


def test_a_pdf_finds_its_parts() -> None:
    """Every place in the table of a PDF is where that part begins, and the text is in it."""
    made = files.pdf(("Payslip", "Neo (Tau)"))

    table = int(re.search(rb"startxref\n(\d+)", made)[1])  # type: ignore[index] # it is there
    assert made[table:].startswith(b"xref")
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", made)]
    assert len(places) == 6
    for number, place in enumerate(places, 1):
        assert made[place:].startswith(b"%d 0 obj" % number)
    assert b"(SPECIMEN - DEMO)" in made
    assert b"(Neo [Tau])" in made


def test_a_png_holds_every_pixel() -> None:
    """The rows of a PNG have the size that its header says, and every checksum is right."""
    made, place, parts = files.png(Random(1)), 8, {}
    while place < len(made):
        size, kind = struct.unpack(">I4s", made[place : place + 8])
        data = made[place + 8 : place + 8 + size]
        (checksum,) = struct.unpack(">I", made[place + 8 + size : place + 12 + size])
        assert checksum == zlib.crc32(kind + data)
        parts[kind], place = data, place + 12 + size

    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    assert len(zlib.decompress(parts[b"IDAT"])) == height * (1 + 3 * width)
    assert parts[b"IEND"] == b""


def test_a_jpeg_says_one_brightness_a_block() -> None:
    """The bits of a JPEG are read back, with its own codes, as exactly one value a block."""
    made = files.jpeg(Random(1))
    (size,) = struct.unpack(">H", made[made.index(b"\xff\xda") + 2 :][:2])
    scan = made[made.index(b"\xff\xda") + 2 + size : -2].replace(b"\xff\x00", b"\xff")
    bits = "".join(f"{byte:08b}" for byte in scan)

    place = blocks = light = 0
    while blocks < 12 * 16:
        length = int(bits[place : place + 4], 2)
        value = int(bits[place + 4 : place + 4 + length] or "0", 2)
        light += value if not length or value >> (length - 1) else value - (1 << length) + 1
        assert -128 <= light < 128
        assert bits[place + 4 + length] == "0"
        place, blocks = place + 5 + length, blocks + 1

    assert len(bits) - place < 8
    assert set(bits[place:]) <= {"1"}
