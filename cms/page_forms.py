"""The editor's form of a page: what it lacks for the public stands at its field."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from cms.error_summary import name_what_is_missing
from cms.publishing import gate

SUBMITS = ("action-submit", "action-restart-workflow")


class PageForm(WagtailAdminPageForm):
    """Says what a page lacks when it is published or submitted, at its place.

    A draft may be unfinished, so that nothing is asked of it.
    """

    def is_valid(self) -> bool:
        is_valid = super().is_valid()
        if not is_valid:
            if "title" in self.errors:
                # It is made from the title, which is asked for.
                self.errors.pop("slug", None)
            name_what_is_missing(self)
        if not is_valid or self.is_deferred_validation:
            return is_valid
        self._say_what_it_lacks()
        return super().is_valid()

    def _say_what_it_lacks(self) -> None:
        rows = self._rows()
        found = gate().lacks(
            self.instance,
            self.parent_page,
            [row.instance for row in rows],
            any(name in self.data for name in SUBMITS),
        )
        for number, field, sentence in found:
            form = self if number is None else rows[number]
            form.add_error(field if field in form.fields else None, sentence)

    def _rows(self) -> list[Any]:
        formset = self.formsets.get("released_documents")
        if formset is None:
            return []
        return [
            form
            for form in formset.forms
            if form not in formset.deleted_forms
            and (form.instance.pk or form.has_changed())
        ]
