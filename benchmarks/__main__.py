"""Measure everything and print it: `.venv/bin/python -m benchmarks [NAME ...]`."""

import platform
import sys

from benchmarks import aws, books, durable, lighthouse, lists, pages, schedules, serving
from benchmarks.measuring import Figure
from skycap.storage.sql.sqlite import choose_library

NAMES = ("schedules", "durable", "serving", "lists", "books", "aws", "pages")
ON_REQUEST = ("lighthouse",)  # needs a tool that Skycap does not bring


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all of them."""
    wanted = names or list(NAMES)
    if unknown := set(wanted) - {*NAMES, *ON_REQUEST}:
        known = ", ".join((*NAMES, *ON_REQUEST))
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {known}")
        return 2
    library = choose_library()
    print(
        f"Python {platform.python_version()}, SQLite {library.module.sqlite_version} in "
        f"{library.journal_mode.upper()} with synchronous=FULL, {platform.machine()}"
    )
    figures: list[Figure] = []
    lines: list[str] = []
    if "schedules" in wanted:
        figures += schedules.measure()
    if "durable" in wanted:
        figures += durable.measure()
    if "serving" in wanted:
        measured, told = serving.measure()
        figures += measured
        lines += told
    if "lists" in wanted:
        lines += lists.measure()
    if "books" in wanted:
        lines += books.measure()
    if "aws" in wanted:
        lines += aws.measure()
    if "pages" in wanted:
        lines += pages.measure()
    if "lighthouse" in wanted:
        lines += lighthouse.measure()
    for figure in figures:
        print(figure.line())
    for line in lines:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
