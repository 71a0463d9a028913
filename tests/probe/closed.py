"""A board that has a file closed in each of the ways there are, and who works there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.utils import timezone
from wagtail.models import Page

from boards.models import (
    Availability,
    BriefingPage,
    ContentPage,
    LearningIndexPage,
    NeverPublishEntry,
    PageDocument,
    Release,
    ReleaseItem,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
    Role,
)
from boards.models.board.lifecycle import BoardClosure, BoardPause
from boards.publishing.withdrawals import withdrawing
from cms.models import BoardDocument
from cms.users.models import User
from home.models import HomePage
from home.provisioning import OpenedBoard
from tests.boards.public.serving import test_table as table
from tests.factories import (
    make_document,
    make_member,
    make_page,
    make_review,
    release,
    sign_off,
    submit,
    the_list,
)
from tests.probe.neighbours import Neighbour
from tests.states import lock

# States of the table in which the public can have the file, or in which it is no more.
NOT_CLOSED = {"deleted", "moved_to_another_board"}


@dataclass
class Target:
    """A page with a file that the public cannot have. way: how it is closed."""

    way: str
    page: Page
    file: BoardDocument
    release: Release | None = None

    @property
    def row(self) -> PageDocument | None:
        return PageDocument.objects.filter(file=self.file.pk).first()


@dataclass
class Crew:
    """Who works for the board, in each of its roles."""

    manager: User
    approver: User
    editor: User
    translator: User
    # Who has said yes to what is signed off: nobody who asks.
    second: User

    def by_role(self) -> dict[str, User]:
        roles = ("manager", "approver", "editor", "translator")
        return {role: getattr(self, role) for role in roles}


@dataclass
class ClosedBoard:
    rows: Neighbour
    crew: Crew
    targets: list[Target] = field(default_factory=list)

    @property
    def board(self) -> OpenedBoard:
        return self.rows.board

    def files(self) -> list[BoardDocument]:
        return list(
            BoardDocument.objects.filter(
                pk__in=[target.file.pk for target in self.targets]
            ).select_related("collection")
        )


def make_closed_board() -> ClosedBoard:
    rows = Neighbour("aardvark")
    # It is at work and on the web, whatever rows it was given.
    for reason in (BoardPause, BoardClosure):
        reason.objects.all().delete()
    crew = Crew(
        rows.manager,
        make_member(rows.board, Role.APPROVER),
        rows.editor,
        make_member(rows.board, Role.TRANSLATOR),
        make_member(rows.board, Role.APPROVER),
    )
    made = ClosedBoard(rows, crew)
    with patch.object(table, "home_in", home_of):
        for way, make in [*of_the_table(), *OWN_WAYS.items()]:
            made.targets += _made(made, way, make)
    return made


def home_of(board: OpenedBoard, code: str) -> HomePage:
    """The home page that the board has in a language already."""
    return HomePage.objects.child_of(board.board).get(locale__language_code=code)


def of_the_table() -> list[tuple[str, Callable]]:
    """The states of the table of R1 in which the file is closed."""
    return [
        (state.__name__, lambda made, file, state=state: state(made.board, file))
        for state, status in table.STATES.items()
        if status != 200 and state.__name__ not in NOT_CLOSED | {"replaced"}
    ]


def _made(made: ClosedBoard, way: str, make: Callable) -> list[Target]:
    known = set(Page.objects.values_list("pk", flat=True))
    file = make_document(
        made.board, title=f"closed: {way}", uploaded_by_user=made.crew.editor
    )
    entries = NeverPublishEntry.objects.values_list("pk", flat=True)
    file.checks.update(entries=list(entries))
    make(made, file)
    new = Page.objects.exclude(pk__in=known).order_by("-depth", "-pk")
    pages = [
        page for page in new if not page.specific_class.__name__.endswith("IndexPage")
    ]
    page = pages[0] if pages else made.rows.published.page_ptr
    item = ReleaseItem.objects.filter(page=page.pk).select_related("release").first()
    return [Target(way, page, file, item.release if item else None)]


def _review(made: ClosedBoard, file: BoardDocument, by: User, **fields: Any) -> Page:
    review = make_review(made.board, live=False, **fields)
    release(review, file)
    review = ReviewPage.objects.get(pk=review.pk)
    review.save_revision(user=by)
    return ReviewPage.objects.get(pk=review.pk)


def waits_for_sign_off(made: ClosedBoard, file: BoardDocument) -> None:
    review = _review(made, file, made.crew.editor)
    submit(made.board, review, by=made.crew.editor)


def written_by_the_approver(made: ClosedBoard, file: BoardDocument) -> None:
    review = _review(made, file, made.crew.approver)
    submit(made.board, review, by=made.crew.editor)


def signed_off_for_tomorrow(made: ClosedBoard, file: BoardDocument) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    review = _review(made, file, made.crew.editor)
    waiting = submit(made.board, review, by=made.crew.editor, at=tomorrow)
    sign_off(waiting, made.crew.second)


def signed_off_below_a_page(made: ClosedBoard, file: BoardDocument) -> None:
    above = make_page(ContentPage, made.board.home)
    below = make_page(ContentPage, above, live=False)
    release(below, file, kind="form")
    ContentPage.objects.get(pk=below.pk).save_revision(user=made.crew.editor)
    tomorrow = timezone.now() + timedelta(days=1)
    waiting = submit(
        made.board,
        ContentPage.objects.get(pk=below.pk),
        by=made.crew.editor,
        at=tomorrow,
    )
    sign_off(waiting, made.crew.second)


def behind_the_password_of_its_list(made: ClosedBoard, file: BoardDocument) -> None:
    closed = make_page(ReviewIndexPage, made.board.home, title="Closed reviews")
    lock(closed)
    review = make_page(
        ReviewPage,
        closed,
        review_type=ReviewType.objects.get(slug="rapid-review"),
    )
    release(review, file)
    ReviewPage.objects.get(pk=review.pk).save_revision(user=made.crew.editor)


def withdrawn(made: ClosedBoard, file: BoardDocument) -> None:
    page = table.listing(made.board, file)
    words = withdrawing.Words("A briefing", "Withdrawn for now.", "A name on page 2.")
    withdrawing.withdraw(Page.objects.get(pk=page.pk), made.crew.editor, words)


def on_request(made: ClosedBoard, file: BoardDocument) -> None:
    _withheld(made, file, Availability.ON_REQUEST)


def delayed_and_linked_elsewhere(made: ClosedBoard, file: BoardDocument) -> None:
    make_page(ContentPage, made.board.home, body=table.link_to(file))
    _withheld(made, file, Availability.DELAYED)


def _withheld(made: ClosedBoard, file: BoardDocument, state: Availability) -> None:
    page = make_page(BriefingPage, the_list(LearningIndexPage, made.board))
    release(
        page, file, kind="briefing", availability=state, public_note="Ask the office."
    )
    BriefingPage.objects.get(pk=page.pk).save_revision(user=made.crew.editor)


OWN_WAYS: dict[str, Callable] = {
    make.__name__: make
    for make in (
        waits_for_sign_off,
        written_by_the_approver,
        signed_off_for_tomorrow,
        signed_off_below_a_page,
        behind_the_password_of_its_list,
        withdrawn,
        on_request,
        delayed_and_linked_elsewhere,
    )
}
