"""What the public reads of a page at this moment, said after each thing done to it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from boards.models import BoardPause
from boards.models.board.belonging import board_of_page
from boards.publishing.releases.lock import in_words
from cms import trees
from cms.querysets import behind_a_restriction


def what_the_public_reads(page: Page) -> str:
    """In a sentence, from what is stored. page: as it is now."""
    board = board_of_page(page)
    if board is None:
        return ""
    if board.site is None:
        return _("The public reads nothing of it: the board is not on the web yet.")
    if BoardPause.objects.filter(board=board).exists():
        return _("The public reads nothing of it while the board is paused.")
    if page.depth == trees.BOARD_DEPTH:
        return _of_facts(page)
    return _of_page(page)


def _of_facts(board: Page) -> str:
    if board.has_unpublished_changes:
        return _(
            "The public still reads the old facts, phone numbers too. To change what "
            "it reads, publish them."
        )
    return _("The public reads these facts now, on every page of the board.")


def _of_page(page: Page) -> str:
    scheduled = page.scheduled_revision
    if scheduled:
        when = in_words(scheduled.approved_go_live_at)
        return _("The public reads this version on %(when)s, not before.") % {
            "when": when
        }
    if not page.live:
        if page.withdrawals.filter(ended_at=None).exists():
            return _("The public reads the notice that it was withdrawn.")
        return _("The public does not see it.")
    if page.has_unpublished_changes:
        return _("The public still reads the version from before.")
    if Page.objects.filter(behind_a_restriction(), pk=page.pk).exists():
        return _("Whoever has the password reads it now.")
    return _("The public reads it now.")


def say_what_the_public_reads(request: HttpRequest, page: Page) -> None:
    """Beside Wagtail's message. A draft that is saved by itself is no deed: silence."""
    if not request.accepts("text/html"):
        return
    stored = Page.objects.filter(pk=page.pk).first()
    sentence = what_the_public_reads(stored) if stored else ""
    if sentence:
        messages.info(request, sentence)


def install() -> None:
    hooks.register("after_create_page", say_what_the_public_reads)
    hooks.register("after_edit_page", say_what_the_public_reads)
    hooks.register("after_unpublish_page", say_what_the_public_reads)
