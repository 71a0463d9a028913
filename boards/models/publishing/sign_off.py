"""The step of a board's workflow at which a second person says yes (R3)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class SignOffTask(AbstractGroupApprovalTask):
    """The one step of a board's sign-off: on a screen of its own, with a checklist.

    Nobody approves by a single click in the editor or on the dashboard; there they are
    led to the release that the page belongs to.
    """

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Administrators may send back what should not go out, and sign nothing off."""
        back = ("reject", _("Send back"), True)
        if self._user_in_groups(user):
            return [("check", _("Check and sign off"), False), back]
        return [back] if user.is_superuser else []

    def on_action(
        self, task_state: Any, user: Any, action_name: str, **kwargs: Any
    ) -> Any:
        """Where to go for "check"; every other action is Wagtail's own."""
        if action_name == "check":
            return reverse("release_of_page", args=[task_state.revision.object_id])
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        return _("A second person of the board checks and signs off")
