"""What the dashboard shows of the active board: my drafts, what is new, its people."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.query import PageQuerySet

from boards.admin.active_board import active_board
from boards.admin.dashboard.begin import BeginPanel
from boards.admin.dashboard.waiting import WaitingPanel
from boards.admin.deadlines.panel import DuePanel, ToLookUpPanel
from boards.governance.staff.membership import people_with_roles
from boards.models.board.invitations import role_labels
from cms.trees import BOARD_DEPTH
from cms.users.models import User

NEWEST = 5
# Wagtail's own: what was changed last, what of mine waits, and what waits for me.
SAID_BY_OURS = {
    "recent_edits",
    "user_objects_in_workflow_moderation",
    "workflow_objects_to_moderate",
}


class PagesPanel(Component):
    """A few pages, each with its state and a day."""

    comes_later = True
    template_name = "wagtailadmin/boards/dashboard/pages_panel.html"
    panel_id: str
    heading: Any
    nothing: Any
    day: str

    def get_pages(self, user: User) -> PageQuerySet:
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        pages = self.get_pages(request.user).filter(depth__gt=BOARD_DEPTH)
        # What the tag of a page's state asks of each.
        known = pages.annotate_approved_schedule().prefetch_workflow_states()
        newest = known.select_related("locale").order_by(f"-{self.day}", "pk")[:NEWEST]
        return {
            "request": request,
            "panel_id": self.panel_id,
            "heading": self.heading,
            "nothing": self.nothing,
            "rows": [(page, getattr(page, self.day)) for page in newest],
        }


class DraftsPanel(PagesPanel):
    """What I have begun, or changed last, and the public does not see yet."""

    order = 230
    panel_id = "my-drafts"
    heading = _("My drafts")
    nothing = _("Nothing of yours waits to be published.")
    day = "latest_revision_created_at"

    def get_pages(self, user: User) -> PageQuerySet:
        waiting = Q(live=False) | Q(has_unpublished_changes=True)
        mine = Q(owner=user) | Q(latest_revision__user=user)
        return Page.objects.filter(waiting, mine, latest_revision__isnull=False)


class PublishedPanel(PagesPanel):
    """What the board has published last, whoever did it."""

    order = 260
    panel_id = "recently-published"
    heading = _("Recently published")
    nothing = _("Nothing is public at the moment.")
    day = "last_published_at"

    def get_pages(self, user: User) -> PageQuerySet:
        return Page.objects.live().filter(last_published_at__isnull=False)


class PeoplePanel(Component):
    """Who works for the active board, and as what."""

    comes_later = True
    order = 270
    template_name = "wagtailadmin/boards/dashboard/people_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        board = active_board(request)
        if board is None:
            return {}
        keeps = board.permissions_for_user(request.user).can_manage()
        people = [
            (person, role_labels(roles))
            for person, roles in people_with_roles(board)
            if person.is_active
        ]
        return {"board": board, "people": people, "keeps": keeps}


def own_panels(panels: list[Component]) -> None:
    """Put our panels on the dashboard, in the place of those that say the same."""
    panels[:] = [
        panel for panel in panels if getattr(panel, "name", "") not in SAID_BY_OURS
    ]
    panels += [
        BeginPanel(),
        WaitingPanel(),
        ToLookUpPanel(),
        DuePanel(),
        DraftsPanel(),
        PublishedPanel(),
        PeoplePanel(),
    ]
