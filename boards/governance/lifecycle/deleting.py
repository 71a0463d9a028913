"""Deleting a board that has never published anything: a mistake, a rehearsal.

Whatever the public could once read is part of the record. Such a board is closed.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Workflow

from boards.governance.lifecycle.audit_log import record
from boards.governance.staff.membership import people_of
from boards.models import (
    Board,
    BoardOpening,
    OncePublic,
    PracticeThemePage,
    ReleaseState,
)
from cms import trees
from cms.models import BoardDocument, BoardImage
from cms.users.models import User

MOST_NAMED = 5
DELETION = "boards.delete"


def effects(board: Board) -> list[str]:
    """All that would go, a sentence a kind."""
    others = board.other_hosts.values_list("hostname", flat=True)
    going = {
        _("Its pages"): [page.title for page in _pages_below(board).order_by("path")],
        _("Its files"): [str(file) for file in _in_collections(BoardDocument, board)],
        _("Its images"): [str(file) for file in _in_collections(BoardImage, board)],
        _("The roles of its people, who keep their logins"): [
            person.email for person in people_of(board)
        ],
        _("Its addresses on the web"): [board.hostname, *others],
    }
    listed = [_listed(kind, [*filter(None, names)]) for kind, names in going.items()]
    return [
        *filter(None, listed),
        _("Its open invitations, groups, sign-off, folders and history."),
    ]


def _listed(kind: str, names: list[str]) -> str:
    return f"{kind}: {', '.join(names)}." if names else ""


def reasons_against(board: Board) -> list[str]:
    """Why a board has to stay; none when it may be deleted.

    It may when nothing of it was ever public but the pages that opening made, as
    opening made them.
    """
    opening = BoardOpening.objects.filter(board=board).first()
    if board.releases.filter(state=ReleaseState.SIGNED_OFF).exists():
        return [_("A release of it has been signed off. Call it back first.")]
    if opening is None:
        return [
            _(
                "It was opened before the CMS noted what opening makes, so nobody can "
                "tell any more what was public."
            )
        ]
    return [*_reasons_in_pages(board, opening.pages), *_reasons_in_successions(board)]


def _reasons_in_pages(board: Board, made: list[int]) -> Iterator[str]:
    ours = _pages_below(board).exclude(pk__in=made)
    published = ours.exclude(first_published_at=None, live=False).order_by("path")
    for page in published[:MOST_NAMED]:
        yield _("“%(title)s” was published.") % {"title": page.title}
    if _published_by_people(board, made):
        yield _("Somebody has published a page of it.")
    was_public = OncePublic.objects.filter(board=board)
    if was_public.exclude(document=None).exists():
        yield _("A file of it was public.")
    elif was_public.exclude(page__in=made).exists():
        yield _("A page of it was public that opening did not make.")


def _reasons_in_successions(board: Board) -> Iterator[str]:
    for closure in board.predecessors.select_related("board"):
        yield _("It continues the work of %(board)s, which has closed.") % {
            "board": closure.board.title
        }


def _pages_below(board: Board) -> Any:
    pages = trees.in_board_of(Page.objects.all(), board)
    return pages.filter(depth__gt=trees.BOARD_DEPTH)


def _published_by_people(board: Board, made: list[int]) -> bool:
    """Whether the log, which outlives its pages, knows of a page that was published.

    The board's own page is served to nobody: changing its facts publishes nothing.
    """
    published = PageLogEntry.objects.filter(action="wagtail.publish").extra(
        where=["wagtailcore_pagelogentry.board_id = %s"], params=[board.pk]
    )
    by_opening = published.filter(user=None, page__in=made)
    others = published.exclude(pk__in=by_opening.values("pk"))
    return others.exclude(page=board.pk).exists()


def _in_collections(model: Any, board: Board) -> Any:
    top = board.files.path
    return model.objects.filter(collection__path__startswith=top).order_by(
        "title", "pk"
    )


@transaction.atomic
def delete(board: Board, by: User | None = None) -> None:
    """Delete a board with all that is its own.

    Raises ValidationError with the reasons when something of it was public.
    """
    if reasons := reasons_against(board):
        raise ValidationError(reasons)
    # While there is a page that it can name.
    record(board, DELETION, by, {"title": board.title})
    # What opening made was public, and is the one thing that may be forgotten.
    OncePublic.objects.filter(board=board).delete()
    collection, key = board.files, board.pk
    if site := board.site:
        site.delete()
    _delete_people_and_pages(board)
    # Each file goes from the disk when all of this is stored.
    for folder in collection.get_descendants(inclusive=True).order_by("-depth"):
        folder.delete()
    _forget(key)


def _delete_people_and_pages(board: Board) -> None:
    """The board's pages with its groups and sign-off, which outlive no page."""
    groups = [held.group_id for held in board.roles.all()]
    workflows = list(Workflow.objects.filter(workflow_pages__page=board.page_ptr))
    # A page holds its theme, also when both go.
    PracticeThemePage.objects.filter(theme__board=board).update(theme=None)
    board.delete()
    for workflow in workflows:
        workflow.tasks.delete()
        workflow.delete()
    Group.objects.filter(pk__in=groups).delete()


def _forget(board_id: int) -> None:
    """Remove what was written down about the board and its pages, but its deletion."""
    # The wall's own column, which no model knows.
    ours = {"where": ["board_id = %s"], "params": [board_id]}
    PageLogEntry.objects.extra(**ours).exclude(action=DELETION).delete()
    ModelLogEntry.objects.extra(**ours).delete()
