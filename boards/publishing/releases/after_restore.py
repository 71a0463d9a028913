"""After a restore, nothing goes public by itself whose time has passed meanwhile.

What was public by then may have been withdrawn since, and nobody here would know.
"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from boards.models import Release
from boards.publishing.releases.lock import in_words
from boards.publishing.releases.publish import stop, stop_single_page
from cms.backups.settling import register_settling


def hold_back_what_is_late(made_at: datetime) -> str:
    """Stop what is due already; what waits for a later time goes at that, once."""
    why = _(
        "Its time passed before the site was restored from the backup of %(made)s. "
        "Look whether it is still to go public, and have it signed off again."
    ) % {"made": in_words(made_at)}
    now = timezone.now()
    late = list(Release.objects.due(now))
    for release in late:
        stop(release, [why])
    pages = Revision.page_revisions.filter(approved_go_live_at__lte=now)
    planned = list(pages.order_by("pk"))
    for revision in planned:
        stop_single_page(revision, [why])
    number = len(late) + len(planned)
    return f"Stopped, as their time has passed: {number}." if number else ""


def install() -> None:
    register_settling("releases", hold_back_what_is_late)
