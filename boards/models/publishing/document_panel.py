"""The rows of documents in a page's editor."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model
from wagtail.models import Page

from boards.models.board.belonging import board_of_page
from boards.models.publishing.documents import PageDocument
from cms.rows_of_forms import LookedForTogether
from cms.signals import line_being_left_out

LOOKED_FOR = ("kind", "file")


class PageDocumentForm(WagtailAdminModelForm):
    """A row in the page editor. A draft's row may be unfinished, like the draft."""

    # The page that is edited in the same form.
    beside: Page | None = None

    def _post_clean(self) -> None:
        self.instance.may_be_unfinished = self.is_deferred_validation
        self.instance.beside = self.beside
        super()._post_clean()

    def _get_validation_exclusions(self) -> set[str]:
        """What a field has just found is not looked for again."""
        found = {name for name in LOOKED_FOR if self.cleaned_data.get(name)}
        return super()._get_validation_exclusions() | found


class DocumentFormSet(LookedForTogether, BaseChildFormSet):
    """The rows in the page editor. Some rows have to stay."""

    looked_for = LOOKED_FOR

    def add_fields(self, form: PageDocumentForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.beside = self.instance

    def clean(self) -> None:
        super().clean()
        for form in self.initial_forms:
            if self._should_delete_form(form):
                line_being_left_out.send(sender=PageDocument, row=form.instance)


class DocumentsPanel(InlinePanel):
    """The rows of documents, the same in every page editor that has them."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Documents"))
        kwargs.setdefault("label", _("Document"))
        kwargs["relation_name"] = "released_documents"
        super().__init__(**kwargs)

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options()
        options["formsets"]["released_documents"]["formset"] = DocumentFormSet
        options["formsets"]["released_documents"]["form"] = get_form_for_model(
            PageDocument,
            form_class=PageDocumentForm,
            defer_required_on_fields=deferred.get("defer_required_on_fields", []),
        )
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        """Knows the folder of files for who works for no one board."""

        template_name = "wagtailadmin/boards/documents/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            is_asked = self.request.user.is_superuser and self.instance.pk
            board = board_of_page(self.instance) if is_asked else None
            return context | {"collection": board and board.collection_id}
