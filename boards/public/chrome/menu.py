"""How much of a menu a wide header shows, and what waits behind "More"."""

from collections.abc import Sequence

from boards.models.board.faces import Face

# What a row holds beside a name in two lines and the search, and what one of its own,
# in letters of a face: no browser says in a style sheet what has no room.
SHARED = {Face.FELL: 62, Face.HARBOUR: 62, Face.LEDGER: 72, Face.HANDBOOK: 70}
ALONE = {Face.FELL: 122, Face.HARBOUR: 116, Face.LEDGER: 122, Face.HANDBOOK: 140}
# Between two entries, and what stands for those that have no room, in letters.
GAP, MORE = 3, 8
# Less is no menu any more: it has a row of its own then.
LEAST = 2


def entries_shown(face: Face, titles: Sequence[str], beside: Sequence[str]) -> int:
    """How many entries a wide header shows; all of them in the plain face.

    titles: the menu's. beside: the words of what shares the row with it.
    """
    if face not in SHARED:
        return len(titles)
    others = sum(map(_taken, beside))
    shown = _fitting(titles, SHARED[face] - others)
    return shown if shown >= LEAST else _fitting(titles, ALONE[face] - others)


def _fitting(titles: Sequence[str], room: int) -> int:
    """How many fit into a row, with what stands for the rest if that is needed."""
    if sum(map(_taken, titles)) <= room:
        return len(titles)
    room -= MORE
    fitting = 0
    for title in titles:
        room -= _taken(title)
        if room < 0:
            break
        fitting += 1
    return fitting


def _taken(words: str) -> int:
    return len(words) + GAP
