"""What a board's log says about its people."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.models.board.invitations import role_labels
from cms.log_sentences import Sentence

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "invite": (
        gettext_lazy("Invite to the board"),
        gettext_lazy("%(email)s invited as %(roles)s"),
    ),
    "withdraw_invitation": (
        gettext_lazy("Withdraw an invitation"),
        gettext_lazy("Invitation of %(email)s withdrawn"),
    ),
    "join": (
        gettext_lazy("Join the board"),
        gettext_lazy("%(email)s joined as %(roles)s"),
    ),
    "change_roles": (
        gettext_lazy("Change somebody's roles"),
        gettext_lazy("%(person)s: from %(before)s to %(roles)s"),
    ),
    "remove_person": (
        gettext_lazy("Remove from the board"),
        gettext_lazy("%(person)s removed, who was %(before)s"),
    ),
    "log_out_person": (
        gettext_lazy("Log somebody out"),
        gettext_lazy("%(person)s logged out everywhere"),
    ),
    "ask_for_renewal": (
        gettext_lazy("Ask that a second step is taken back"),
        gettext_lazy("Asked that %(person)s sets up a second step anew"),
    ),
    "confirm_renewal": (
        gettext_lazy("Take back a second step"),
        gettext_lazy("%(person)s begins anew, without second step and password"),
    ),
    "refuse_renewal": (
        gettext_lazy("Leave a second step as it is"),
        gettext_lazy("The second step of %(person)s left as it is"),
    ),
    "hand_over": (
        gettext_lazy("Hand over a draft"),
        gettext_lazy("Draft of %(person)s handed over to %(heir)s"),
    ),
}


class WithRoles(Sentence):
    """Says roles as people do."""

    def words(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            key: _roles(value) if key in ("roles", "before") else value
            for key, value in data.items()
        }


def _roles(roles: Iterable[str]) -> str:
    return role_labels(list(roles)) or _("nothing")
