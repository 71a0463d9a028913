"""What was found in the words of a page, as screens show it."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from boards.models import Board, WordsConfirmation
from boards.models.board.belonging import board_of_page
from boards.publishing.file_checks.finding_locations import ENDINGS, entry_in_words
from boards.publishing.file_checks.ownership import may_read_listed_words
from boards.publishing.page_words import checks
from boards.publishing.page_words.looking import Found
from boards.publishing.page_words.quotes import quote
from boards.publishing.page_words.reader import LISTED, Reader
from boards.publishing.page_words.wording import meaning_of, title_of, to_do
from cms.users.models import User

MOST_SHOWN = 12


@dataclass(frozen=True)
class ShownPlace:
    """place: the field. quote: a few words of it."""

    place: str
    quote: str
    number: str


@dataclass(frozen=True)
class ShownWords:
    """One finding in words. more: how many places are not named."""

    key: str
    mark: str
    title: str
    meaning: Any
    to_do: Any
    places: list[ShownPlace]
    more: int
    confirmations: list[WordsConfirmation]
    is_open: bool


@dataclass(frozen=True)
class ShownPage:
    """The words of a page with what was found in them."""

    page: Page
    findings: list[ShownWords] = field(default_factory=list)

    @property
    def open_findings(self) -> list[ShownWords]:
        return [one for one in self.findings if one.is_open]


def shown(draft: Page, user: User) -> ShownPage:
    """What was found in a page as it is given, as far as somebody may see it."""
    found = checks.findings_of(draft)
    board = board_of_page(draft) if found else None
    if board is None:
        return ShownPage(draft)
    reader, reveals = Reader.of(board), may_read_listed_words(board, user)
    return ShownPage(
        draft, [_finding(one, board, reader, reveals=reveals) for one in found]
    )


def _finding(
    finding: checks.Finding, board: Board, reader: Reader, *, reveals: bool
) -> ShownWords:
    key, title = finding.key, str(title_of(finding.key))
    places = finding.open or finding.confirmed
    if key.startswith(f"{LISTED}:"):
        title = f"{title}: {entry_in_words(key)}"
    return ShownWords(
        key=key,
        mark=checks.mark_of(board, finding),
        title=title,
        meaning=meaning_of(key),
        to_do=to_do(key),
        places=[
            _place(one, reader, reveals=reveals)
            for one in places[:MOST_SHOWN]
            if one.place
        ],
        more=max(0, len(places) - MOST_SHOWN),
        confirmations=list({one.pk: one for one in finding.confirmations}.values()),
        is_open=bool(finding.open),
    )


def _place(found: Found, reader: Reader, *, reveals: bool) -> ShownPlace:
    ending = ENDINGS.get(found.key)
    number = str(ending) % found.shown if ending and found.shown else ""
    return ShownPlace(found.place, quote(found, reader, reveals=reveals), number)
