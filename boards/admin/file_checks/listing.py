"""Wagtail's list of documents, with what the check says of each."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView

from boards.models import FileCheck
from boards.publishing.file_checks import checks

# Left out on a phone, so that what the check says stands on the screen.
_LESS_TELLING = ("filename", "created_at")


class Documents(IndexView):
    """In the place of Wagtail's own, whose address it has."""

    @property
    def columns(self) -> list[Any]:
        *columns, usage = super().columns
        for column in columns:
            if column.name in _LESS_TELLING:
                column.classname = "wide-only"
        check = Column("check", label=_("Check"), accessor="check_in_words")
        return [*columns, check, usage]

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        documents = super().decorate_paginated_queryset(object_list)
        checked = checks.checks_of(documents)
        for document in documents:
            document.check_in_words = in_words(checked.get(document.pk))
        return documents


def in_words(check: FileCheck | None) -> str:
    """What a check says, in a few words."""
    if check is None or check.is_running:
        return _("Waits for its check")
    if check.state == FileCheck.State.REFUSED:
        return _("Could not be read safely")
    number = sum(
        checks.confirmation_of(check, finding) is None
        for finding in checks.serious_findings(check)
    )
    if not number:
        return _("Nothing in the way")
    return ngettext("%s serious finding", "%s serious findings", number) % number
