"""The folder of the demo: whole or not there, and never somebody else's."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from skycap.demo.folder import BUILDING, DemoFolder, NotOurs

FACTS = {"seed": 1966}


@pytest.fixture
def folder(tmp_path: Path) -> DemoFolder:
    """The place of a demo, empty."""
    return DemoFolder(tmp_path / "demo")


def test_there_is_none_at_first(folder: DemoFolder) -> None:
    """Nothing, and an empty folder, are no demo yet."""
    assert folder.made_from() is None
    folder.path.mkdir()
    assert folder.made_from() is None


def test_a_finished_demo_knows_what_it_was_made_from(folder: DemoFolder) -> None:
    """The draft moves into its place whole, with what it was made from."""
    folder.begin()
    (folder.draft / "book").write_text("all of it")
    assert folder.made_from() is None

    folder.finish(FACTS)

    assert folder.made_from() == FACTS
    assert (folder.path / "book").read_text() == "all of it"
    assert not folder.draft.exists()
    assert not (folder.path / BUILDING).exists()


def test_an_unfinished_demo_is_begun_again(folder: DemoFolder) -> None:
    """What an interrupted build left is recognised and cleared by the next."""
    folder.begin()
    (folder.draft / "half").write_text("half of it")

    again = DemoFolder(folder.path)
    assert again.made_from() is None
    again.begin()

    assert not (folder.draft / "half").exists()


def test_a_build_under_way_is_left_alone(folder: DemoFolder) -> None:
    """While another process builds, nobody clears its draft; once it is gone, anybody may."""
    folder.begin()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as builder:
        (folder.draft / BUILDING).write_text(json.dumps({"process": builder.pid}))
        if os.name == "posix":
            with pytest.raises(NotOurs, match="is building"):
                folder.begin()
        builder.kill()
    folder.begin()


@pytest.mark.parametrize("mark", ["", "{", '{"process": 0}'])
def test_a_draft_that_was_hardly_begun_is_cleared(folder: DemoFolder, mark: str) -> None:
    """A mark that was cut short does not stop the next build."""
    folder.draft.mkdir()
    (folder.draft / BUILDING).write_text(mark)
    folder.begin()


def test_a_new_demo_replaces_the_old_one(folder: DemoFolder) -> None:
    """The old demo stays until the new one is whole."""
    folder.begin()
    folder.finish(FACTS)
    folder.begin()
    assert folder.made_from() == FACTS

    folder.finish({"seed": 7})

    assert folder.made_from() == {"seed": 7}


def test_what_no_demo_made_is_not_touched(folder: DemoFolder) -> None:
    """A folder with other things in it is neither used nor replaced."""
    folder.path.mkdir()
    (folder.path / "skycap.sqlite3").write_text("real loans")

    with pytest.raises(NotOurs, match="not a demo"):
        folder.made_from()
    folder.begin()
    with pytest.raises(NotOurs, match="not a demo"):
        folder.finish(FACTS)

    assert (folder.path / "skycap.sqlite3").read_text() == "real loans"


def test_a_stranger_in_the_way_of_the_draft_is_not_touched(folder: DemoFolder) -> None:
    """Something of that name that no demo made is not cleared."""
    folder.draft.mkdir()
    (folder.draft / "thesis").write_text("years of work")

    with pytest.raises(NotOurs, match="in the way"):
        folder.begin()

    assert (folder.draft / "thesis").exists()


def test_a_damaged_mark_is_said_to_be_so(folder: DemoFolder) -> None:
    """A finished demo whose mark cannot be read is not taken for another thing."""
    folder.begin()
    folder.finish(FACTS)
    (folder.path / "demo.json").write_text("{")

    with pytest.raises(NotOurs, match="damaged"):
        folder.made_from()


def test_giving_up_leaves_nothing(folder: DemoFolder) -> None:
    """A build that failed leaves no draft behind."""
    folder.begin()
    folder.give_up()
    folder.give_up()

    assert not folder.draft.exists()
