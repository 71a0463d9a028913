"""Where files lie on disk, under names that keep the letters of every script.

What is deleted goes by a task, whoever asks for it, Wagtail included: a file whose row
is in a backup that is being made stays until it has been copied.
"""

import os
from pathlib import Path, PurePath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage

from cms.letters import composed, is_of_a_word, shortened
from cms.signals import file_unwanted

# A name has 255 bytes on disk; a few are for what makes two names differ.
LONGEST_NAME = 200  # bytes
AS_A_NEW_ONE = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class DeletesInTime(Storage):
    """For every store of files that rows name. A class of one's own derives from it."""

    def delete(self, name: str) -> None:
        """Have the bytes go soon: with the transaction in which somebody asks."""
        file_unwanted.send(sender=type(self), storage=self, name=name)

    def delete_at_once(self, name: str) -> None:
        """Delete what no row has ever named, or what no backup has to copy."""
        super().delete(name)


class KeepsLetters(Storage):
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


class NamedInEveryScript(KeepsLetters, DeletesInTime, FileSystemStorage):
    """Folders of this machine."""

    def _save(self, name: str, content: File) -> str:
        """Store all of a file, or nothing: where there is no room no half is left."""
        handle, place = self._taken(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
            if self.file_permissions_mode is not None:
                place.chmod(self.file_permissions_mode)
        except BaseException:
            place.unlink(missing_ok=True)
            raise
        return place.relative_to(self.location).as_posix()

    def _taken(self, name: str) -> tuple[int, Path]:
        """An empty file that is nobody else's, opened, and where it is."""
        while True:
            place = Path(self.path(name))
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                return os.open(place, AS_A_NEW_ONE, 0o666), place
            except FileExistsError:
                name = self.get_available_name(name)
