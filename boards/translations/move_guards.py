"""What does not move: the homes of a board, and pages with versions, out of it."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import pre_page_move

from cms import trees
from cms.refusals import ActionRefused
from cms.tenancy.scope import unscoped


def _before_moving(
    sender: object,
    instance: Page,
    parent_page_before: Page,
    parent_page_after: Page,
    **_signal: object,
) -> None:
    if instance.depth == trees.HOME_DEPTH:
        raise ActionRefused(
            _(
                "A home page stays where it is: the first one is in the board's own "
                "language, from which all others are translated."
            )
        )
    if not trees.same_board(parent_page_before, parent_page_after) and _has_versions(
        instance
    ):
        raise ActionRefused(
            _(
                "“%(page)s”, or a page below it, has versions in other languages, "
                "which would stay behind. Delete those, or move no page."
            )
            % {"page": instance.title}
        )


def _has_versions(page: Page) -> bool:
    # As the owner: only administrators move pages between boards, and see both.
    with unscoped():
        same = Page.objects.filter(translation_key=OuterRef("translation_key"))
        moved = Page.objects.filter(path__startswith=page.path)
        return moved.filter(Exists(same.exclude(pk=OuterRef("pk")))).exists()


def install() -> None:
    pre_page_move.connect(_before_moving, dispatch_uid="languages_stay")
