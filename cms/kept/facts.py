"""What many pages of a board ask for: found once a version, and held by each process.

It is held packed, so that nobody changes what another request gets. Where there is no
version (inside of a transaction, or with nothing kept), it is found each time.
"""

import pickle
from collections.abc import Callable
from typing import TypeVar, cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from cms.kept.ends import end_of_day, holds_until, noted_ends
from cms.kept.found import Fact
from cms.kept.memory import Memory
from cms.request_state import state_of
from cms.while_shown import once_each_its_own

T = TypeVar("T")
MOST_BYTES = 16 * 1024 * 1024


memory: Memory[Fact] = Memory(MOST_BYTES)


def fact(request: HttpRequest, name: str, find: Callable[[], T]) -> T:
    """What is called so of the board that was asked; found where it is not known.

    What is found is the same for every request to the board while its version is.
    """
    state = state_of(request)
    if state.version is None:
        host = request.get_host()
        return once_each_its_own(find, "fact", host, get_language(), name)
    board, version = state.version
    key = f"{board} {name}"
    known = state.found.get(key) or memory.find(key)
    if known and known.version == version and known.until > timezone.now():
        holds_until(known.until)
        return cast(T, pickle.loads(known.packed))  # noqa: S301 - packed below
    begun = timezone.now()
    with noted_ends() as ends:
        found = find()
    holds_until(*ends)
    until = min([*ends, end_of_day(begun)])
    packed = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
    state.found[key] = Fact(version, until, packed)
    return found


def keep_found(request: HttpRequest) -> None:
    """Hold what a request has found: its version is still the same."""
    for key, found in state_of(request).found.items():
        memory.keep(key, found)
