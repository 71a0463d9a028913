"""What an editor of texts can do beside saving: submit the page, or publish it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from cms.publishing import gate
from cms.refusals import ActionRefused
from cms.users.models import User

# The key of the page, who asks, how many texts are left; says what was done.
Take = Callable[[int, Any, int], str]


@dataclass(frozen=True)
class Step:
    """A button of the editor. take: does it, or raises Refused."""

    name: str
    label: str
    take: Take


def steps_of(page: Page, user: User) -> list[Step]:
    """What this person may do with the page now."""
    rights = page.permissions_for_user(user)
    steps = []
    if rights.can_submit_for_moderation():
        steps.append(Step("submit", _("Save and submit for sign-off"), submit))
    if rights.can_publish() and not rights.page_locked():
        steps.append(Step("publish", _("Save and publish"), publish))
    return steps


def submit(page_id: int, by: User, left: int) -> str:
    """Send the draft to the board's approvers."""
    if left:
        raise ActionRefused(_unfinished(left))
    page = _fresh(page_id)
    state = page.current_workflow_state
    if state is None:
        page.get_workflow().start(page, by)
    else:
        state.resume(user=by)
    return _("Saved, and submitted. The board's approvers have been told by email.")


def publish(page_id: int, by: User, left: int) -> str:
    """Let the draft go public, if nothing stands in its way."""
    if left:
        raise ActionRefused(_unfinished(left))
    page = _fresh(page_id)
    revision = page.latest_revision
    if reasons := gate().reasons_against(revision.as_object(), revision):
        raise ActionRefused(" ".join(reasons))
    PublishPageRevisionAction(revision, user=by, changed=True).execute()
    return _("Saved and published.")


def _fresh(page_id: int) -> Page:
    """The page with the draft that has just been saved."""
    return Page.objects.get(pk=page_id).specific


def _unfinished(left: int) -> str:
    sentence = ngettext(
        "%(count)s text is still to be translated: nobody reads a page in two "
        "languages.",
        "%(count)s texts are still to be translated: nobody reads a page in two "
        "languages.",
        left,
    )
    return sentence % {"count": left}
