"""Tags for several files or pictures at once, read as those of one are.

Wagtail's forms take whatever is typed, and cut it at each comma: what is too long fails
in the database.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.tags import TagField
from wagtail.documents.views.bulk_actions import add_tags as of_documents
from wagtail.images.views.bulk_actions import add_tags as of_images

from cms.models import BoardTag


class TagForm(forms.Form):
    tags = TagField(label=_("Tags"), tag_model=BoardTag)


class ReadsTags:
    """A bulk action that adds the tags which its form has read."""

    form_class = TagForm
    cleaned_form: Any

    def get_execution_context(self) -> dict[str, Any]:
        return {"tags": self.cleaned_form.cleaned_data["tags"]}


class TagDocuments(ReadsTags, of_documents.AddTagsBulkAction):
    pass


class TagImages(ReadsTags, of_images.AddTagsBulkAction):
    pass
