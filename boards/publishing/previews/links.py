"""Making, finding and ending the links by which somebody outside reads a draft."""

from datetime import date, datetime, time

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Board, BoardRole, PreviewLink, Release
from boards.models.board.belonging import the_board_of_page
from boards.publishing.previews import audit_log
from cms import trees
from cms.link_secrets import hash_of, new_secret
from cms.users.models import User

USUAL_DAYS = 7
MOST_DAYS = 30
End = PreviewLink.End


def make(
    target: Page | Release, recipient: str, until: date, by: User
) -> tuple[PreviewLink, str]:
    """A new link to a page's draft, or to all of a release, and its secret.

    The secret is not kept: who asks shows it once. until: the last day on which the
    link works. Whether `by` may is asked before.
    """
    secret = new_secret()
    end_of_day = datetime.combine(until, time.max)
    link = PreviewLink.objects.create(
        board=board_of_target(target),
        page_id=None if isinstance(target, Release) else target.pk,
        release=target if isinstance(target, Release) else None,
        recipient=recipient,
        made_by=by,
        expires=timezone.make_aware(end_of_day),
        token_hash=hash_of(secret),
    )
    audit_log.note(link, "preview_link", by)
    return link, secret


def board_of_target(target: Page | Release) -> Board:
    """The board that a page or a release belongs to."""
    if isinstance(target, Release):
        return target.board
    return the_board_of_page(target)


def links_of(target: Page | Release) -> QuerySet[PreviewLink]:
    """All links that were ever made to it, the newest first."""
    found = PreviewLink.objects.select_related("release")
    if isinstance(target, Release):
        return found.filter(release=target)
    return found.filter(page=target.pk)


def revoke(link: PreviewLink, by: User) -> bool:
    """End a link at once. Says whether it had not ended before."""
    open_one = PreviewLink.objects.filter(pk=link.pk, ended_at=None)
    if not open_one.update(ended_at=timezone.now(), ended_by=by, end=End.REVOKED):
        return False
    audit_log.note(link, "revoke_preview_link", by)
    return True


def clear(page: Page, end: PreviewLink.End = End.RELEASED) -> int:
    """End all links to a page, because it went public or was taken back.

    A link to a whole release ends with the release. Returns how many have ended.
    """
    open_ones = PreviewLink.objects.filter(page=page.pk, ended_at=None)
    return open_ones.update(ended_at=timezone.now(), end=end)


def find(secret: str, board: Board) -> PreviewLink | None:
    """The link that opens something on this board's host now, or None.

    Not when it has ended or expired, nor when who made it does not work for the board
    any more: nobody would answer for it.
    """
    link = (
        PreviewLink.objects.select_related("page", "release", "made_by")
        .filter(
            token_hash=hash_of(secret),
            board=board,
            ended_at=None,
            expires__gt=timezone.now(),
        )
        .first()
    )
    if link is None or not is_answered_for(link):
        return None
    if link.release and not link.release.is_open:
        return None
    return link if pages_of(link) else None


def is_answered_for(link: PreviewLink) -> bool:
    """Whether who made a link still works for its board, or administers all."""
    person = link.made_by
    if person is None or not person.is_active:
        return False
    roles = BoardRole.objects.filter(board=link.board_id, group__user=person.pk)
    return person.is_superuser or roles.exists()


def pages_of(link: PreviewLink) -> list[Page]:
    """The pages that a link shows, as far as they are still its board's."""
    shown = Q(pk=link.page_id)
    if link.release:
        items = link.release.items.order_by("pk").values_list("page", flat=True)
        shown = Q(pk__in=list(items))
    pages = Page.objects.filter(shown, depth__gte=trees.HOME_DEPTH).order_by("path")
    return [page for page in pages if trees.board_path(page) == link.board.path]


def count(link: PreviewLink) -> None:
    """Note that somebody has opened it."""
    PreviewLink.objects.filter(pk=link.pk).update(
        times_opened=F("times_opened") + 1, last_opened=timezone.now()
    )


def state_in_words(link: PreviewLink) -> str:
    """Whether a link works, and else why not."""
    if link.ended_at:
        return str(link.get_end_display())
    if link.has_expired:
        return _("Expired")
    if link.release and not link.release.is_open:
        return _("The release is over")
    if not is_answered_for(link):
        return _("Ended: who made it has left")
    return _("Works")
