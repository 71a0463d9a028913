"""Finds tests that pass although nothing was looked at: by how they are written.

What a test asserts only inside of a loop, or of all members of something, is asserted
of nothing where that is empty.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "tests").rglob("*.py"))
# What looks at something, or fails, by itself. Fixtures of pytest-django among them.
LOOKS = {"raises", "fail", "warns"}
LOOKS_BY_NAME = ("assert", "django_assert")
TOO_WIDE = {"Exception", "BaseException"}
# What has as many members as what it is given.
KEEPS = {"enumerate", "sorted", "list", "tuple", "reversed", "zip", "dict"}
OF_A_DICT = {"items", "keys", "values"}
# What is true, whatever it is made of.
ALWAYS_TRUE = (ast.GeneratorExp, ast.Lambda, ast.JoinedStr)
MADE_LATER = {"map", "filter", "zip"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions_in(node: ast.AST) -> Iterator[Function]:
    for found in ast.walk(node):
        if isinstance(found, Function):
            yield found


def tests_in(path: Path) -> Iterator[Function]:
    for found in functions_in(tree_of(path)):
        if found.name.startswith("test_"):
            yield found


def name_of(call: ast.Call) -> str:
    """The last word of what is called."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@cache
def helpers() -> dict[Path, set[str]]:
    """By file, the functions there that look at something, its own or imported.

    One that answers with something is there for that, whatever it makes sure of.
    """
    functions = [
        (path, found)
        for path in FILES
        for found in functions_in(tree_of(path))
        if not found.name.startswith("test_") and not answers(found)
    ]
    known: dict[Path, set[str]] = {path: set() for path in FILES}
    grows = True
    while grows:
        before = sum(map(len, known.values()))
        for path, one in functions:
            if looks(one, known[path]):
                known[path].add(one.name)
        for path, name, source in imported():
            if name in known.get(source, ()):
                known[path].add(name)
        grows = sum(map(len, known.values())) > before
    return known


@cache
def imported() -> list[tuple[Path, str, Path]]:
    """Which file has which name from which other."""
    return [
        (path, alias.asname or alias.name, _file_of(node.module))
        for path in FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    ]


def _file_of(module: str) -> Path:
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")


def answers(function: Function) -> bool:
    return any(
        isinstance(node, ast.Return | ast.Yield) and node.value is not None
        for node in ast.walk(function)
    )


def looks(node: ast.AST, known: set[str]) -> bool:
    return any(looks_itself(found, known) for found in ast.walk(node))


def looks_itself(node: ast.AST, known: set[str]) -> bool:
    """Whether this very node fails where something is not as it should be."""
    if isinstance(node, ast.Assert):
        return True
    if isinstance(node, ast.Raise):
        return node.exc is not None and "AssertionError" in ast.unparse(node.exc)
    if not isinstance(node, ast.Call):
        return False
    name = name_of(node)
    return name in LOOKS or name in known or name.startswith(LOOKS_BY_NAME)


def nothing_is_looked_at(test: Function, path: Path) -> bool:
    return not looks(test, helpers()[path])


def only_in_loops(test: Function, path: Path) -> bool:
    """Whether all that a test looks at may be looked at no single time."""
    inside = looks(test, helpers()[path])
    return inside and not any(_is_certain(one, path) for one in test.body)


def _is_certain(node: ast.AST, path: Path) -> bool:
    """Whether something is looked at in a statement, however much there is."""
    known = helpers()[path]
    if isinstance(node, Function | ast.Lambda):
        return False
    if isinstance(node, ast.While):
        return looks(node.test, known)
    if isinstance(node, ast.For):
        # What is gone over is asked for all the same, and may itself look.
        goes = has_members(node.iter, _constants(path))
        inside = goes and any(_is_certain(one, path) for one in node.body)
        return looks(node.iter, known) or inside
    if looks_itself(node, known):
        return True
    return any(_is_certain(child, path) for child in ast.iter_child_nodes(node))


