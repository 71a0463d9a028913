"""Where files lie on disk, under names that keep the letters of every script.

What is deleted goes by a task, whoever asks for it, Wagtail included: a file whose row
is in a backup that is being made stays until it has been copied.
"""

from pathlib import PurePath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, Storage

from cms.letters import composed, is_of_a_word, shortened
from cms.signals import file_unwanted

# A name has 255 bytes on disk; a few are for what makes two names differ.
LONGEST_NAME = 200  # bytes


class DeletesInTime(Storage):
    """For every store of files that rows name. A class of one's own derives from it."""

    def delete(self, name: str) -> None:
        """Have the bytes go soon: with the transaction in which somebody asks."""
        file_unwanted.send(sender=type(self), storage=self, name=name)

    def delete_at_once(self, name: str) -> None:
        """Delete what no row has ever named, or what no backup has to copy."""
        super().delete(name)


class NamedInEveryScript(DeletesInTime, FileSystemStorage):
    """A name keeps its letters and their signs, and is cut where it is too long."""

    def get_valid_name(self, name: str) -> str:
        """Raises SuspiciousFileOperation when nothing of the name can stay."""
        spaced = composed(str(name)).strip().replace(" ", "_")
        valid = "".join(char for char in spaced if is_of_a_word(char) or char in "-.")
        if valid in {"", ".", ".."}:
            raise SuspiciousFileOperation(f"Could not derive file name from '{name}'")
        suffix = shortened(PurePath(valid).suffix, LONGEST_NAME // 4)
        stem = valid.removesuffix(suffix)
        return shortened(stem, LONGEST_NAME - len(suffix.encode())) + suffix
