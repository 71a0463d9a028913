"""What happens after a page is published or unpublished: all of it, in its order.

Everything happens in the transaction of the publication: where a step fails, nothing
was published. Wagtail tells one receiver, which does the steps; whoever publishes past
Wagtail's action says so here.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished

from boards.governance import site_sync
from boards.models import Board
from boards.models.board.belonging import the_board_of_page
from boards.publishing.availability import floor_exceptions
from boards.publishing.caching import purging
from boards.publishing.find.pages import index_new_pages, index_whole_page
from boards.publishing.previews import ending
from boards.publishing.publication_record import recording
from boards.publishing.withdrawals import withdrawing
from cms import change_notes
from cms.models import BasePage
from cms.tasks.done_once import do_what_was_asked


class Published(NamedTuple):
    """A page as it is live. alias: whether it follows a page that was published."""

    page: Page
    revision: Revision | None
    alias: bool


class Carried(NamedTuple):
    """Public translations that have got facts of their source.

    All are of one board. linking: those of them whose facts may point at a file.
    """

    pages: Sequence[Page]
    linking: Sequence[Page]


class Opened(NamedTuple):
    """Pages that a new board begins with: they are new, and nothing was said of them.

    They have no rows of documents, and no versions in other languages.
    """

    board: Board
    pages: Sequence[BasePage]


class Step(NamedTuple):
    """carried: what is done where only facts of a page went public, if anything.

    opened: the same of pages that are public as soon as they are made, all at once.
    """

    name: str
    published: Callable[[Published], None]
    carried: Callable[[Carried], None] | None = None
    opened: Callable[[Opened], None] | None = None


class UnpublishedStep(NamedTuple):
    name: str
    unpublished: Callable[[Page], None]


# What is done by rooms that publishing does not know, by the name of the step.
_given: dict[str, Callable[[Page], None]] = {}

CARRY_FACTS = "facts reach other languages"
TAKE_DOWN_VERSIONS = "versions in other languages go"

AFTER_PUBLISHING = (
    Step(
        "the site follows its board",
        lambda told: site_sync.follow_the_boards_facts(told.page),
    ),
    Step("preview links end", lambda told: ending.end_when_public(told.page)),
    # Before the record, which is of what can be read in every language.
    Step(CARRY_FACTS, lambda told: _given[CARRY_FACTS](told.page)),
    Step(
        "the record of what was public",
        lambda told: recording.note(told.page),
        lambda told: _record_all(told.linking),
        lambda told: recording.note_new(told.pages, told.board),
    ),
    # After the record, which knows the files of a page.
    Step(
        "caches forget",
        lambda told: purging.forget_what_prints(told.page),
        lambda told: _forget_all(told.pages),
        lambda told: _forget_all(told.pages),
    ),
    Step("a withdrawal ends", lambda told: withdrawing.end(told.page)),
    Step(
        "a shorter floor is written down",
        lambda told: floor_exceptions.note_exception(told.page),
    ),
    # Pages that are stored whole have told the search themselves.
    Step(
        "the search has new facts",
        lambda told: None,
        lambda told: _tell_the_search(told.pages),
        lambda told: index_new_pages(told.pages, told.board),
    ),
    # Last: what stands in the field until here is the note of this publication.
    Step("the change's note is kept", lambda told: change_notes.keep_the_note(*told)),
)

AFTER_UNPUBLISHING = (
    UnpublishedStep("preview links end", ending.end_when_taken_back),
    UnpublishedStep(TAKE_DOWN_VERSIONS, lambda page: _given[TAKE_DOWN_VERSIONS](page)),
    UnpublishedStep("the record of what was public", recording.note_unpublished),
    UnpublishedStep("caches forget", purging.forget_what_prints),
)


def register(name: str, do: Callable[[Page], None]) -> None:
    """Give what is done at a step, which stands in the order already."""
    _given[name] = do


def after_publishing(
    instance: Page,
    revision: Revision | None = None,
    alias: bool = False,
    **_signal: object,
) -> None:
    """Do all that follows when a page is published, by whichever door."""
    do_what_was_asked(instance.pk)
    told = Published(instance, revision, alias)
    for step in AFTER_PUBLISHING:
        step.published(told)


def after_carrying(told: Carried) -> None:
    """Where facts alone went public, what is done for words is left out."""
    for step in AFTER_PUBLISHING:
        if step.carried:
            step.carried(told)


def after_opening(told: Opened) -> None:
    """What is done for a page that was there before is left out."""
    for step in AFTER_PUBLISHING:
        if step.opened:
            step.opened(told)


def after_unpublishing(instance: Page, **_signal: object) -> None:
    for step in AFTER_UNPUBLISHING:
        step.unpublished(instance)


def _record_all(pages: Sequence[Page]) -> None:
    if pages:
        board = the_board_of_page(pages[0])
        recording.note_versions(pages, board)


def _tell_the_search(pages: Iterable[Page]) -> None:
    for page in pages:
        index_whole_page(page)


def _forget_all(pages: Iterable[Page]) -> None:
    for page in pages:
        purging.forget_what_prints(page)


def install() -> None:
    page_published.connect(after_publishing, dispatch_uid="after_publishing")
    page_unpublished.connect(after_unpublishing, dispatch_uid="after_unpublishing")
