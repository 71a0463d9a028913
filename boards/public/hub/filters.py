"""What a search of the hub can be narrowed by, beside what a board's can."""

from dataclasses import replace

from boards.public.filters.names import Names
from boards.public.filters.wishes import Item
from boards.public.hub.site import HubSite
from boards.public.learnt import KINDS
from boards.public.search.choosing import item_of
from boards.public.search.finding import Hit


def of_the_hub(hits: list[Hit], hub: HubSite) -> list[Hit]:
    """Files, and pages that teach, of its boards."""
    return [
        hit
        for hit in hits
        if hit.document_id or hit.facts.get("kind") in KINDS
        if hit.board_id in hub.boards
    ]


def item_of_hub(hit: Hit, names: Names, hub: HubSite) -> Item:
    """What can be chosen of a hit: of which board and region it is, too."""
    item, board = item_of(hit, names), hub.boards[hit.board_id]
    of_board = {
        "board": frozenset({str(board.pk)}),
        "region": frozenset({board.region}),
    }
    return replace(item, values=item.values | of_board)


def names_of(names: Names, hub: HubSite) -> Names:
    """The names of choices, and what boards and regions are called."""
    boards = hub.boards.values()
    return replace(
        names,
        names={
            **names.names,
            **{("board", str(board.pk)): board.short_name for board in boards},
            **{("region", board.region): board.region_name for board in boards},
        },
    )
