"""Five steps to try on the dashboard, for who is new, until they are dismissed."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.users.models import UserProfile

from boards.admin.active_board import active_board, my_roles
from boards.models import Role
from cms.hosts import public_address

DISMISSED = "first_steps"
LOOK_ROUND = (_("Open the public site and see what your readers see"), "", "")
HANDBOOK = (_("Look something up in the help"), "help", "")
# Words, and an address without parameters or a task of the handbook.
STEPS: dict[Role, list[tuple[Any, str, str]]] = {
    Role.TRANSLATOR: [
        LOOK_ROUND,
        (_("See which pages wait for a translation"), "translations", ""),
        (_("Read how a page is translated"), "", "translate-a-page"),
        (_("Say in your account how you want to be told"), "wagtailadmin_account", ""),
        HANDBOOK,
    ],
    Role.EDITOR: [
        LOOK_ROUND,
        (
            _("Begin a review; it stays a draft until you submit it"),
            "reviews:index",
            "",
        ),
        (_("Put a document up and read its check"), "wagtaildocs:add_multiple", ""),
        (_("Read how a page goes public"), "", "save-publish-or-submit"),
        HANDBOOK,
    ],
    Role.APPROVER: [
        LOOK_ROUND,
        (_("Open a release that waits and read its checklist"), "releases:index", ""),
        (_("Read what a second person looks at"), "", "sign-off-as-the-second-person"),
        (_("See what is due in the next weeks"), "due_report", ""),
        HANDBOOK,
    ],
    Role.MANAGER: [
        LOOK_ROUND,
        (_("Read how people are invited"), "", "invite-and-remove-people"),
        (_("Look whether the board's numbers are right"), "", "keep-the-boards-facts"),
        (_("Read how a report is taken back"), "", "take-something-back"),
        HANDBOOK,
    ],
}


class FirstStepsPanel(Component):
    """Of the role that may most; who has dismissed it is not shown it again."""

    order = 5
    template_name = "wagtailadmin/boards/help/first_steps.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        board = active_board(request)
        roles = set(my_roles(request))
        role = next((role for role in reversed(STEPS) if role in roles), None)
        profile = getattr(request.user, "wagtail_userprofile", None)
        if board is None or role is None or _is_dismissed(profile):
            return {"steps": []}
        public = public_address(board.hostname) if board.hostname else ""
        steps = [(words, _address(*where) or public) for words, *where in STEPS[role]]
        return {"steps": steps, "dismissed_as": DISMISSED}


def _is_dismissed(profile: UserProfile | None) -> bool:
    return bool(profile and profile.dismissibles.get(DISMISSED))


def _address(name: str, task: str) -> str:
    if task:
        return reverse("help_task", args=[task])
    return reverse(name) if name else ""
