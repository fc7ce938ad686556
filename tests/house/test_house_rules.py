"""The house rules, kept by an ordinary test.

Each rule is a function from one source file to its findings. The first test applies all of them
to our source; the others show each rule a file that breaks it, so that no rule is asleep.
"""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.house import purity, rooms, shape
from tests.house.samples import BAD, GOOD, Sample
from tests.house.source import ROOT, Source, read_sources

Rule = Callable[[Source], Iterator[str]]

RULES: list[Rule] = [
    rooms.imports_only_go_down,
    rooms.neighbours_are_imported_late,
    rooms.only_assembly_names_an_adapter,
    rooms.lending_needs_nothing,
    rooms.no_import_hides_in_a_string,
    purity.only_the_clock_asks_the_time,
    purity.only_settings_read_the_environment,
    purity.lending_knows_no_float,
    purity.only_money_rounds,
    shape.modules_are_small,
    shape.functions_are_small,
    shape.everything_public_has_a_docstring,
    shape.every_test_says_what_it_proves,
    shape.every_signature_is_annotated,
    shape.nothing_is_left_for_later,
    shape.every_exception_has_a_reason,
    shape.file_names_say_what_is_inside,
]
NAMES = [rule.__name__ for rule in RULES]


def findings(rule: Rule, sources: list[Source]) -> list[str]:
    """Apply a rule to files."""
    return [finding for source in sources for finding in rule(source)]


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    """Our source, parsed once for all rules and forgotten after them."""
    return read_sources()


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_our_source_keeps_the_rule(rule: Rule, sources: list[Source]) -> None:
    """No file of ours breaks a house rule."""
    broken = findings(rule, sources)

    assert not broken, f"{rule.__doc__}\n" + "\n".join(broken)


@pytest.mark.parametrize("sample", [*BAD, *GOOD], ids=lambda sample: sample.rule)
def test_a_rule_sees_what_it_should(sample: Sample) -> None:
    """Each rule flags the sample that breaks it, as often as it does, and spares the other."""
    rule = RULES[NAMES.index(sample.rule)]

    assert sample.findings == len(findings(rule, [sample.source])), sample


def test_every_rule_has_samples_of_both_kinds() -> None:
    """No rule goes without a sample that breaks it and a sample that keeps it."""
    assert {sample.rule for sample in BAD} == set(NAMES)
    assert {sample.rule for sample in GOOD} == set(NAMES)


def test_the_rules_see_the_whole_house(sources: list[Source]) -> None:
    """The files that the rules read include the product, the tests and run.py."""
    paths = {source.path for source in sources}

    assert {"run.py", "src/skycap/__init__.py", "tests/house/test_house_rules.py"} <= paths


ADDRESS = re.compile(r"://|--(?:extra-)?index-url|--find-links|--trusted-host")
UNPINNED = re.compile(r"^[a-z0-9](?!\S*==\S+ )", re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_a_lock_pins_everything_and_names_no_address(name: str) -> None:
    """A lock gives an exact version and hashes for every package, and no place to fetch from."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text, flags=re.IGNORECASE)

    assert not ADDRESS.search(text)
    assert not UNPINNED.search(text)
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("line", ["skycap @ https://example.org/x", "--index-url x", "a>=1 \\"])
def test_the_lock_rule_sees_a_bad_line(line: str) -> None:
    """An address or a version range in a lock would be found."""
    assert ADDRESS.search(line) or UNPINNED.search(line)
