"""The editor's form of a page: what it lacks for the public stands at its field."""

from itertools import count
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from cms.error_summary import name_what_is_missing
from cms.publishing import gate
from cms.slugs import slug_of

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

    def clean(self) -> dict[str, object]:
        """Two pages may be called alike: a slug that nobody typed is counted on."""
        slug = self.cleaned_data.get("slug")
        cleaned: dict[str, object] = super().clean()
        if slug and "slug" in self.errors and self._is_of_the_title(slug):
            del self.errors["slug"]
            cleaned["slug"] = self._free(slug)
        return cleaned

    def _is_of_the_title(self, slug: str) -> bool:
        """So that another one is as good, while no reader knows it."""
        title = self.cleaned_data.get("title") or ""
        return not self.instance.first_published_at and slug == slug_of(title)

    def _free(self, slug: str) -> str:
        # Wagtail's `find_available_slug` makes one that is longer than may be.
        beside = self.parent_page.get_children().exclude(pk=self.instance.pk)
        longest = Page._meta.get_field("slug").max_length
        ends = (f"-{number}" for number in count(2))
        tried = (slug[: longest - len(end)] + end for end in ends)
        return next(one for one in tried if not beside.filter(slug=one).exists())

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
