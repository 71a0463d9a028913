"""The form of a document, which keeps a file that the public can have."""

from typing import Any

from django.core.exceptions import ValidationError

from boards.files.replacing import reason_not_to_replace
from cms.forms import BoardDocumentForm


class CheckedDocumentForm(BoardDocumentForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        is_another = self.instance.pk and "file" in self.changed_data
        if is_another and (reason := reason_not_to_replace(self.instance)):
            raise ValidationError(reason, code="is_public")
        return file
