"""The editor's form of a page: what is missing for the public stands at its field."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class PublishedPageForm(WagtailAdminPageForm):
    """Takes an unfinished draft; to be published it has to hold something."""

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if self.is_deferred_validation:
            return True
        for name, sentence in self.instance.missing(self._documents()).items():
            self.add_error(name if name in self.fields else None, sentence)
        return not self.errors

    def _documents(self) -> list[Any]:
        """The lines that the form would store."""
        formset = self.formsets.get("released_documents")
        return [
            form.instance
            for form in (formset.forms if formset else ())
            if form not in formset.deleted_forms
            and (form.instance.pk or form.has_changed())
        ]
