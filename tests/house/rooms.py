"""The rules about rooms: what may import what."""

import ast
import sys
from collections.abc import Iterator

from tests.house.source import Source, room_of

# The floors, from the ground up. A room may import itself and the rooms below it.
FLOORS = {
    "lending": 1,
    "services": 2,
    "storage": 3,
    "demo": 3,  # it plays at the desks, on whatever storage it is given
    "operations": 4,
    "settings": 5,
    "assembly": 6,  # above settings: it chooses adapters by what settings say
    "api": 7,
    "site": 7,
    "cli": 7,
    "aws": 8,  # Lambda's way in to the API, as a server is on a machine
    "__main__": 8,
}

# Rooms on one floor do not know each other, but `skycap serve` starts the API and the site when it
# is asked to.
LAZY_NEIGHBOURS = {("cli", "api"), ("cli", "site")}

# Only these may name an adapter; everything else meets storage through the ports of services.
NAME_ADAPTERS = {"storage", "assembly"}

# The standard library's ways to the outside. The core computes; it does not look around.
OUTSIDE = {
    "asyncio", "ctypes", "getpass", "glob", "http", "importlib", "io", "locale", "logging",
    "multiprocessing", "os", "pathlib", "platform", "random", "secrets", "shutil", "signal",
    "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid",
    "zoneinfo",
}  # fmt: skip


def imports_only_go_down(source: Source) -> Iterator[str]:
    """A room imports itself and the rooms below it, and every room has a floor."""
    if not source.is_product:
        return
    here = source.room
    if here and here not in FLOORS:
        yield source.finding(1, f"{here} is no room of the house; see tests/house/rooms.py")
        return
    for name, node in source.imports:
        there = room_of(name)
        if there not in FLOORS or there == here or (here, there) in LAZY_NEIGHBOURS:
            continue
        if not here or FLOORS[there] >= FLOORS[here]:
            yield source.finding(node, f"{here or 'skycap'} may not import {name}")


def neighbours_are_imported_late(source: Source) -> Iterator[str]:
    """An allowed import between neighbours stands inside the function that needs it."""
    top = {id(node) for node in source.tree.body}
    for name, node in source.imports:
        if (source.room, room_of(name)) in LAZY_NEIGHBOURS and id(node) in top:
            yield source.finding(node, f"import {name} inside the function that needs it")


def only_assembly_names_an_adapter(source: Source) -> Iterator[str]:
    """Nothing but ``assembly`` and storage itself imports ``skycap.storage``."""
    if not source.is_product or source.room in NAME_ADAPTERS:
        return
    for name, node in source.imports:
        if room_of(name) == "storage":
            yield source.finding(node, f"only skycap.assembly may import {name}")


def lending_needs_nothing(source: Source) -> Iterator[str]:
    """``lending`` imports itself and the parts of the standard library that only compute."""
    if source.room != "lending":
        return
    for name, node in source.imports:
        head = name.partition(".")[0]
        if head == "skycap":
            continue  # imports_only_go_down answers for these
        if head not in sys.stdlib_module_names:
            yield source.finding(node, f"lending may not need {head}: standard library only")
        elif head in OUTSIDE:
            yield source.finding(node, f"lending may not reach outside through {head}")


def no_import_hides_in_a_string(source: Source) -> Iterator[str]:
    """Nothing imports one of our modules by a string, where these rules could not see it."""
    if not source.is_product:
        return
    for node in source.nodes:
        if isinstance(node, ast.Call) and node.args:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            if called in {"import_module", "__import__"}:
                yield source.finding(node, f"{called} hides an import; write it out")
