"""What has happened to a page's release, in the page's history (R10)."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry

from boards.models import Release, ReleaseItem
from cms.log_entries import entry_of
from cms.users.models import User

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "sign_off": (_("Sign off"), _("Signed off in the release “%(release)s”")),
    "send_back": (
        _("Send back"),
        _("Sent back from the release “%(release)s”: %(reason)s"),
    ),
    "call_back": (
        _("Call a release back"),
        _("Release “%(release)s” called back: %(reason)s"),
    ),
    "release": (_("Release"), _("Went public with the release “%(release)s”")),
    "stop_release": (
        _("Stop a release"),
        _("Release “%(release)s” stopped by a check: %(reason)s"),
    ),
    "force_release": (
        _("Force a release"),
        _("Release “%(release)s” forced by an administrator: %(reason)s"),
    ),
    "mend_picture": (
        _("Take data off a picture"),
        _("Taken off the stored picture: %(taken_off)s"),
    ),
}


def sent_back(release: Release) -> PageLogEntry | None:
    """The last entry that sent or called a release back: by whom, when and why."""
    entries = PageLogEntry.objects.filter(
        page__in=release.items.values("page"),
        action__in=("boards.send_back", "boards.call_back"),
        data__key=release.pk,
    )
    return entries.select_related("user").order_by("-timestamp").first()


def record(
    action: str,
    release: Release,
    items: list[ReleaseItem],
    by: User | None,
    reason: str = "",
) -> None:
    """Write it into the history of each page. by: None for the scheduler."""
    said = {"release": release.title, "key": release.pk, "reason": reason}
    PageLogEntry.objects.bulk_create(
        entry_of(
            item.page.specific,
            f"boards.{action}",
            user=by,
            revision=item.revision,
            data=said,
        )
        for item in items
    )
