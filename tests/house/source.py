"""Our own source as the house rules see it: text, syntax tree, and which room it lies in."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = ("run.py", "src/**/*.py", "tests/**/*.py", "benchmarks/**/*.py")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root of the repository, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the tree."""
        return list(ast.walk(self.tree))

    @property
    def is_product(self) -> bool:
        """Whether this file is part of Skycap itself, rather than of its tests or tools."""
        return self.path.startswith("src/skycap/")

    @property
    def is_test(self) -> bool:
        """Whether this file belongs to the tests."""
        return self.path.startswith("tests/")

    @property
    def module(self) -> str:
        """The dotted name: ``skycap.lending.money``, also for a package's ``__init__``."""
        parts = list(Path(self.path).with_suffix("").parts)
        if parts[0] == "src":
            parts = parts[1:]
        if parts[-1] == "__init__":
            parts = parts[:-1]
        return ".".join(parts)

    @property
    def room(self) -> str:
        """The first name below ``skycap``; empty for ``skycap`` itself and outside the product."""
        return room_of(self.module)

    @cached_property
    def imports(self) -> list[tuple[str, ast.stmt]]:
        """Every import as (absolute dotted name, statement); ``from a import b`` gives ``a.b``."""
        return [
            (name, node)
            for node in self.nodes
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in self._imported(node)
        ]

    def _imported(self, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            return
        base = node.module or ""
        if node.level:
            is_package = self.path.endswith("/__init__.py")
            parts = self.module.split(".")
            kept = parts[: len(parts) - node.level + is_package]
            base = ".".join([*kept, *([node.module] if node.module else [])])
        yield from (f"{base}.{alias.name}" for alias in node.names)

    @cached_property
    def aliases(self) -> dict[str, str]:
        """What each imported name stands for: ``dt`` -> ``datetime`` after ``import x as dt``."""
        found = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    found[name] = alias.name if alias.asname else name
            elif isinstance(node, ast.ImportFrom) and not node.level:
                for alias in node.names:
                    found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        return found

    def names_used(self) -> Iterator[tuple[str, ast.expr]]:
        """Yield every use of an imported name, spelled in full: ``datetime.date.today``."""
        for node in self.nodes:
            if isinstance(node, ast.Name | ast.Attribute):
                name = self._spelled(node)
                if name:
                    yield name, node

    def _spelled(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Name):
            return self.aliases.get(node.id)
        if isinstance(node, ast.Attribute):
            owner = self._spelled(node.value)
            return f"{owner}.{node.attr}" if owner else None
        return None

    @cached_property
    def functions(self) -> list[FunctionNode]:
        """Every function and method, nested ones too."""
        return [node for node in self.nodes if isinstance(node, FunctionNode)]

    @cached_property
    def comments(self) -> list[tuple[str, int]]:
        """Every comment with its line."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return [(t.string, t.start[0]) for t in tokens if t.type == tokenize.COMMENT]

    def finding(self, where: ast.AST | int, message: str) -> str:
        """Say where a rule is broken, in the form that editors turn into a link."""
        line = where if isinstance(where, int) else getattr(where, "lineno", 1)
        return f"{self.path}:{line}: {message}"


def room_of(module: str) -> str:
    """Return the room of a dotted name, empty outside ``skycap`` and for ``skycap`` itself."""
    head, *rest = module.split(".")
    return rest[0] if head == "skycap" and rest else ""


def read_sources() -> list[Source]:
    """Read all Python files of the repository that we wrote."""
    paths = sorted(path for pattern in READ for path in ROOT.glob(pattern))
    return [
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
        if "__pycache__" not in path.parts
    ]
