"""What the history of a page says about its words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cms.users.models import User

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "confirm_words": (
        _("Confirm words of a page"),
        _("Finding “%(finding)s” confirmed: %(reason)s"),
    ),
}


def record(instance: Any, by: User, **data: Any) -> None:
    """Write down who has let words of a page go public."""
    log(
        instance=instance,
        action="boards.confirm_words",
        user=by if by and by.is_authenticated else None,
        data=data,
        content_changed=False,
    )
