"""Write docs/operations/guide-commands.md: `.venv/bin/python -m tests.guide.table`."""

from collections.abc import Iterable

from tests.guide.typed import Command, commands
from tests.house.source import ROOT

DOCUMENT = ROOT / "docs" / "operations" / "guide-commands.md"

HEAD = """\
# The guide's commands, and what they meet

The maintenance guide is the operators' manual, and these are all of its commands, in its order.
Each was typed as it stands, with its placeholders filled in, against Skycap deployed into an
emulator of AWS on one machine (`tests/guide`). Nothing here was run on AWS itself. Where a service
is missing from the emulator, another one took the question.

This page is written from the data of that test: `.venv/bin/python -m tests.guide.table`.

| | In the guide | It names | On the emulator | Result |
|---|---|---|---|---|
"""

RIGHT = """

## What does what the guide means

Where its own command does not, or another does it better:

"""

MEANS = {
    "typed": "typed",
    "moto": "asked of moto",
    "ours": "Skycap's own",
    "words": "no command",
}


def document(all_commands: Iterable[Command]) -> str:
    """The page."""
    lines = [_line(command) for command in all_commands]
    right = [
        f"{command.number}. `{command.right}`" if _is_command(command.right) else
        f"{command.number}. {command.right}"
        for command in all_commands
        if command.right
    ]  # fmt: skip
    return HEAD + "\n".join(lines) + RIGHT + "\n".join(f"- {line}" for line in right) + "\n"


def _is_command(text: str) -> bool:
    return text.startswith(("aws ", "skycap ", "--"))


def _line(command: Command) -> str:
    first = " ".join(command.text.replace("\\\n", " ").split())
    shown = first if len(first) <= 90 else f"{first[:88]} …"
    names = ", ".join(f"{kind} `{name}`" if name else kind for kind, name in command.meets) or "–"
    how = MEANS[command.how] if not command.instead else "typed without `--follow`"
    if command.exit:
        how += f", exit {command.exit}"
    cells = (str(command.number), f"{command.section}: `{shown}`", names, how, command.result)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> None:
    """Write the page."""
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(document(commands()), encoding="utf-8")


if __name__ == "__main__":
    main()
