"""Write the table of docs/operations/README.md: `.venv/bin/python -m tests.guide.verbs`."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.house.source import ROOT

DOCUMENT = ROOT / "docs" / "operations" / "README.md"
BEGIN = "| In the guide | On one machine, and on AWS behind `skycap --env prod` | What it does |\n"
RULE = "|---|---|---|\n"


@dataclass(frozen=True)
class Task:
    """A heading of the guide, and what does it in Skycap."""

    heading: str
    verbs: tuple[str, ...]
    does: str
    page: str
    only: str | None = None
    codes: tuple[int, ...] = (0, 1)


def tasks() -> list[Task]:
    """All of them, in the order of the guide."""
    told = tomllib.loads(Path(__file__).with_name("verbs.toml").read_text(encoding="utf-8"))
    return [
        Task(
            one["heading"],
            tuple(one["verbs"]),
            one["does"],
            one["page"],
            one.get("only"),
            tuple(one.get("codes", (0, 1))),
        )
        for one in told["task"]
    ]


def table() -> str:
    """The table, a line for each task."""
    lines = []
    for task in tasks():
        shown = [verb.replace("{folder}/", "") for verb in task.verbs]
        verbs = "<br>".join(f"`skycap {verb}`" for verb in shown)
        where = {"aws": " (on AWS)", "embedded": " (on one machine)", None: ""}[task.only]
        lines.append(f"| {task.heading} | {verbs}{where} | {task.does}: [more]({task.page}) |\n")
    return BEGIN + RULE + "".join(lines)


def main() -> None:
    """Put the table into the document in place of the one that is there."""
    text = DOCUMENT.read_text(encoding="utf-8")
    found = re.search(re.escape(BEGIN) + r"(\|.*\n)+", text)
    assert found, "the document has lost its table"
    DOCUMENT.write_text(text.replace(found[0], table()), encoding="utf-8")


if __name__ == "__main__":
    main()
