"""The forms of documents and pictures, which keep what the public can have."""

from typing import Any

from django.core.exceptions import ValidationError

from boards.models.board.belonging import board_of_file
from boards.publishing.file_checks.replacement import (
    SAID,
    reason_not_to_replace,
    reason_not_to_say_otherwise,
)
from boards.publishing.page_words.single_texts import warning_of
from boards.publishing.page_words.texts import said_by
from cms.forms import BoardDocumentForm, BoardImageForm


class KeepsWhatIsPublic:
    """Says at the field of the file why another one does not take its place."""

    instance: Any
    cleaned_data: dict[str, Any]
    changed_data: list[str]

    @property
    def words_warning(self) -> str:
        """What its title, description or name has that must not go public, or ""."""
        if not self.instance.pk:
            return ""
        said = [text for _label, text in said_by(self.instance)]
        return warning_of(board_of_file(self.instance), *said)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        is_another = self.instance.pk and "file" in self.changed_data
        if is_another and (reason := reason_not_to_replace(self.instance)):
            raise ValidationError(reason, code="is_public")
        return file

    def clean(self) -> Any:
        """Says at its field why what a page prints of it stays."""
        cleaned = super().clean()  # type: ignore[misc]
        said = [name for name in SAID[type(self.instance)] if name in self.changed_data]
        is_other = self.instance.pk and said
        if is_other and (reason := reason_not_to_say_otherwise(self.instance)):
            # The fields of what is cut out are not seen.
            name = said[0] if said[0] in ("title", "description") else "file"
            self.add_error(name, reason)  # type: ignore[attr-defined]
        return cleaned


class CheckedDocumentForm(KeepsWhatIsPublic, BoardDocumentForm):
    pass


class CheckedImageForm(KeepsWhatIsPublic, BoardImageForm):
    pass
