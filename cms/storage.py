"""Where files lie on disk, under names that keep the letters of every script."""

from pathlib import PurePath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage

from cms.letters import composed, is_of_a_word, shortened

# A name has 255 bytes on disk; a few are for what makes two names differ.
LONGEST_NAME = 200  # bytes


class NamedInEveryScript(FileSystemStorage):
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
