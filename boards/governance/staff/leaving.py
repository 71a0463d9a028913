"""What ends, at once, when somebody does not work for a board any more.

What they wrote stays, with their name. So does their login: it is theirs and not the
board's, and without a role anywhere it opens nothing. A manager who lets somebody go
must neither close what another board relies on, nor learn whether one does; and who is
invited again comes back with the login that they had. To close a login is for
administrators, and no invitation opens it again.
"""

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.log_actions import log
from wagtail.models import APIToken, Page, PageSubscription, UploadedFile

from boards.governance.staff.own_boards import SESSION_KEY, boards_of
from boards.models import Board, Invitation, LastBoard, Membership, Renewal
from cms.trees import in_board_of
from cms.users import sessions
from cms.users.models import User


def end_stay(board: Board, person: User) -> None:
    """Take back all that somebody holds in a board in which they have no role now.

    As the owner, in the transaction that took their last role.
    """
    release(board, person)
    Invitation.objects.unanswered().filter(board=board, invited_by=person).update(
        withdrawn_at=timezone.now()
    )
    Membership.objects.update_or_create(
        board=board,
        person=person,
        # Never the address, which may be another board's by and by.
        defaults={"left": timezone.now(), "name": person.get_full_name()},
    )
    # Neither for them nor by them does anybody begin anew here.
    Renewal.objects.waiting().filter(
        Q(person=person) | Q(asked_by=person), board=board
    ).update(refused_at=timezone.now())
    LastBoard.objects.filter(user=person, board=board).delete()
    if boards_of(person):
        _leave_board_in_sessions(board, person)
    else:
        _log_out_everywhere(person)


def release(board: Board, person: User) -> None:
    """Free the pages that somebody locked, and forget what they had begun."""
    _unlock(board, person)
    PageSubscription.objects.filter(
        user=person, page__in=in_board_of(Page.objects.all(), board)
    ).delete()
    # The wall's own column, which the models do not know.
    EditingSession.objects.filter(user=person).extra(
        where=["board_id = %s"], params=[board.pk]
    ).delete()
    uploads = UploadedFile.objects.filter(uploaded_by_user=person)
    for upload in uploads.extra(where=["board_id = %s"], params=[board.pk]):
        upload.file.delete(save=False)
        upload.delete()
    # A form that was begun names its page, or the page under which it adds one.
    FormState.objects.filter(user=person).extra(
        where=[
            "%s IN (wall.board_of(content_type_id, object_id),"
            " wall.board_of_page(wall.number(parent_object_id)))"
        ],
        params=[board.pk],
    ).delete()


def drafts_of(board: Board, person: User) -> QuerySet[Page]:
    """Pages that somebody began and that wait to be published, or to be again."""
    return (
        in_board_of(Page.objects.all(), board)
        .filter(Q(live=False) | Q(has_unpublished_changes=True), owner=person)
        .order_by("path")
    )


def locked_by(board: Board, person: User) -> QuerySet[Page]:
    return in_board_of(Page.objects.all(), board).filter(locked=True, locked_by=person)


def _unlock(board: Board, person: User) -> None:
    for page in locked_by(board, person):
        page.locked, page.locked_by, page.locked_at = False, None, None
        page.save(update_fields=["locked", "locked_by", "locked_at"], clean=False)
        log(instance=page, action="wagtail.unlock")


def _leave_board_in_sessions(board: Board, person: User) -> None:
    for session in sessions.sessions_of(person):
        if session.get(SESSION_KEY) == board.pk:
            del session[SESSION_KEY]
            session.save()


def _log_out_everywhere(person: User) -> None:
    sessions.end_all(person)
    APIToken.objects.filter(user=person).delete()
    # What was begun on no board in particular.
    FormState.objects.filter(user=person).delete()
