"""Other libraries' source as it is installed, by digests short enough to note."""

import hashlib
import importlib
import inspect
from pathlib import Path
from typing import Any


def digest(thing: Any) -> str:
    """Of the source of a function, a class or a module; of anything else, its value."""
    # A property stands for the function by which it is read.
    thing = getattr(thing, "fget", None) or getattr(thing, "func", None) or thing
    has_source = inspect.isroutine(thing) or inspect.isclass(thing)
    if has_source or inspect.ismodule(thing):
        return _of_text(inspect.getsource(thing))
    return _of_text(str(getattr(thing, "pattern", thing)))


def digest_of_place(place: str) -> str:
    """The same of what has a full name, or of a file of a package as “package/path”."""
    package, _slash, file = place.partition("/")
    if file:
        return _of_text((folder_of(package) / file).read_text())
    return digest(named(place))


def folder_of(package: str) -> Path:
    return Path(str(importlib.import_module(package).__file__)).parent


def named(place: str) -> Any:
    """A module, or what is in one. Raises AttributeError when it is not there."""
    found, names = importlib.import_module(place.split(".")[0]), place.split(".")[1:]
    for name in names:
        if inspect.ismodule(found) and not hasattr(found, name):
            importlib.import_module(f"{found.__name__}.{name}")
        found = getattr(found, name)
    return found


def _of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
