"""The bytes of what is deleted go too, and no crash leaves them behind.

Wagtail asks for it when the deletion is committed, and forgets to when the process ends
just then. A stored task is asked for in the transaction that deletes.
"""

from typing import Any

from wagtail.tasks import delete_file_from_storage_task


def delete_stored_file(instance: Any, **_signal: Any) -> None:
    """Have a worker delete the file of a document, a picture or a rendition."""
    delete_file_from_storage_task.enqueue(
        instance.file.storage.deconstruct(), instance.file.name
    )
