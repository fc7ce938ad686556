"""Embedded: each cause is made on purpose, and named; what a program may mend is mended."""

from contextlib import closing

import pytest

from skycap.operations.diagnose.causes import Platform, Section
from skycap.operations.diagnose.registry import CAUSES
from skycap.operations.diagnose.running import UNEXPLAINED, diagnose, mend
from skycap.storage.sql.sqlite import choose_library
from tests.operations.diagnose import proxies
from tests.operations.diagnose.faults import FAULTS, Fault
from tests.operations.diagnose.place import Place, codes
from tests.services.branch import contents

BY_HAND = {"database_locked"}
"""Causes whose tests need more than a fault."""


def test_a_healthy_installation_has_nothing(place: Place) -> None:
    """On books that are well, before a server that is well, nothing is found or left untried."""
    diagnosis = place.look()

    assert codes(diagnosis) == set()
    assert [step for step in diagnosis.steps if step.outcome != "well"] == []


def test_looking_changes_nothing(place: Place) -> None:
    """After a look at everything, the books and the folder are what they were."""
    assert place.url

    def picture() -> tuple[object, list[str]]:
        with place.office() as office:
            held = contents(office.store)
        names = sorted(str(path) for path in place.settings.data.rglob("*"))
        return held, names

    before = picture()
    place.about(user="maker", loan="SKY-0000-0000", origin="https://partner.example.org")
    place.look()

    assert picture() == before


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_a_fault_is_named(place: Place, fault: Fault) -> None:
    """One fault is named by its code and no other; once mended, a second look finds nothing."""
    fault.make(place)

    with place.scene(fault.section) as scene:
        diagnosis = diagnose(scene)
        found = diagnosis.findings
        mended = mend(found)

    assert codes(diagnosis) == {fault.code} | fault.also
    assert all(one.what and one.remedy and one.where for one in found)
    assert {one.finding.code for one in mended} == ({fault.code} if fault.mends else set())
    assert [one.problem for one in mended if one.problem] == []
    if fault.mends:
        assert codes(place.look(fault.section)) == set()


def test_a_database_that_is_held_is_named(place: Place) -> None:
    """A program that holds the database against writing is named while it does."""
    assert place.url
    with closing(
        choose_library().module.connect(place.settings.database, isolation_level=None)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        assert codes(place.look(Section.REPAYMENTS)) == {"database_locked"}
        other.execute("ROLLBACK")

    assert codes(place.look(Section.REPAYMENTS)) == set()


def test_two_faults_are_both_named(place: Place) -> None:
    """Two causes at once are told apart."""
    place.sql("UPDATE counters SET value = 0 WHERE name LIKE 'loans/%'")
    place.pages = place.pages / "nowhere"

    assert codes(place.look(Section.DASHBOARD)) == {"counters_wrong", "site_missing"}


def test_every_cause_has_a_fault() -> None:
    """No cause of the embedded installation goes without a test that makes it."""
    known = {cause.code for cause in CAUSES if Platform.EMBEDDED in cause.platforms}

    assert {fault.code for fault in FAULTS} | BY_HAND == known


def test_a_symptom_without_a_cause_is_told(place: Place) -> None:
    """What fails for a reason that nobody thought of is a finding with the answer that came."""
    place.wrap = proxies.answering(500, method="POST", below="/api/auth/login")

    found = place.look(Section.LOGIN).findings

    assert [one.code for one in found] == [UNEXPLAINED]
    assert "500" in found[0].what


def test_a_symptom_of_another_trouble_is_not_explained_away(place: Place) -> None:
    """A cause of one trouble does not hide that another trouble has none that is known."""
    place.wrap = proxies.answering(500, method="POST", below="/api/auth/login")
    place.sql("UPDATE counters SET value = 0 WHERE name LIKE 'loans/%'")

    found = codes(place.look(Section.LOGIN, Section.DASHBOARD))

    assert found == {"counters_wrong", UNEXPLAINED}


def test_a_server_that_speaks_tls_is_told_apart(place: Place) -> None:
    """Plain http to a server with a certificate is answered by nobody, and the remedy says why."""
    place.tls = True
    https = place.url
    place.told_url = https.replace("https://", "http://")
    found = place.look(Section.CORS).findings
    place.told_url = https

    assert [one.code for one in found] == ["server_down"]
    assert found[0].remedy == f"it speaks https: add --url {https}"
    assert codes(place.look(Section.CORS)) == set()


def test_what_cannot_be_tried_is_said(place: Place) -> None:
    """Without books, what needs them is neither well nor wrong, and says why."""
    assert place.url
    place.settings.database.unlink()

    steps = {step.name: step for step in place.look(Section.DASHBOARD).steps}

    assert steps["counters_wrong"].outcome == "unknown"
    assert "is not there" in steps["counters_wrong"].told


def test_no_secret_and_nobody_is_told(place: Place) -> None:
    """Neither keys nor sign-ins, nor names and numbers of people are in what is told."""
    place.about(user="maker", loan="SKY-0000-0000")
    place.sql("UPDATE counters SET value = 0 WHERE name LIKE 'loans/%'")
    key = place.settings.read_keys().current.hex()

    told = str(place.look().to_json())

    for secret in (key, "eyJ", "Mosarwa", "123456789", "71234567", "$argon2"):
        assert secret not in told
