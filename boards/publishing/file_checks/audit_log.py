"""What the histories of files and boards say about checks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cms.users.models import User

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "clean_file": (_("Clean a file"), _("Cleaned copy “%(copy)s” made")),
    "cleaned_copy": (_("Made by cleaning"), _("Made by cleaning “%(original)s”")),
    "check_file": (_("Check a file again"), _("Check asked for again")),
    "confirm_finding": (
        _("Confirm a finding"),
        _("Finding “%(finding)s” confirmed: %(reason)s"),
    ),
    "never_publish_added": (
        _("Add to the never-publish list"),
        _("%(count)s added to the never-publish list"),
    ),
    "never_publish_removed": (
        _("Remove from the never-publish list"),
        _("%(count)s removed from the never-publish list"),
    ),
}


def record(action: str, instance: Any, by: User, **data: Any) -> None:
    """Write down who has done what with a file, or with a board's list."""
    log(
        instance=instance,
        action=f"boards.{action}",
        user=by if by and by.is_authenticated else None,
        data=data,
        content_changed=False,
    )
