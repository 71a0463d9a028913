"""Takes a page back with all its files, at once and everywhere (R9).

A notice stays at its address. Only two people bring it back: the draft that restores it
goes public by a release like any other.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from boards.models import Availability, PageDocument, Withdrawal
from boards.models.board.belonging import board_of_page
from boards.publishing.availability.floor_guards import taking_back
from boards.publishing.page_words.single_texts import refuse
from boards.publishing.releases.transitions import take_out
from boards.publishing.withdrawals.document_changes import close
from boards.publishing.withdrawals.waiting_drafts import reopen
from cms import trees
from cms.tenancy.scope import unscoped
from cms.users.models import User

LONGEST_NOTE = 300  # characters of a row's public note


@dataclass(frozen=True)
class Words:
    """What is said of a withdrawal. reason: for the staff of the board alone."""

    title: str
    public_reason: str
    reason: str


def open_withdrawal(page: Page) -> Withdrawal | None:
    """The withdrawal under which a page is now."""
    return page.withdrawals.filter(ended_at=None).select_related("by").first()


def may_be_withdrawn(page: Page) -> bool:
    """Whether the public has, or had, the page, and it is not withdrawn already.

    The home page of a language is no publication: a board is paused instead.
    """
    return (
        page.depth > trees.HOME_DEPTH
        and page.once_public.filter(document=None).exists()
        and open_withdrawal(page) is None
    )


def versions_of(page: Page) -> list[Page]:
    """The page, and the same page in the board's other languages."""
    versions = trees.in_board_of(page.get_translations(inclusive=True), page)
    return [version for version in versions if may_be_withdrawn(version)]


@transaction.atomic
def withdraw(page: Page, by: User, words: Words) -> list[Withdrawal]:
    """Take a page back, with its versions in other languages and all their files.

    Raises ValidationError where the notice would tell what nobody may read.
    """
    _refuse_words(page, words)
    return [_withdraw(version, by, words) for version in versions_of(page)]


def _refuse_words(page: Page, words: Words) -> None:
    if board := board_of_page(page):
        said = {"title": words.title, "public_reason": words.public_reason}
        refuse(board, said)


def _withdraw(page: Page, by: User, words: Words) -> Withdrawal:
    _call_off(page, by)
    before = {}
    for row in PageDocument.objects.filter(page=page.pk).select_related("page"):
        before[str(row.pk)] = [row.availability, row.public_note]
        if row.availability == Availability.PUBLISHED:
            note = words.public_reason[:LONGEST_NOTE]
            close(row, Availability.WITHDRAWN, by, words.reason, note)
    specific = Page.objects.get(pk=page.pk).specific
    # As the owner: nobody who edits writes that something was withdrawn, or that not.
    with unscoped():
        withdrawal = Withdrawal.objects.create(
            page=page,
            title=words.title,
            public_reason=words.public_reason,
            reason=words.reason,
            by=by,
            before=before,
        )
    with taking_back():
        specific.unpublish(user=by, log_action=False)
    log(
        instance=specific,
        action="boards.withdraw",
        user=by,
        data={"reason": words.reason, "public_note": words.public_reason},
    )
    return withdrawal


def _call_off(page: Page, by: User) -> None:
    """Nothing that waits brings the page back by itself."""
    take_out(page, by)
    page.revisions.update(approved_go_live_at=None)
    waiting = page.specific.current_workflow_state
    if waiting:
        waiting.cancel(user=by)


@transaction.atomic
def restore(page: Page, by: User, reason: str) -> list[Page]:
    """Drafts with which the page and its versions would be as they were before.

    The notice stays until a second person has signed them off. Gives the pages.
    """
    versions = trees.in_board_of(page.get_translations(inclusive=True), page)
    restored = []
    for version in versions:
        withdrawal = open_withdrawal(version)
        if withdrawal is None:
            continue
        draft = version.specific.get_latest_revision_as_object()
        if hasattr(draft, "released_documents"):
            states = {int(key): tuple(was) for key, was in withdrawal.before.items()}
            reopen(draft, states)
        draft.save_revision(user=by)
        log(
            instance=version.specific,
            action="boards.restore",
            user=by,
            data={"reason": reason},
        )
        restored.append(version)
    return restored


def end(page: Page) -> None:
    """A page that was published again is withdrawn no more."""
    # As the owner: see above.
    with unscoped():
        page.withdrawals.filter(ended_at=None).update(ended_at=timezone.now())
