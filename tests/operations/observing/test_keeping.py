"""The log in the data folder: bounded, private, shared by processes, harmless when it cannot be."""

import errno
import gzip
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skycap.lending.history import moment_text
from skycap.operations.observing import folder_lines, keeping
from skycap.operations.observing.keeping import LogFolder
from skycap.operations.observing.lines import Line
from skycap.services.clock import SimulatedClock

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
EVER = datetime(2100, 1, 1, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Kept:
    """A log in a folder, with a clock that is moved, and what was told of trouble."""

    def __init__(self, folder: Path, limit: int = 10_000) -> None:
        self.folder = folder
        self.clock = SimulatedClock(NOW)
        self.told: list[str] = []
        self.log = LogFolder(folder, limit, self.clock, self.told.append)

    def write(self, number: int) -> None:
        """Write a line with `number`, a second after the last."""
        moment = moment_text(self.clock.advance(timedelta(seconds=1)))
        line = f'{{"at":"{moment}","level":"info","event":"counted","number":{number}}}\n'
        self.log.write(line.encode())

    def lines(self) -> list[Line]:
        """Everything that is in the folder."""
        return list(folder_lines.read(self.folder, LONG_AGO, EVER))

    def numbers(self) -> list[int]:
        """The numbers that can be read."""
        return [line.fields["number"] for line in self.lines() if line.event == "counted"]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """A log that looks at its file before every line, and tidies only when it is told to."""
    monkeypatch.setattr(keeping, "LOOK_SECONDS", 0.0)
    monkeypatch.setattr(LogFolder, "_tidy_soon", lambda *_: None)
    return Kept(tmp_path / "logs")


def test_nobody_else_may_look_into_the_log(kept: Kept) -> None:
    """The folder is 0700, and its files 0600, compressed or not."""
    for number in range(60):
        kept.write(number)
    kept.clock.advance(timedelta(minutes=1))
    kept.log.tidy()

    assert kept.folder.stat().st_mode & 0o777 == 0o700
    files = list(kept.folder.iterdir())
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert {path.suffix for path in files} == {".log", ".gz"}


def test_what_is_full_is_put_aside_compressed_and_read_all_the_same(kept: Kept) -> None:
    """No line is lost on the way from the current file into compressed ones."""
    for number in range(60):
        kept.write(number)
    kept.clock.advance(timedelta(minutes=1))
    kept.log.tidy()

    assert len(list(kept.folder.glob("*.gz"))) > 3
    assert kept.numbers() == list(range(60))


def test_the_log_stays_within_its_limit(kept: Kept) -> None:
    """The oldest goes, the newest stays, and the whole takes no more than was allowed."""
    for number in range(600):
        kept.write(number)
        kept.log.tidy()

    assert sum(path.stat().st_size for path in kept.folder.iterdir()) <= 10_000 + 200
    numbers = kept.numbers()
    assert numbers == list(range(numbers[0], 600))
    assert 0 < numbers[0] < 550


def test_a_file_just_put_aside_is_left_alone(kept: Kept) -> None:
    """Another process may write into it for a moment, so it is not compressed yet."""
    while not list(kept.folder.glob("skycap-*.log")):
        kept.write(0)
    kept.log.tidy()

    assert not list(kept.folder.glob("*.gz"))


def test_several_processes_share_a_log(tmp_path: Path) -> None:
    """Three processes that write at once, with the file put aside under them, lose no line."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from skycap.operations.observing import keeping\n"
        "from skycap.services.clock import SystemClock\n"
        "from skycap.lending.history import moment_text\n"
        "keeping.LOOK_SECONDS = 0.0\n"
        "clock = SystemClock()\n"
        "log = keeping.LogFolder(Path(sys.argv[1]), 1 << 19, clock, print)\n"
        "for number in range(int(sys.argv[2]), int(sys.argv[2]) + 500):\n"
        '    line = f\'{{"at":"{moment_text(clock.now())}","level":"info",\'\n'
        '    log.write((line + f\'"event":"counted","number":{number}}}\\n\').encode() * 2)\n'
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "logs"), str(first)])
        for first in range(0, 1_500, 500)
    ]
    assert [writer.wait(60) for writer in writers] == [0] * 3

    kept = Kept(tmp_path / "logs")
    assert len(list(kept.folder.iterdir())) > 3
    assert sorted(kept.numbers()) == sorted([*range(1_500)] * 2)


def test_a_full_disk_costs_lines_and_nothing_else(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told once; afterwards the log says how many are missing, and the rest is whole."""
    kept.write(1)
    write = os.write

    def full(handle: int, text: bytes) -> int:
        if text.startswith(b"\n"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, text[:20])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        for number in range(2, 6):
            kept.write(number)
    kept.write(6)

    assert len(kept.told) == 1
    assert "No space left on device" in kept.told[0]
    assert kept.numbers() == [1, 6]
    events = [line.event for line in kept.lines()]
    assert events == ["counted", "unreadable", "lines_lost", "counted"]
    assert kept.lines()[2].fields["lines"] == 4
    assert kept.log.lost == 0


def test_a_folder_that_cannot_be_written_fails_nothing(tmp_path: Path) -> None:
    """Where a file is in the way of the folder, lines are counted as lost, and it is told once."""
    (tmp_path / "logs").write_text("in the way")
    kept = Kept(tmp_path / "logs")
    for number in range(5):
        kept.write(number)

    assert kept.log.lost == 5
    assert len(kept.told) == 1


def test_a_damaged_line_or_file_hides_nothing_else(kept: Kept) -> None:
    """What cannot be read is told as such, in its place; what comes after it is read."""
    kept.write(1)
    with (kept.folder / folder_lines.CURRENT).open("ab") as file:
        file.write(b'{"at":"2026-03-02T08:00:0\n[1]\n')
    kept.write(2)
    packed = gzip.compress(b'{"at":"2026-03-01T08:00:00Z","level":"info","event":"old"}\n' * 9)
    (kept.folder / "skycap-20260301T080001000000Z.log.gz").write_bytes(packed[:-12])

    events = [line.event for line in kept.lines()]
    assert events[-4:] == ["counted", "unreadable", "unreadable", "counted"]
    assert events[:-4].count("unreadable") == 1
    assert kept.numbers() == [1, 2]


def test_what_comes_is_followed_across_files(kept: Kept) -> None:
    """Whoever follows the log misses nothing when the file is put aside, even twice at once."""
    kept.write(0)
    steps = iter([range(1, 5), range(5, 60), range(60, 61), None])

    def wait() -> bool:
        numbers = next(steps)
        for number in numbers or ():
            kept.write(number)
        kept.clock.advance(timedelta(minutes=1))
        kept.log.tidy()
        return numbers is not None

    found = folder_lines.follow(kept.folder, LONG_AGO, wait)
    assert [line.fields["number"] for line in found] == list(range(61))


def test_a_log_may_begin_while_it_is_followed(kept: Kept) -> None:
    """Where there is no log yet there is nothing to read, and following waits for it."""
    assert kept.lines() == []
    steps = iter([False, True, None])

    def wait() -> bool:
        step = next(steps)
        if step:
            kept.write(7)
        return step is not None

    assert [line.fields["number"] for line in folder_lines.follow(kept.folder, NOW, wait)] == [7]


@pytest.mark.parametrize("wanted", [0, 1, 700, 3_000, 5_998, 5_999, 7_000])
def test_a_long_file_is_entered_where_the_asked_time_begins(kept: Kept, wanted: int) -> None:
    """Whatever lies before is skipped unread, and nothing of what was asked for is missed."""
    begin = NOW + timedelta(seconds=1)
    texts = [
        f'{{"at":"{moment_text(begin + timedelta(seconds=number))}","level":"info",'
        f'"event":"counted","number":{number}}}\n'
        for number in range(6_000)
    ]
    texts.insert(3_000, "damaged\n")
    kept.folder.mkdir()
    (kept.folder / folder_lines.CURRENT).write_text("".join(texts))
    found = folder_lines.read(kept.folder, begin + timedelta(seconds=wanted), EVER)
    numbers = [line.fields["number"] for line in found if line.event == "counted"]

    assert numbers == list(range(wanted, 6_000))
