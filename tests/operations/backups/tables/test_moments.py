"""In DynamoDB too, the books of a past moment are those that were there then."""

import pytest

from skycap.assembly import table_sets
from skycap.lending.history import moment_text
from skycap.operations.aws.tables import OWN
from skycap.operations.backups.past import rewind
from skycap.services.audit import audit
from skycap.settings import AwsNames
from skycap.storage.dynamodb import DynamoStore, TableNames
from tests.emulators import Emulator, fresh_tables
from tests.operations.backups.busy import as_it_was, live, some_moment
from tests.promises.scale import figure
from tests.services.branch import Branch, contents

LOANS = 6


@pytest.fixture(scope="module")
def names(dynoxide: Emulator) -> TableNames:
    """Tables for the whole module."""
    return fresh_tables(dynoxide)


@pytest.fixture(scope="module")
def busy(dynoxide: Emulator, names: TableNames) -> Branch:
    """The whole year."""
    return live(DynamoStore.open(names, dynoxide.client_arguments), LOANS)


@pytest.mark.parametrize("seed", range(figure("moments restored in dynamodb")))
def test_the_books_of_a_moment_are_as_they_were(
    dynoxide: Emulator, names: TableNames, busy: Branch, seed: int
) -> None:
    """Every item, entry, counter, claim and answer, at random moments and those of an entry."""
    moment, ending = some_moment(busy, seed), f"Recovered-{seed}"
    own = AwsNames(names.users, names.loans, names.repayments, "no-bucket")
    sets = table_sets(own, dynoxide.client_arguments)
    client = dynoxide.client("dynamodb")
    for table in sets.tables:
        client.create_table(**sets.request(table, ending))

    with sets.opened(OWN) as now, sets.opened(ending) as then:
        rewind(now, then, moment)
        sets.copy_answers(OWN, ending, moment_text(moment))
        assert audit(then).clean
        found = contents(then.store)

    expected = as_it_was(moment, LOANS)
    assert expected["events"]
    assert {name: found[name] for name in expected} == expected
    for name in sets.names(ending).values():
        client.delete_table(TableName=name)
