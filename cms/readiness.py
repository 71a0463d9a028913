"""What the service needs for all of its work, part by part, for machines that watch.

A part that stands is `ok`; one that does not is named with what it means. Nothing of it
says where anything is, or what it holds: anybody may ask.
"""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache

from cms.models import BoardDocument, BoardImage
from cms.tasks.health import is_standing_still
from cms.tenancy import inspection
from cms.tenancy.scope import EVERYTHING, in_scope

logger = logging.getLogger(__name__)

OK = "ok"
LOOKS_EVERY = 5  # seconds
LOOKED_FOR = 3  # documents, and pictures
Part = Callable[[], str]
NOTHING_MORE: Mapping[str, Part] = MappingProxyType({})
_parts: dict[str, Part] = {}
# When this process last looked, and what it found.
_last: list[tuple[float, dict[str, str]]] = []


def register_part(name: str, function: Part) -> None:
    """Have a part asked for as well.

    function: answers `ok`, or in a sentence what does not work and what that means.
    """
    _parts[name] = function


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when every part stands, 503 when one does not; which, as JSON.

    A process looks no more often than every few seconds, however often it is asked.
    """
    now = time.monotonic()
    if not _last or now - _last[0][0] > LOOKS_EVERY:
        _last[:] = [(now, dict(what_stands()))]
    found = _last[0][1]
    return JsonResponse(found, status=200 if set(found.values()) == {OK} else 503)


def what_stands(more: Mapping[str, Part] = NOTHING_MORE) -> Iterator[tuple[str, str]]:
    """Each part, and what it says. Asks now.

    more: what is asked as well, while the database answers.
    """
    stands = _database()
    yield "database", stands
    yield "cache", said(_cache, "It does not keep what it is given.")
    yield "storage", said(_storage, "Files cannot be kept.")
    if stands != OK:
        return
    with in_scope(EVERYTHING):
        for name, part in {**_OWN, **_parts, **more}.items():
            yield name, said(part, "It could not be asked.")


def said(part: Part, failure: str) -> str:
    """What a part says; that it failed where it raises anything."""
    try:
        return part()
    # Whatever a cache, a storage or a part comes up with: the others still answer.
    except Exception:
        logger.exception("A part of the service does not work.")
        return failure


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (Error, ImproperlyConfigured):
        return "It does not answer."
    return OK


def _cache() -> str:
    word = get_random_string(12)
    cache.set(f"readyz:{word}", word, 30)
    kept = cache.get(f"readyz:{word}")
    cache.delete(f"readyz:{word}")
    return OK if kept == word else "It does not keep what it is given."


def _storage() -> str:
    """Write a file into each place for files, read it, and take it away again."""
    for storage in (default_storage, storages["documents"]):
        word = get_random_string(12)
        name = storage.save(f"readyz/{word}", ContentFile(word.encode()))
        try:
            with storage.open(name) as file:
                if file.read() != word.encode():
                    return "Files cannot be read."
        finally:
            # No row names it: no backup has to wait for it, nor it for a backup.
            getattr(storage, "delete_at_once", storage.delete)(name)
    return OK


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} have not run: run `migrate`." if plan else OK


def _wall() -> str:
    problems = inspection.problems_of_roles() + inspection.problems_of_tables()
    return "It does not stand: run `check --database default`." if problems else OK


def _worker() -> str:
    return "Tasks wait and nobody does them." if is_standing_still() else OK


def _files() -> str:
    """Whether the files that came last are where they were put.

    A disk that is not there looks like an empty folder, in which files can be kept.
    """
    for model in (BoardDocument, BoardImage):
        last = [row.file for row in model._base_manager.order_by("-pk")[:LOOKED_FOR]]
        if last and not any(file.storage.exists(file.name) for file in last):
            return "Files that were stored are not in their place."
    return OK


_OWN: dict[str, Part] = {
    "files": _files,
    "migrations": _migrations,
    "wall": _wall,
    "worker": _worker,
}
