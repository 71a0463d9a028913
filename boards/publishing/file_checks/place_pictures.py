"""Small pictures of the places of findings, for who may see them.

Nothing of them is stored: each is drawn by the process that reads files when a screen
asks for it, and so goes with its file.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import IO, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.utils.file import hash_filelike

from boards.models import FileCheck
from boards.models.board.belonging import board_of_file
from boards.publishing.file_checks import checks
from boards.publishing.file_checks.check_context import asked_about
from boards.publishing.file_checks.finding_locations import places_of
from boards.publishing.file_checks.ownership import may_read_listed_words, may_work_on
from boards.publishing.file_checks.running import READER
from boards.publishing.file_checks.stored import with_file
from cms.models import BoardDocument
from cms.reading.asking import Place
from cms.reading.outside import Answer, read_apart
from cms.users.models import User

# A finding, or one of its places, as a check stores it.
Said = dict[str, Any]
# On a screen; and of the clock, in seconds, that somebody waits for one.
MOST_ON_A_SCREEN = 20
LONGEST = 30
_LISTED = "never_publish:"
# Of a file that is a picture: where its pixels show what was found.
_SHOWN_BY_PIXELS = "picture_words"


@dataclass(frozen=True)
class ShownPlace:
    """document_id, mark, number: the address of its picture. alt: which place it is."""

    document_id: int
    mark: str
    number: int
    alt: str


@dataclass
class Shower:
    """Which places of one check somebody is shown, up to a bound for the screen."""

    document: BoardDocument
    check: FileCheck
    user: User | None
    left: int = MOST_ON_A_SCREEN
    _may: dict[bool, bool] = field(default_factory=dict)

    def places(self, finding: Said, title: str) -> list[ShownPlace]:
        """The places of a finding that have a picture for this person."""
        numbers = list(_with_a_picture(self.check, finding))[: self.left]
        if not numbers or not self._may_see(finding):
            return []
        self.left -= len(numbers)
        mark = mark_of(finding)
        return [
            ShownPlace(self.document.pk, mark, number, _alt(finding, number, title))
            for number in numbers
        ]

    def _may_see(self, finding: Said) -> bool:
        is_listed = finding["key"].startswith(_LISTED)
        if is_listed not in self._may:
            may = bool(self.user and may_see(self.document, finding, self.user))
            self._may[is_listed] = may
        return self._may[is_listed]


def mark_of(finding: Said) -> str:
    """Tells a finding with its places from every other one."""
    return checks.digest_of(finding)[:32]


def may_see(document: BoardDocument, finding: Said, user: User) -> bool:
    """Whether somebody may see where a finding is; of a listed name, who keeps it."""
    if not may_work_on(document, user):
        return False
    if not finding["key"].startswith(_LISTED):
        return True
    board = board_of_file(document)
    return board is not None and may_read_listed_words(board, user)


def _with_a_picture(check: FileCheck, finding: Said) -> Iterator[int]:
    """The numbers of the places that can be shown, each place once.

    A check of an older reader may count pages in another way: it shows none.
    """
    if check.state != FileCheck.State.DONE or check.reader != READER:
        return
    kind = check.facts.get("kind")
    seen = []
    for number, place in enumerate(finding["places"]):
        is_page = kind == "pdf" and place.get("page")
        is_picture = kind == "picture" and place.get("where") == _SHOWN_BY_PIXELS
        if (is_page or is_picture) and (shown := _place(finding, place)) not in seen:
            seen.append(shown)
            yield number


def _place(finding: Said, place: Said) -> Place:
    return Place(
        page=place.get("page", 0),
        key=finding["key"],
        shown=place.get("shown", ""),
        down=place.get("down"),
        box=tuple(place.get("box", ())),
    )


def _alt(finding: Said, number: int, title: str) -> str:
    only = {**finding, "places": [finding["places"][number]]}
    return _("%(place)s, where this was found: %(finding)s") % {
        "place": capfirst("; ".join(places_of(only))),
        "finding": title,
    }


def picture_of(
    document: BoardDocument, mark: str, number: int, user: User
) -> bytes | None:
    """The picture of a place, as JPEG; None where there is none for this person."""
    check = checks.check_of(document)
    for finding in check.findings if check else []:
        if mark_of(finding) != mark or not may_see(document, finding, user):
            continue
        if check and number in _with_a_picture(check, finding):
            return _drawn(document, _place(finding, finding["places"][number]))
    return None


def _drawn(document: BoardDocument, place: Place) -> bytes | None:
    def read(content: IO[bytes]) -> Answer:
        if hash_filelike(content) != document.file_hash:
            # In the store is another file than the one that was checked.
            return Answer()
        content.seek(0)
        asked = replace(asked_about(document, board_of_file(document)), place=place)
        with read_apart(content, asked, longest=LONGEST) as answer:
            return answer

    report = with_file(document, read).report
    return base64.b64decode(report["picture"]) if report else None
