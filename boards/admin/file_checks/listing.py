"""Wagtail's list of documents, with what the check says of each."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.documents.views.documents import IndexView

from boards.admin.shared.states import CRITICAL, DONE, WAITS, StateColumn
from boards.models import FileCheck
from boards.publishing.file_checks import checks
from cms.templatetags.page_state import State

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
        check = StateColumn(
            lambda document: document.shown_check, "check", label=_("Check")
        )
        return [*columns, check, usage]

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        documents = super().decorate_paginated_queryset(object_list)
        checked = checks.checks_of(documents)
        for document in documents:
            document.shown_check = shown(checked.get(document.pk))
        return documents


def shown(check: FileCheck | None) -> State:
    """What a check says, in a few words."""
    if check is None or check.is_running:
        return State(_("Waits for its check"), *WAITS)
    if check.state == FileCheck.State.REFUSED:
        return State(_("Could not be read safely"), *CRITICAL)
    number = sum(
        checks.confirmation_of(check, finding) is None
        for finding in checks.serious_findings(check)
    )
    if not number:
        return State(_("Nothing in the way"), *DONE)
    said = ngettext("%s serious finding", "%s serious findings", number) % number
    return State(said, *CRITICAL)
