"""The rules about exactness and hidden inputs: no float, one rounding place, one clock."""

import ast
from collections.abc import Iterator

from tests.house.source import Source

CLOCKS = {"skycap.services.clock"}  # the modules that may ask the system for the time
ENVIRONMENT = {"skycap.settings"}
ROUNDS = {"skycap.lending.money"}

ASKS_THE_TIME = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
    "time.strftime",
    "time.clock_gettime",
    "sqlalchemy.func.now",
    "sqlalchemy.func.current_timestamp",
    "sqlalchemy.func.current_date",
}
SQL_TIME = ("CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "DATETIME('NOW'", "DATE('NOW'")
READS_ENVIRONMENT = {"os.environ", "os.environb", "os.getenv", "os.getenvb", "os.putenv"}

INTEGER_MATH = {"comb", "factorial", "gcd", "isqrt", "lcm", "perm", "prod"}
ROUNDING_NAMES = {"round", "quantize", "to_integral_value", "to_integral_exact", "__round__"}


def only_the_clock_asks_the_time(source: Source) -> Iterator[str]:
    """Nothing but the clock module asks what time it is; durations may be measured."""
    if not source.is_product or source.module in CLOCKS:
        return
    for name, node in source.names_used():
        if name in ASKS_THE_TIME:
            yield source.finding(node, f"{name}: take the time from the clock that is handed in")
    for part in source.nodes:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            asked = [words for words in SQL_TIME if words in part.value.upper()]
            if asked:
                yield source.finding(part, f"{asked[0]}: SQL may not ask the time either")


def only_settings_read_the_environment(source: Source) -> Iterator[str]:
    """Nothing but ``skycap.settings`` reads environment variables."""
    if not source.is_product or source.module in ENVIRONMENT:
        return
    for name, node in source.names_used():
        if name in READS_ENVIRONMENT:
            yield source.finding(node, f"{name}: only skycap.settings reads the environment")


def lending_knows_no_float(source: Source) -> Iterator[str]:
    """``lending`` has no float: no literal, no name, no true division, no floating mathematics."""
    if source.room != "lending":
        return
    for node in source.nodes:
        match node:
            case ast.Constant(value=float() | complex()):
                yield source.finding(node, f"{node.value!r} is a float")
            case ast.Name(id="float" | "complex"):
                yield source.finding(node, f"{node.id} has no place in the core")
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                yield source.finding(node, "true division: use // or the functions of money")
            case ast.BinOp(op=ast.Pow(), right=ast.UnaryOp(op=ast.USub())):
                yield source.finding(node, "a negative power of an integer is a float")
    for name, node in source.names_used():
        owner, _, last = name.rpartition(".")
        if owner == "math" and last not in INTEGER_MATH:
            yield source.finding(node, f"{name} computes with floats")
        if name in {"operator.truediv", "operator.itruediv"}:
            yield source.finding(node, f"{name} is true division")


def only_money_rounds(source: Source) -> Iterator[str]:
    """In the core, only ``lending.money`` mentions rounding."""
    if source.room != "lending" or source.module in ROUNDS:
        return
    for node in source.nodes:
        name = node.id if isinstance(node, ast.Name) else ""
        name = node.attr if isinstance(node, ast.Attribute) else name
        name = node.name.rpartition(".")[2] if isinstance(node, ast.alias) else name
        if name in ROUNDING_NAMES or name.startswith("ROUND_"):
            yield source.finding(node, f"{name}: only skycap.lending.money rounds")
