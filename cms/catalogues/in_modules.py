"""The words that Python modules ask translations for."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from cms.catalogues.words import Word

# In place of names: everything in the module is read by the public.
WHOLE = ("",)

# What the arguments of a function are, in their order.
_ARGUMENTS = {
    "gettext": ("singular",),
    "gettext_noop": ("singular",),
    "ngettext": ("singular", "plural"),
    "pgettext": ("context", "singular"),
    "npgettext": ("context", "singular", "plural"),
}


class NothingNamedSo(Exception):
    """A definition that is said to hold public words is not there (any more)."""


def words_of(module: str, names: tuple[str, ...]) -> Iterator[Word]:
    """What some definitions of a module ask translations for.

    names: "function", "CONSTANT", "Class" or "Class.method"; or WHOLE. Raises
    NothingNamedSo for a name that the module does not have.
    """
    spec = find_spec(module)
    if spec is None or not spec.origin:
        raise NothingNamedSo(module)
    tree = ast.parse(Path(spec.origin).read_text())
    functions = dict(_functions(tree))
    for name in names:
        for call in _calls(_definition(tree, name, module), functions):
            word = _word(call, functions)
            if word.singular:
                word.places = {module}
                yield word


def _functions(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What a module calls Django's functions, and which each of them is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == (
            "django.utils.translation"
        ):
            for alias in node.names:
                name = alias.name.removesuffix("_lazy")
                if name in _ARGUMENTS:
                    yield alias.asname or alias.name, name


def _definition(tree: ast.AST, name: str, module: str) -> ast.AST:
    for part in name.split(".") if name else ():
        found = [node for node in ast.iter_child_nodes(tree) if part in _names(node)]
        if not found:
            raise NothingNamedSo(f"{module}: {name}")
        tree = found[0]
    return tree


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _calls(tree: ast.AST, functions: dict[str, str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in functions
        ):
            yield node


def _word(call: ast.Call, functions: dict[str, str]) -> Word:
    meanings = _ARGUMENTS[functions[getattr(call.func, "id", "")]]
    texts = {
        meaning: argument.value
        for meaning, argument in zip(meanings, call.args, strict=False)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    return Word(
        texts.get("singular", ""), texts.get("plural", ""), texts.get("context", "")
    )