@cache
def _constants(path: Path) -> frozenset[str]:
    """The names in a file that are given something with members, written out there."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        targets = node.targets if isinstance(node, ast.Assign) else ()
        for target in targets:
            if isinstance(target, ast.Name) and has_members(
                node.value, frozenset(found)
            ):
                found.add(target.id)
    return frozenset(found)


def has_members(node: ast.AST, constants: frozenset[str]) -> bool:
    """Whether what is gone over is certain not to be empty, as it is written."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return any(
            not isinstance(one, ast.Starred) or has_members(one.value, constants)
            for one in node.elts
        )
    if isinstance(node, ast.Dict):
        return any(
            key is not None or has_members(value, constants)
            for key, value in zip(node.keys, node.values, strict=True)
        )
    if isinstance(node, ast.Constant):
        return bool(node.value)
    if isinstance(node, ast.Name):
        return node.id in constants
    if not isinstance(node, ast.Call):
        return False
    if name_of(node) == "range":
        return all(isinstance(one, ast.Constant) and one.value for one in node.args)
    if name_of(node) in OF_A_DICT and isinstance(node.func, ast.Attribute):
        return has_members(node.func.value, constants)
    if name_of(node) in KEEPS and node.args:
        return all(has_members(one, constants) for one in node.args)
    return False


def of_all_of_nothing(test: Function, path: Path) -> Iterator[str]:
    """Assertions of all members of what may have none, and is not asked for them."""
    asserts = [node for node in ast.walk(test) if isinstance(node, ast.Assert)]
    for node in asserts:
        for gone_over in _gone_over(node.test):
            if has_members(gone_over, _constants(path)):
                continue
            words = names_in(gone_over)
            others = (one for one in asserts if one is not node)
            if not any(words & names_in(one) for one in others):
                yield ast.unparse(node)


def _gone_over(asserted: ast.AST) -> Iterator[ast.AST]:
    """What `all(…)` or `not any(…)` goes over."""
    wanted = "all"
    if isinstance(asserted, ast.BoolOp) and isinstance(asserted.op, ast.And):
        for value in asserted.values:
            yield from _gone_over(value)
    if isinstance(asserted, ast.UnaryOp) and isinstance(asserted.op, ast.Not):
        asserted, wanted = asserted.operand, "any"
    if isinstance(asserted, ast.Call) and name_of(asserted) == wanted:
        inner = asserted.args[0]
        is_made_here = isinstance(inner, ast.GeneratorExp | ast.ListComp)
        yield inner.generators[0].iter if is_made_here else inner


def names_in(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def cannot_fail(test: Function) -> Iterator[str]:
    """Assertions that hold whatever the product does."""
    for node in ast.walk(test):
        if isinstance(node, ast.Assert) and _is_always_true(node.test):
            yield ast.unparse(node)


def _is_always_true(asserted: ast.AST) -> bool:
    if isinstance(asserted, ast.Constant | ast.Tuple | ast.List | ast.Dict | ast.Set):
        return True
    if isinstance(asserted, ALWAYS_TRUE):
        return True
    if isinstance(asserted, ast.Call):
        is_a_builtin = isinstance(asserted.func, ast.Name)
        return is_a_builtin and name_of(asserted) in MADE_LATER
    if isinstance(asserted, ast.BoolOp):
        deciding = any if isinstance(asserted.op, ast.Or) else all
        return deciding(map(_is_always_true, asserted.values))
    return isinstance(asserted, ast.Compare) and _is_of_itself(asserted)


def _is_of_itself(compared: ast.Compare) -> bool:
    """Whether a thing is compared with itself, or a length with what none is below."""
    sides = [ast.unparse(one) for one in (compared.left, *compared.comparators)]
    if len(set(sides)) == 1:
        return True
    is_a_length = isinstance(compared.left, ast.Call) and name_of(compared.left) == "len"
    return (
        is_a_length
        and isinstance(compared.ops[0], ast.GtE)
        and sides[1] == "0"
        or (is_a_length and isinstance(compared.ops[0], ast.Gt) and sides[1] == "-1")
    )


def takes_any_failure(test: Function) -> Iterator[str]:
    """Where whatever goes wrong, a slip of the test too, is what was wanted."""
    for node in ast.walk(test):
        if not isinstance(node, ast.Call) or name_of(node) != "raises":
            continue
        is_named = any(keyword.arg in ("match", "check") for keyword in node.keywords)
        if not is_named and any(names_in(one) & TOO_WIDE for one in node.args[:1]):
            yield ast.unparse(node)
