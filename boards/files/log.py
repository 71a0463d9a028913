"""What the histories of files and boards say about checks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

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


def record(action: str, instance: Any, by: Any, **data: Any) -> None:
    """Write down who has done what with a file, or with a board's list."""
    log(
        instance=instance,
        action=f"boards.{action}",
        user=by if by and by.is_authenticated else None,
        data=data,
        content_changed=False,
    )


def register(actions: LogActionRegistry) -> None:
    for name, (label, sentence) in ACTIONS.items():
        formatter = type(
            f"{name}_formatter", (Formatter,), {"label": label, "sentence": sentence}
        )
        actions.register_action(f"boards.{name}")(formatter)


class Formatter(LogFormatter):
    """Fills a sentence with what was noted when it happened."""

    sentence: Any = ""

    def format_message(self, log_entry: Any) -> str:
        return self.sentence % log_entry.data
