"""What stands behind a password was signed off to stay there (R1, R3).

To take the password away, or to move a page out from behind one, opens the page and its
files to everybody: one person alone does not do that for what needs two.
"""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import pre_page_move

from boards.release.gate import board_of, kind_needs_two
from cms.refusals import Refused


def opened_by_one(page: Page) -> Page | None:
    """A live page, this one or one below it, that only two people may open."""
    board = board_of(page)
    if board is None:
        return None
    for one in page.get_descendants(inclusive=True).live():
        if kind_needs_two(one.specific_class, board):
            return one
    return None


def _reason(page: Page) -> str:
    return _(
        "“%(page)s” would open to everybody by this, and it needs a second person's "
        "sign-off. Unpublish it first, do this then, and submit it for sign-off."
    ) % {"page": page.get_admin_display_title()}


class PrivacyForm(PageViewRestrictionForm):
    """Says at its field why a password stays."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        takes_away = cleaned.get("restriction_type") == PageViewRestriction.NONE
        page = opened_by_one(self.instance.page) if self.instance.pk else None
        if takes_away and page:
            self.add_error("restriction_type", _reason(page))
        return cleaned


SetPrivacyView.form_class = PrivacyForm


@receiver(pre_page_move, dispatch_uid="stays_behind_its_password")
def stay_behind_the_password(
    instance: Page, parent_page_after: Page, **_signal: Any
) -> None:
    """Raise Refused, from whatever door a page is moved out to the public."""
    stays = instance.specific.get_view_restrictions().exists()
    if not stays or parent_page_after.specific.get_view_restrictions().exists():
        return
    if PageViewRestriction.objects.filter(page=instance).exists():
        # It takes its own password along.
        return
    page = opened_by_one(instance)
    if page:
        raise Refused(_reason(page))
