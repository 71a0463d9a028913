"""What a search of the hub can be narrowed by, beside what a board's can."""

from dataclasses import replace

from boards.public.hub.learning import KINDS
from boards.public.hub.site import HubSite
from boards.public.search.finding import Hit


def of_the_hub(hits: list[Hit], hub: HubSite) -> list[Hit]:
    """Files, and pages that teach, which say of which board and region they are."""
    return [
        replace(
            hit, facts={**hit.facts, "board": str(board.pk), "region": board.region}
        )
        for hit in hits
        if hit.document_id or hit.facts.get("kind") in KINDS
        if (board := hub.boards.get(hit.board_id))
    ]


def names_of(hub: HubSite) -> dict[tuple[str, str], str]:
    """What boards and regions are called, by their filter and value."""
    boards = hub.boards.values()
    return {
        **{("board", str(board.pk)): board.short_name for board in boards},
        **{("region", board.region): board.region_name for board in boards},
    }
