"""What the dashboard shows of the active board: my drafts, what is new, its people."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from boards.active_board import active_board
from boards.models import BoardRole, Role
from cms.trees import BOARD_DEPTH
from cms.users.models import User

NEWEST = 5


class PagesPanel(Component):
    """A few pages, each with its state and a day."""

    template_name = "boards/desk/pages_panel.html"
    panel_id: str
    heading: Any
    nothing: Any
    day: str

    def get_pages(self, user: User) -> QuerySet[Page]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        pages = self.get_pages(request.user).filter(depth__gt=BOARD_DEPTH)
        newest = pages.order_by(f"-{self.day}", "pk")[:NEWEST]
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

    def get_pages(self, user: User) -> QuerySet[Page]:
        waiting = Q(live=False) | Q(has_unpublished_changes=True)
        mine = Q(owner=user) | Q(latest_revision__user=user)
        return Page.objects.filter(waiting, mine, latest_revision__isnull=False)


class PublishedPanel(PagesPanel):
    """What the board has published last, whoever did it."""

    order = 260
    panel_id = "recently-published"
    heading = _("Recently published")
    nothing = _("Nothing has been published yet.")
    day = "last_published_at"

    def get_pages(self, user: User) -> QuerySet[Page]:
        return Page.objects.live().filter(last_published_at__isnull=False)


class PeoplePanel(Component):
    """Who works for the active board, and as what."""

    order = 270
    template_name = "boards/desk/people_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        board = active_board(request)
        if board is None:
            return {}
        keeps = board.permissions_for_user(request.user).can_manage()
        return {"board": board, "people": people_of(board.pk), "keeps": keeps}


def people_of(board_id: int) -> list[tuple[User, list[str]]]:
    """The people of a board by name, each with the roles they have in it."""
    present = User.objects.filter(is_active=True)
    groups = Group.objects.prefetch_related(Prefetch("user_set", present))
    held = BoardRole.objects.filter(board=board_id).prefetch_related(
        Prefetch("group", groups)
    )
    by_role = {role.role: role for role in held}
    people: dict[User, list[str]] = {}
    for choice in Role:
        if role := by_role.get(choice):
            for user in role.group.user_set.all():
                people.setdefault(user, []).append(str(choice.label))
    return sorted(people.items(), key=lambda row: str(row[0]).casefold())


def own_panels(panels: list[Component]) -> None:
    """Put our panels on the dashboard; my drafts say what "recent edits" does."""
    panels[:] = [
        panel for panel in panels if getattr(panel, "name", "") != "recent_edits"
    ]
    panels += [DraftsPanel(), PublishedPanel(), PeoplePanel()]
