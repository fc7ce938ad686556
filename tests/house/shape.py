"""The rules about shape: sizes, docstrings, annotations, names, and reasons for exceptions."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.source import DEFINITIONS, FunctionNode, Source

MODULE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70

# Assembled, so that this file does not contain what it forbids.
LEFTOVER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")

# Each exception from a tool names its rule and its reason.
EXCEPTIONS = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no cover|fmt:\s*off)\b.*")
REASONED = re.compile(
    r"""\#\s*(?:
        noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*\s+-\s+\w.{4}    # noqa: S101 - why
      | type:\s*ignore\[[\w\s,-]+\]\s+\#\s*\w.{4}           # type: ignore[arg-type] # why
      | pragma:\s*no\ cover\s+-\s+\w.{4}
    )""",
    re.VERBOSE,
)

# Words that say nothing, and shortenings a reader has to guess.
VAGUE = {"cfg", "helper", "helpers", "impl", "mgr", "misc", "svc", "tmp", "util", "utils"}

WITHOUT_DOCSTRING = {"overload", "override", "setter", "deleter"}  # described elsewhere


def modules_are_small(source: Source) -> Iterator[str]:
    """A module has at most 400 lines."""
    lines = source.text.count("\n")
    if lines > MODULE_LINES_MAX:
        yield source.finding(1, f"{lines} lines; at most {MODULE_LINES_MAX}")


def functions_are_small(source: Source) -> Iterator[str]:
    """A function has at most 70 lines."""
    for node in source.functions:
        assert node.end_lineno is not None
        lines = node.end_lineno - node.lineno + 1
        if lines > FUNCTION_LINES_MAX:
            message = f"{node.name} has {lines} lines; at most {FUNCTION_LINES_MAX}"
            yield source.finding(node, message)


def everything_public_has_a_docstring(source: Source) -> Iterator[str]:
    """Every public module, class, function and method says what it is; so does every module."""
    if source.is_test:
        return  # tests have a rule of their own
    if not ast.get_docstring(source.tree):
        yield source.finding(1, "the module has no docstring")
    yield from _undocumented(source, source.tree)


def _undocumented(source: Source, owner: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in owner.body:
        if not isinstance(node, DEFINITIONS) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not _names(node.decorator_list) & WITHOUT_DOCSTRING:
            yield source.finding(node, f"{node.name} has no docstring")
        if isinstance(node, ast.ClassDef):
            yield from _undocumented(source, node)


def _names(expressions: list[ast.expr]) -> set[str]:
    """Return the last name of each decorator: ``setter`` for ``@amount.setter``."""
    heads = [node.func if isinstance(node, ast.Call) else node for node in expressions]
    found = {node.attr for node in heads if isinstance(node, ast.Attribute)}
    return found | {node.id for node in heads if isinstance(node, ast.Name)}


def every_test_says_what_it_proves(source: Source) -> Iterator[str]:
    """Every test, and every module of tests, has a docstring that begins with one sentence."""
    if not source.is_test:
        return
    if not ast.get_docstring(source.tree):
        yield source.finding(1, "the module has no docstring")
    for node in source.functions:
        if node.name.startswith("test_"):
            first = (ast.get_docstring(node) or "").partition("\n\n")[0]
            if not first.endswith((".", "!", "?")):
                yield source.finding(node, f"{node.name} does not say in a sentence what it proves")


def every_signature_is_annotated(source: Source) -> Iterator[str]:
    """Every parameter and every result has a type."""
    for node in source.functions:
        if node.returns is None:
            yield source.finding(node, f"{node.name} does not say what it returns")
        for parameter in _parameters(node):
            if parameter.annotation is None:
                yield source.finding(node, f"{node.name}: {parameter.arg} has no type")


def _parameters(node: FunctionNode) -> Iterator[ast.arg]:
    """Yield the parameters that need a type: all but a leading ``self`` or ``cls``."""
    positional = [*node.args.posonlyargs, *node.args.args]
    if positional and positional[0].arg in {"self", "cls"}:
        positional = positional[1:]
    yield from positional
    yield from node.args.kwonlyargs
    yield from (extra for extra in (node.args.vararg, node.args.kwarg) if extra)


def nothing_is_left_for_later(source: Source) -> Iterator[str]:
    """No note to ourselves stays in the source: an issue is the place for it."""
    for number, line in enumerate(source.text.splitlines(), 1):
        found = LEFTOVER.search(line)
        if found:
            yield source.finding(number, f"{found.group()}: open an issue instead")


def every_exception_has_a_reason(source: Source) -> Iterator[str]:
    """Whoever silences a tool names the rule and says why, on the same line."""
    for comment, line in source.comments:
        found = EXCEPTIONS.search(comment)
        if found and not REASONED.match(found.group()):
            yield source.finding(line, "name the rule and the reason: `noqa: X1 - why`")


def file_names_say_what_is_inside(source: Source) -> Iterator[str]:
    """No file is called by a word that says nothing."""
    for part in PurePosixPath(source.path).with_suffix("").parts:
        for word in VAGUE.intersection(part.split("_")):
            yield source.finding(1, f"{word} says nothing about what is inside")
