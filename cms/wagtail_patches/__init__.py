"""What stands in the place of something of Wagtail's or of another library's.

This is the register of it, and the one place where it is put there: `apply`, once, when
the CMS is ready, which is after the boards are. `boards.wagtail_patches` lists what the
boards put there, `of_cms` and `of_files` what the CMS does, in this order; each says
why, which test guards it, and when it can go. `relied_on` lists what is private to
others and used all the same.

When an upgrade changes what was replaced, tests/cms/test_wagtail_patches.py fails with
its name: read what changed, mend what stands in its place, and note its new digest.
"""

import inspect
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Patch:
    """Something of another library's, and what stands in its place.

    owner: a class, a module or an object, of which `name` is an attribute.
    guarded_by: the test that fails without it. goes_when: what makes it needless.
    source: the digest of what it replaces, or of `reads` where that says more.
    """

    owner: Any
    name: str
    puts: Any
    why: str
    guarded_by: str
    goes_when: str
    source: str
    reads: Any = None

    @property
    def place(self) -> str:
        return f"{place_of(self.owner)}.{self.name}"


@dataclass(frozen=True)
class Relied:
    """Something of another library's that it may change without saying so.

    names: the private names, templates or receivers that are meant. place: whose source
    says what they are for, by its full name, or a file as “app/path”.
    """

    names: tuple[str, ...]
    place: str
    why: str
    source: str


class AlreadyPatched(Exception):
    """Two were to stand in one place: the order in which they come would decide."""


_patches: list[Patch] = []
# What stood there before, by the place.
_originals: dict[str, Any] = {}


def register(*patches: Patch) -> None:
    """Have some more applied, after those that are listed already."""
    for patch in patches:
        if patch.place in {known.place for known in _patches}:
            raise AlreadyPatched(patch.place)
        _patches.append(patch)


def apply() -> None:
    """Put everything where it belongs, in the order of the register."""
    for patch in _patches:
        _originals[patch.place] = getattr(patch.owner, patch.name)
        setattr(patch.owner, patch.name, patch.puts)


def all_patches() -> tuple[Patch, ...]:
    return tuple(_patches)


def replaced(patch: Patch) -> Any:
    """What stood where a patch stands, or what says more of it."""
    return patch.reads or _originals[patch.place]


def place_of(owner: Any) -> str:
    """A class or a module by its name in full; an object by that of its class."""
    if inspect.ismodule(owner):
        return owner.__name__
    named = owner if inspect.isclass(owner) else type(owner)
    return f"{named.__module__}.{named.__qualname__}"
