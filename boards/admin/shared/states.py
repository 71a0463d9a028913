"""How far something is, in every list of ours: one word, one colour and one icon.

The colours are those of pages: public, draft, waits, critical.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from boards.models import DocumentRequest, Invitation, Release, ReleaseState
from boards.publishing.deadlines import Duty
from boards.translations.words.overview import Progressed
from boards.translations.words.overview import State as Translated
from cms.templatetags.page_state import State

# Colour and icon.
DRAFT, WAITS = ("draft", "draft"), ("waits", "time")
PUBLIC, CRITICAL = ("public", "view"), ("critical", "warning")
DONE, PLANNED = ("public", "check"), ("waits", "calendar-check")
OVER = ("draft", "no-view")

RELEASES = {
    ReleaseState.PREPARING: DRAFT,
    ReleaseState.SUBMITTED: WAITS,
    ReleaseState.SIGNED_OFF: PLANNED,
    ReleaseState.STOPPED: CRITICAL,
    ReleaseState.RELEASED: PUBLIC,
    ReleaseState.CALLED_OFF: OVER,
}
REQUESTS = {
    DocumentRequest.State.NEW: WAITS,
    DocumentRequest.State.ANSWERED: DONE,
    DocumentRequest.State.REFUSED: OVER,
    DocumentRequest.State.SPAM: OVER,
}
# The most pressing first.
TRANSLATIONS = {
    Translated.BEHIND: CRITICAL,
    Translated.INCOMPLETE: WAITS,
    Translated.LIVE: PUBLIC,
    Translated.DRAFT: DRAFT,
}


class StateColumn(Column):
    """shown: the state of a row."""

    cell_template_name = "wagtailadmin/boards/shared/state_cell.html"

    def __init__(
        self, shown: Callable[..., State], name: str = "state", **options: object
    ) -> None:
        super().__init__(name, accessor=shown, **options)


def of_release(release: Release) -> State:
    """And whether an administrator forced it."""
    word = release.get_state_display()
    if release.was_forced:
        word = _("%(state)s (forced)") % {"state": word}
    return State(word, *RELEASES[ReleaseState(release.state)])


def of_request(request: DocumentRequest) -> State:
    look = REQUESTS[DocumentRequest.State(request.state)]
    return State(request.get_state_display(), *look)


def of_duty(duty: Duty) -> State:
    return State(duty.state_label, *(CRITICAL if duty.is_overdue else PLANNED))


def of_translation(row: Progressed) -> State:
    """The most pressing of what can be said of it."""
    said = next(state for state in TRANSLATIONS if state in row.states)
    return State(str(said.label), *TRANSLATIONS[said])


def of_invitation(invitation: Invitation) -> State:
    if invitation.has_expired:
        return State(_("Expired"), *OVER)
    return State(_("Waiting for an answer"), *WAITS)
