"""What a page's log says about links to its draft: who got one, and until when."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from boards.models import PreviewLink
from cms.staff_dates import short_day
from cms.users.models import User

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "preview_link": (
        _("Make a preview link"),
        _("Preview link made for %(recipient)s, until the end of %(until)s"),
    ),
    "revoke_preview_link": (
        _("Revoke a preview link"),
        _("Preview link of %(recipient)s revoked"),
    ),
}


def note(link: PreviewLink, action: str, by: User) -> None:
    """Write it into the log of the page; of each page, for a link to a release."""
    until = short_day(link.last_day)
    shown = [link.page_id]
    if link.release:
        shown = list(link.release.items.values_list("page", flat=True))
    for page in Page.objects.filter(pk__in=shown).specific():
        log(
            instance=page,
            action=f"boards.{action}",
            user=by,
            data={"recipient": link.recipient, "until": until},
        )
