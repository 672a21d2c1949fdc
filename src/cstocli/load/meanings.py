"""What the keys and words of the log mean: the texts that stand below them in the source of their classes.

They are read from the source when they are asked for, so that a field is described where it is defined and nowhere
else, and no run that asks nothing of the kind pays for it.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import pairwise

from cstocli.model.struct import Struct


def meanings(cls: type[Struct | Enum]) -> Mapping[str, str]:
    """Return what each field of a record, or each word of a vocabulary, means; nothing where no source is at hand."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("cstocli."):
            found |= dict(_described(base))
    return found


def _described(cls: type) -> Iterator[tuple[str, str]]:
    """Yield each name that the body of a class gives a value or a type, with the text below it."""
    body = _bodies(cls.__module__).get(cls.__qualname__, [])
    for statement, below in pairwise(body):
        text = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else None
        target = statement.target if isinstance(statement, ast.AnnAssign) else _assigned(statement)
        if isinstance(target, ast.Name) and isinstance(text, str):
            yield target.id, " ".join(inspect.cleandoc(text).split()).replace("``", "`")


@cache
def _bodies(module: str) -> Mapping[str, Sequence[ast.stmt]]:
    """Return the statements of each class of a module; none where its source is not at hand."""
    try:
        source = inspect.getsource(sys.modules[module])
    except OSError:
        return {}
    return {node.name: node.body for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}


def _assigned(statement: ast.stmt) -> ast.expr | None:
    return statement.targets[0] if isinstance(statement, ast.Assign) else None
