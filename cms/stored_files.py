"""The bytes of what is deleted go too, and no crash leaves them behind.

A stored task is asked for in the transaction that deletes. It deletes while no backup
copies files, and waits for its end else.
"""

from datetime import timedelta
from typing import Any

from django.core.files.storage import Storage
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from cms.file_locks import a_file_may_go
from cms.signals import file_unwanted

# Whoever asks outside of a transaction may store a moment later that the file is not
# theirs any more.
SOON = timedelta(seconds=30)


@task()
def delete_in_time(
    made_by: tuple[str, list[object], dict[str, object]], name: str
) -> None:
    """Delete a file, or ask again when a backup is being made.

    made_by: a storage, as its `deconstruct` says.
    """
    with a_file_may_go() as may:
        if may:
            path, args, kwargs = made_by
            storage = import_string(path)(*args, **kwargs)
            # A store of somebody's own may know one way alone.
            getattr(storage, "delete_at_once", storage.delete)(name)
            return
    delete_in_time.using(run_after=timezone.now() + SOON).enqueue(made_by, name)


def delete_stored_file(instance: Any, **_signal: Any) -> None:
    """Have a worker delete the file of a document, a picture or a rendition."""
    _see_to_it(instance.file.storage, instance.file.name)


def _see_to_it(storage: Storage, name: str, **_signal: Any) -> None:
    soon = delete_in_time.using(run_after=timezone.now() + SOON)
    soon.enqueue(storage.deconstruct(), name)  # type: ignore[attr-defined]


def install() -> None:
    file_unwanted.connect(_see_to_it, dispatch_uid="stored_files")
