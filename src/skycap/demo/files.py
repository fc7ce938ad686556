"""Tiny documents made in code: a PDF page, a JPEG and a PNG, each marked as a specimen."""

import struct
import zlib
from random import Random
from typing import Final, NamedTuple

_BLUE, _WHITE, _BLACK, _GREY = b"\x75\xaa\xdb", b"\xff\xff\xff", b"\x00\x00\x00", b"\x99\x99\x99"
_CARD: Final = (96, 60)
"""Width and height of the picture of a card, in pixels."""

_PAGE: Final = (12, 16)
"""Width and height of a photographed page, in blocks of eight pixels."""

_SAFE: Final = str.maketrans({"(": "[", ")": "]", "\\": "/"})


class Paper(NamedTuple):
    """A document to make: its kind at the desk, what the file is called, and what it is made of."""

    kind: str
    file_name: str
    media_type: str


IDENTITY: Final = Paper("identity", "omang-front.png", "image/png")
PAYSLIP: Final = Paper("payslip", "payslip.pdf", "application/pdf")
BANK_STATEMENT: Final = Paper("bank_statement", "bank-statement.pdf", "application/pdf")
ADDRESS: Final = Paper("proof_of_address", "proof-of-address.jpg", "image/jpeg")


def content(paper: Paper, lines: tuple[str, ...], rng: Random) -> bytes:
    """The bytes of `paper`; `lines` is what a PDF says, the pictures are only shapes."""
    if paper.media_type == "application/pdf":
        return pdf(lines)
    return png(rng) if paper.media_type == "image/png" else jpeg(rng)


def pdf(lines: tuple[str, ...]) -> bytes:
    """A page of A5 with `lines` of text."""
    shown = "".join(f"({line.translate(_SAFE)}) Tj T* " for line in ("SPECIMEN - DEMO", *lines))
    text = f"BT /F1 11 Tf 40 540 Td 18 TL {shown}ET".encode("latin-1", "replace")
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Font<</F1 5 0 R>>>>",
    )
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj%b endobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(made)


def png(rng: Random) -> bytes:
    """The picture of a card: a band in the colours of the flag, a portrait, lines of writing."""
    width, height = _CARD
    portrait = bytes([rng.randrange(60, 200), rng.randrange(60, 160), rng.randrange(40, 140)])
    writing = [rng.randrange(14, 44) for _ in range(height)]
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # no filter
        for x in range(width):
            if y < 12:
                colour = _BLACK if 4 <= y < 8 else _BLUE
            elif 6 <= x < 36 and 18 <= y < 54:
                colour = portrait
            elif 42 <= x < 42 + writing[y] and y % 6 == 0:
                colour = _GREY
            else:
                colour = _WHITE
            rows += colour
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(rows), 6)
    parts = ((b"IHDR", header), (b"tEXt", b"Title\0Specimen - demo"), (b"IDAT", packed))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in (*parts, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg(rng: Random) -> bytes:
    """A photographed page in grey: one brightness a block, which is the least that a JPEG can say.

    Its Huffman tables are our own: twelve codes of four bits for the size of a difference, and the
    single bit 0 for "nothing more in this block".
    """
    width, height = _PAGE
    bits, before = "", 0
    for place in range(width * height):
        column, row = place % width, place // width
        edge = column in {0, width - 1} or row in {0, height - 1}
        light = rng.randrange(-20, 20) if edge or row % 2 else rng.randrange(60, 120)
        bits += _difference(light - before) + "0"
        before = light
    bits += "1" * (-len(bits) % 8)
    scan = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\x00")
    quantisers = b"\x00" + b"\x08" * 64
    frame = struct.pack(">BHHB", 8, height * 8, width * 8, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8"
        + _segment(0xE0, b"JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00")
        + _segment(0xFE, b"Specimen - demo")
        + _segment(0xDB, quantisers)
        + _segment(0xC0, frame)
        + _segment(0xC4, b"\x00" + bytes([0, 0, 0, 12] + [0] * 12) + bytes(range(12)))
        + _segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\x00")
        + _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
        + scan
        + b"\xff\xd9"
    )


def _difference(value: int) -> str:
    """The code of a difference of brightness: its size in bits, then the bits."""
    size = abs(value).bit_length()
    if not size:
        return "0000"
    return f"{size:04b}" + f"{value if value > 0 else value + (1 << size) - 1:0{size}b}"


def _segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data
