"""The forms of documents and pictures, which keep what the public can have."""

from typing import Any

from django.core.exceptions import ValidationError

from boards.files.replacing import reason_not_to_replace
from cms.forms import BoardDocumentForm, BoardImageForm


class KeepsWhatIsPublic:
    """Says at the field of the file why another one does not take its place."""

    instance: Any
    cleaned_data: dict[str, Any]
    changed_data: list[str]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        is_another = self.instance.pk and "file" in self.changed_data
        if is_another and (reason := reason_not_to_replace(self.instance)):
            raise ValidationError(reason, code="is_public")
        return file


class CheckedDocumentForm(KeepsWhatIsPublic, BoardDocumentForm):
    pass


class CheckedImageForm(KeepsWhatIsPublic, BoardImageForm):
    pass
