"""Finds tests that pass although nothing was looked at: by how they are written.

What a test asserts only inside of a loop, or of all members of something, is asserted
of nothing where that is empty.
"""

import ast
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "tests").rglob("*.py"))
# What looks at something, or fails, by itself. Fixtures of pytest-django among them.
LOOKS = {"raises", "fail", "warns", "expect"}
LOOKS_BY_NAME = ("assert", "django_assert")
TOO_WIDE = {"Exception", "BaseException"}
# What has as many members as what it is given.
KEEPS = {"enumerate", "sorted", "list", "tuple", "reversed", "zip", "dict"}
OF_A_DICT = {"items", "keys", "values"}
OF_CHOICES = {"values", "names", "labels", "choices"}
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


def all_tests(path: Path) -> Iterator[Function]:
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
    known, names = helpers()[path], certain_names(test, path)
    return looks(test, known) and not any(
        _is_certain(one, known, names) for one in test.body
    )


def _is_certain(node: ast.AST, known: set[str], names: Set[str]) -> bool:
    """Whether something is looked at in a statement, however much there is."""
    if isinstance(node, Function | ast.Lambda):
        return False
    if isinstance(node, ast.While):
        return looks(node.test, known)
    if isinstance(node, ast.For):
        # What is gone over is asked for all the same, and may itself look.
        inside = has_members(node.iter, names) and any(
            _is_certain(one, known, names) for one in node.body
        )
        return looks(node.iter, known) or inside
    if looks_itself(node, known):
        return True
    children = ast.iter_child_nodes(node)
    return any(_is_certain(child, known, names) for child in children)


@cache
def certain_in(path: Path) -> frozenset[str]:
    """The names of a file, outside of its functions, that stand for some members."""
    return _given_members(tree_of(path).body, _certain_imports(path))


def _certain_imports(path: Path) -> frozenset[str]:
    found = (row for row in imported() if row[0] == path and row[2] in FILES)
    return frozenset(
        name for _path, name, source in found if name in certain_in(source)
    )


def certain_names(test: Function, path: Path) -> frozenset[str]:
    """The same where a test stands: what it names itself hides the file's."""
    own = {
        node.id
        for node in ast.walk(test)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    arguments = {one.arg for one in (*test.args.args, *test.args.kwonlyargs)}
    return _given_members(test.body, certain_in(path) - own - arguments)


def _given_members(body: list[ast.stmt], known: frozenset[str]) -> frozenset[str]:
    found = set(known)
    for node in body:
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign) and node.value:
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name) and has_members(node.value, found):
                found.add(target.id)
    return frozenset(found)


def has_members(node: ast.AST | None, names: Set[str]) -> bool:
    """Whether what is gone over is certain not to be empty, as it is written.

    names: those that stand for something with members.
    """
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return any(
            not isinstance(one, ast.Starred) or has_members(one.value, names)
            for one in node.elts
        )
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return any(key or has_members(value, names) for key, value in pairs)
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return all(
            has_members(one.iter, names) and not one.ifs for one in node.generators
        )
    if isinstance(node, ast.Constant):
        return bool(node.value)
    if isinstance(node, ast.Name):
        return node.id in names or _is_an_enumeration(node.id)
    if isinstance(node, ast.Attribute):
        # The members of a model's choices.
        inner = ast.unparse(node.value).split(".")[-1]
        return node.attr in OF_CHOICES and _is_an_enumeration(inner)
    return isinstance(node, ast.Call) and _keeps_members(node, names)


def _is_an_enumeration(name: str) -> bool:
    """Whether a name is that of a class: of those, enumerations can be gone over."""
    return name[0].isupper() and not name.isupper()


def _keeps_members(call: ast.Call, names: Set[str]) -> bool:
    if name_of(call) == "range":
        return all(isinstance(one, ast.Constant) and one.value for one in call.args)
    if name_of(call) in OF_A_DICT and isinstance(call.func, ast.Attribute):
        return has_members(call.func.value, names)
    return (
        name_of(call) in KEEPS
        and bool(call.args)
        and all(has_members(one, names) for one in call.args)
    )


def of_all_of_nothing(test: Function, path: Path) -> Iterator[str]:
    """Assertions of all members of what may have none, and is not asked for them."""
    asserts = [node for node in ast.walk(test) if isinstance(node, ast.Assert)]
    for node in asserts:
        for gone_over in _gone_over(node.test):
            if has_members(gone_over, certain_names(test, path)):
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


def cannot_fail(test: Function, _path: Path) -> Iterator[str]:
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
    is_a_length = sides[0].startswith("len(") and isinstance(compared.ops[0], ast.GtE)
    return len(set(sides)) == 1 or (is_a_length and sides[1] == "0")


def takes_any_failure(test: Function, _path: Path) -> Iterator[str]:
    """Where whatever goes wrong, a slip of the test too, is what was wanted."""
    for node in ast.walk(test):
        if not isinstance(node, ast.Call) or name_of(node) != "raises":
            continue
        is_named = any(keyword.arg in ("match", "check") for keyword in node.keywords)
        if not is_named and any(names_in(one) & TOO_WIDE for one in node.args[:1]):
            yield ast.unparse(node)
