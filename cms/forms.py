"""The forms for files and images. Each lies in its board's collection."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.pictures import taken_off_in_words


class InABoardsCollection:
    """Asks people of several boards whose file it is, instead of guessing.

    Nothing may lie in the root of all collections: it is nobody's, so that the public
    would never get it. Who works for one board is not asked at all.
    """

    fields: dict[str, Any]
    instance: Any
    collections: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("collection")
        if field is None:
            return
        field.queryset = self.collections.filter(depth__gt=1)
        if self.instance.pk is None:
            field.empty_label = _("Choose whose it is")


class BoardDocumentForm(InABoardsCollection, BaseDocumentForm):
    pass


class BoardImageForm(InABoardsCollection, BaseImageForm):
    """Says of a picture that has just come what was taken off it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken_off = getattr(self.instance, "taken_off", ())
        if taken_off and "title" in self.fields:
            self.fields["title"].help_text = taken_off_in_words(taken_off)

    def save(self, commit: bool = True) -> Any:
        file = self.cleaned_data.get("file")
        self.instance.taken_off = getattr(file, "taken_off", ())
        return super().save(commit)
