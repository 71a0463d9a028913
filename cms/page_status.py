"""The word that the CMS's lists and screens have for how far a page is."""

from django.utils.translation import gettext as _
from wagtail.models import Page

_wagtails_word = Page.status_string


def word(page: Page) -> str:
    """Wagtail's word, but for what the public could read once: that is no draft.

    Whatever took it back: it was unpublished, or withdrawn, or its end came.
    """
    if page.live or page.approved_schedule or not page.first_published_at:
        return str(_wagtails_word.fget(page))
    return _("public no longer")
