"""What our code sets, or calls by a private name, of other libraries."""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from django.db.models import Model

from tests.sources import folder_of
from tests.test_architecture import PACKAGES, tree_of

LIBRARIES = (
    "django",
    "django_tasks",
    "modelcluster",
    "modelsearch",
    "taggit",
    "treebeard",
    "wagtail",
    "wagtail_localize",
)
# A process says so of itself.
ENVIRONMENT = "os.environ"
# What a class calls its own.
OWN = (["self"], ["cls"])


def is_ours(module: Any) -> bool:
    return str(module).split(".")[0] in (*PACKAGES, "tests")


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("_")


@cache
def text_of_libraries() -> str:
    files = (
        path
        for library in LIBRARIES
        for path in folder_of(library).rglob("*.py")
        if "tests" not in path.parts
    )
    return "\n".join(path.read_text() for path in files)


def is_named_by_libraries(name: str) -> bool:
    return re.search(rf"\b{name}\b", text_of_libraries()) is not None


def imported(path: Path) -> dict[str, str]:
    """What a module calls something of another library, and its name in full."""
    found = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            for name in node.names:
                whole = name.name if name.asname else name.name.split(".")[0]
                found[name.asname or whole] = whole
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                found[name.asname or name.name] = f"{node.module}.{name.name}"
    return {name: whole for name, whole in found.items() if not is_ours(whole)}


def chain(node: ast.AST) -> list[str]:
    """The names of `a.b.c`, also below `a.b.c[0]`; nothing of anything else."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Subscript):
        return chain(node.value)
    if isinstance(node, ast.Attribute):
        above = chain(node.value)
        return [*above, node.attr] if above else []
    return []


def whole_name(node: ast.AST, known: dict[str, str]) -> str | None:
    first, *rest = chain(node) or [""]
    return ".".join([known[first], *rest]) if first in known else None


def known_names(path: Path) -> dict[str, str]:
    """What is imported, and what is called so by a loop or by another name."""
    known = imported(path)
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.For) and isinstance(node.iter, (ast.Tuple, ast.List)):
            pairs = [(node.target, value) for value in node.iter.elts]
        elif isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        else:
            continue
        for target, value in pairs:
            whole = whole_name(value, known)
            if isinstance(target, ast.Name) and whole:
                known.setdefault(target.id, whole)
    return known


def set_of_others(path: Path) -> Iterator[str]:
    """Whatever a module sets or deletes of another library's, by its name in full."""
    known = known_names(path)
    for node in ast.walk(tree_of(path)):
        if isinstance(node, (ast.Attribute, ast.Subscript)):
            if isinstance(node.ctx, (ast.Store, ast.Del)):
                yield from _of_others(node, known)
        elif isinstance(node, ast.Call):
            yield from _set_by_call(node, known)


def _of_others(node: ast.Attribute | ast.Subscript, known: dict[str, str]) -> list[str]:
    if isinstance(node.value, ast.Call) and chain(node.value.func) == ["type"]:
        return [f"a class by {ast.unparse(node)}"]
    if isinstance(node.value, ast.Attribute) and node.value.attr == "__class__":
        return [f"a class by {ast.unparse(node)}"]
    whole = whole_name(node, known)
    return [whole] if whole and whole != ENVIRONMENT else []


def _set_by_call(node: ast.Call, known: dict[str, str]) -> list[str]:
    called = chain(node.func)
    if called in (["setattr"], ["delattr"]):
        whole = whole_name(node.args[0], known)
        return [f"{whole}.{ast.unparse(node.args[1])}"] if whole else []
    if called[-1:] == ["add_to_class"]:
        return [str(whole_name(node.func, known) or ast.unparse(node.func))]
    return []


def put_by_us() -> Iterator[tuple[Any, str]]:
    """Classes and modules of others, and their attributes that are of our making."""
    seen: set[type] = set()
    for name, module in list(sys.modules.items()):
        if is_ours(name) or type(module) is not ModuleType:
            continue
        for attribute, value in list(vars(module).items()):
            if is_of_our_making(value):
                yield module, attribute
            if issubclass(type(value), type) and value not in seen:
                seen.add(value)
                yield from _put_on(value)


def _put_on(owner: type) -> Iterator[tuple[type, str]]:
    if not is_ours(owner.__module__):
        for name, value in list(vars(owner).items()):
            if is_of_our_making(value):
                yield owner, name


def is_of_our_making(value: Any) -> bool:
    """Models of ours stand where settings say which model is meant."""
    if type(value) in (staticmethod, classmethod):
        value = value.__func__
    if type(value) is property:
        value = value.fget
    is_class = issubclass(type(value), type)
    if is_class and issubclass(value, Model):
        return False
    if not is_class and type(value) is not FunctionType:
        return False
    return str(value.__module__).split(".")[0] in PACKAGES


def overridden(module: ModuleType) -> Iterator[str]:
    """Private methods of others in whose place a class of ours has its own."""
    methods = (FunctionType, property, staticmethod, classmethod)
    for value in list(vars(module).values()):
        if not inspect.isclass(value) or value.__module__ != module.__name__:
            continue
        for name, method in vars(value).items():
            if is_private(name) and isinstance(method, methods):
                bases = [base for base in value.__mro__[1:] if name in vars(base)]
                if any(not is_ours(base.__module__) for base in bases):
                    yield name


def own_names(path: Path) -> Iterator[str]:
    """What a module itself gives a name to."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield from [node.attr] if chain(node.value) in OWN else []


def private_names(path: Path) -> Iterator[str]:
    """The private names that a module asks others for, ours among them."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom) and not is_ours(node.module):
            yield from (name.name for name in node.names)
            yield from str(node.module).split(".")
        elif isinstance(node, ast.Call) and len(node.args) > 1:
            by_name = chain(node.func) in (["getattr"], ["setattr"], ["hasattr"])
            if by_name and isinstance(node.args[1], ast.Constant):
                yield str(node.args[1].value)


def dispatch_uids(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        is_uid = isinstance(node, ast.keyword) and node.arg == "dispatch_uid"
        if is_uid and isinstance(node.value, ast.Constant):
            yield str(node.value.value)
