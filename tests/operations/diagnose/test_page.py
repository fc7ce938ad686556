"""The runbook tells every cause there is, as the causes tell of themselves."""

from skycap.cli.diagnose import Trouble
from skycap.operations.diagnose.causes import HEADINGS, SHARED, Section
from skycap.operations.diagnose.registry import CAUSES, MODULES, SYMPTOMS
from tests.operations.diagnose.page import PAGE, headings, table, written

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_causes() -> None:
    """Each table of the page holds each cause of its trouble, with meaning, remedy and repair."""
    assert written(TEXT) == TEXT, "run .venv/bin/python -m tests.operations.diagnose.page"
    for heading in {cause.heading for cause in CAUSES}:
        assert table([cause for cause in CAUSES if cause.heading == heading]) in TEXT


def test_every_finding_leads_to_a_heading() -> None:
    """The headings that findings name are there, in the order of the troubles."""
    wanted = [*HEADINGS.values(), SHARED]

    assert [one for one in headings(TEXT) if one in wanted] == wanted


def test_every_trouble_has_symptoms_and_causes_on_both_platforms() -> None:
    """None of the seven troubles is only a word, and the command line knows each of them."""
    assert {trouble.value for trouble in Trouble} == {*Section, "all"}
    for section in Section:
        assert any(shown.section is section for shown in SYMPTOMS)
        assert len([cause for cause in CAUSES if section in cause.sections]) >= 4
    assert len(CAUSES) == len({cause.code for cause in CAUSES})
    assert {cause.look.__module__ for cause in CAUSES} == {one.__name__ for one in MODULES}
