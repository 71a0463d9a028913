"""What the CMS puts in the place of Wagtail's own that deletes stored files."""

from wagtail.documents import signal_handlers as document_signals
from wagtail.images import signal_handlers as image_signals

from cms import stored_files
from cms.wagtail_patches import Patch

PATCHES = tuple(
    Patch(
        module,
        "post_delete_file_cleanup",
        stored_files.delete_stored_file,
        why="A process that ends after a deletion leaves no bytes of it behind.",
        guarded_by="tests/cms/test_stored_files.py::"
        "test_the_bytes_of_what_is_deleted_go_by_a_task_of_that_transaction",
        goes_when="Wagtail asks for it in the transaction, and not after it.",
        source="8e2d480357c017dc",
    )
    for module in (document_signals, image_signals)
)
