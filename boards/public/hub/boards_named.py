"""Boards that a search over all of them names, and what else it asks for.

Few pages say of which board they are, and a reader of many boards says it: “Baby A
Sunderland”. The name of its board counts as words of a page.
"""

from collections import Counter
from dataclasses import dataclass

from boards.public.hub.site import HubBoard, HubSite
from cms.search.queries import Understood, understood
from cms.search.ways import folded
from cms.search.words import spelt


@dataclass(frozen=True)
class BoardsNamed:
    """boards: their keys. asked: all that was typed. rest: what is no board's name."""

    boards: list[int]
    asked: Understood
    rest: Understood


def boards_named(hub: HubSite, typed: str, language: str) -> BoardsNamed | None:
    """None where no board is named, or nothing is asked for beside it.

    A phrase, a word that must be missing and an "or" are asked for as they stand.
    """
    names = _names(hub)
    if not any(_named(names, word) for word in folded(spelt(typed)).split()):
        return None
    asked = understood(typed, language)
    of_terms = [(term, _named(names, folded(term.typed))) for term in asked.terms]
    boards = {board for _term, board in of_terms if board}
    rest = Understood([[term for term, board in of_terms if not board]])
    if not (asked.is_words_alone and boards and rest.needed):
        return None
    return BoardsNamed(sorted(boards), asked, rest)


def _named(names: dict[str, int], word: str) -> int | None:
    """Of "Sunderland’s" too, in which the search knows no apostrophe."""
    return names.get(word) or names.get(word.removesuffix("s"))


def _names(hub: HubSite) -> dict[str, int]:
    """Words by which one board alone is known: of its short name and its name."""
    known = {board.pk: _words_of(board) for board in hub.boards.values()}
    numbers = Counter(word for words in known.values() for word in words)
    return {
        word: key
        for key, words in known.items()
        for word in words
        if numbers[word] == 1
    }


def _words_of(board: HubBoard) -> set[str]:
    short, full = (
        set(folded(spelt(name)).split()) for name in (board.short_name, board.title)
    )
    return short & full
