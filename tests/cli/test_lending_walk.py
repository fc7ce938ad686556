"""The lender's guide from section 17 on: its requests and commands, tried in their order."""

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from skycap.api.app import create_app
from skycap.api.options import ApiOptions
from skycap.assembly import assemble
from skycap.lending import explaining
from skycap.services import passwords, users
from skycap.services.clock import SimulatedClock
from skycap.services.machine import SeededIds
from skycap.services.office import Office
from skycap.settings import Settings
from tests.api.world import KEYS, ROLES, World, cheap_passwords
from tests.cli.conftest import ADMIN_PASSWORD, Skycap

GUIDE = (Path(__file__).parents[2] / "docs" / "lending.md").read_text("utf-8")
STEP = re.compile(
    r"```http\n# (?P<role>\w+), (?P<day>[-\d]+)\n(?P<method>[A-Z]+) (?P<path>\S+)\n"
    r"(?:(?P<sent>\{.*?\})\n)?\n(?P<status>\d{3})\n(?P<told>.*?)\n```"
    r"|```console\n\$ skycap (?P<words>(?:quote|loan) [^\n]*)\n(?P<shown>.*?)\n```",
    re.DOTALL,
)
STEPS = list(STEP.finditer(GUIDE))
FIRST, SECOND = "SK-H793-Y214-C", "SK-X07D-J13N-B"
"""The applications of the page; each lender draws references of its own."""


@contextmanager
def opened(data: Path) -> Iterator[World]:
    """The lender of the page through its API, a person a role, on 31 January 2025."""
    clock = SimulatedClock(datetime(2025, 1, 31, 8, tzinfo=UTC))
    with assemble(Settings(data=data)) as installation:
        kept = installation.office
        office = Office(kept.store, kept.blobs, clock, SeededIds(clock, 7))
        app = create_app(office, KEYS, ApiOptions(rate_limits=None))
        with TestClient(app, base_url="https://skycap.test") as client:
            world = World(office, clock, client)
            for role in ROLES:
                new = users.NewUser(
                    f"the-{role}",
                    f"The {role}",
                    role,
                    "",
                    ADMIN_PASSWORD,
                    must_change_password=False,
                )
                users.add_user(office, users.OPERATOR, new)
                world.people[role] = users.named(office, new.username)
            yield world


def ask(world: World, step: re.Match[str], known: dict[str, Any]) -> None:
    """Send a request of the page on its day, and compare; `known` are ids of earlier answers."""
    moment = datetime.fromisoformat(f"{step['day']}T08:00:00+00:00")
    world.clock.advance(max(moment - world.clock.now(), timedelta(0)))
    path = re.sub(r"\{(\w+)\}", lambda name: known[name[1]], step["path"])
    sent = renamed(step["sent"] or "", known)
    path = renamed(path, known)
    rest = {"json": orjson.loads(sent)} if sent else {}
    answered = world.send(step["method"], path, step["role"], **rest)
    body = answered.json()
    assert answered.status_code == int(step["status"]), (step[0], body)
    assert within(orjson.loads(renamed(step["told"], known)), body), (step[0], body)
    known.update({name: value for name, value in body.items() if name.endswith("Id")})


def renamed(text: str, known: dict[str, Any]) -> str:
    """What the page says, with the references that were drawn here."""
    return text.replace(FIRST, known["first"]).replace(SECOND, known["second"])


def within(told: Any, answered: Any) -> bool:  # noqa: ANN401 - JSON may be anything
    """Whether all that the page tells is in the answer; the page may leave fields out."""
    if isinstance(told, dict):
        return isinstance(answered, dict) and all(
            name in answered and within(value, answered[name]) for name, value in told.items()
        )
    if isinstance(told, list):
        return len(told) == len(answered) and all(map(within, told, answered))
    return bool(told == answered)


def test_the_lender_of_the_page_gets_the_answers_of_the_page(
    skycap: Skycap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each request is answered as the page says, and then each command prints what it shows."""
    monkeypatch.setattr(passwords, "_hasher", cheap_passwords())
    with opened(skycap.data) as world:
        first = world.pending(loanDate="2025-01-31")
        second = world.pending(loanDate="2025-01-31", loanAmount="6000", totalAmount="6600")
        known = {"first": first, "second": second}
        requests = [step for step in STEPS if step["path"]]
        for step in requests:
            ask(world, step, known)
    commands = [step for step in STEPS if step["words"]]
    for step in commands:
        result = skycap.run(*shlex.split(renamed(step["words"], known)))
        shown = [line.rstrip() for line in result.stdout.strip().splitlines()]
        assert shown == renamed(step["shown"], known).splitlines(), step[0]
    assert (len(requests), len(commands)) >= (10, 2)
    assert GUIDE.count("```http") == len(requests)


def test_every_kind_of_step_is_explained() -> None:
    """Whatever "why this amount" may say is in the table of section 20."""
    source = Path(explaining.__file__).read_text("utf-8")
    kinds = set(re.findall(r"Step\(\s*\"(\w+)\"", source))

    assert len(kinds) >= 10
    assert [kind for kind in sorted(kinds) if f"| `{kind}` |" not in GUIDE] == []
