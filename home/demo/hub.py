"""The demonstration's hub, with all of its boards in it."""

from boards.governance.lifecycle.hub import join
from boards.models import Board, Hub, Region

HOSTNAME = "learning.localhost"
REGIONS = {
    "cumbria.localhost": Region.NORTH_WEST,
    "southampton.localhost": Region.SOUTH_EAST,
    "cambridgeshire.localhost": Region.EAST,
    "sefton.localhost": Region.NORTH_WEST,
    "sunderland.localhost": Region.NORTH_EAST,
}
LEAD = (
    "Reviews, briefings and bulletins of five demonstration boards: search their "
    "words, down to the page of a report, or begin with a theme."
)
ABOUT = (
    "This is a demonstration of a site that gathers what safeguarding boards have "
    "published and learnt.\n\n"
    "It keeps nothing of its own. Each result leads to the page or the file on the "
    "site of the board that published it, and what a board takes back is gone from "
    "here at the same moment.\n\n"
    "A board is here because its manager chose so, and can leave at any time."
)
ACCESSIBILITY = (
    "This site is made to meet the Web Content Accessibility Guidelines 2.2 at level "
    "AA. It needs no script and sets no cookies.\n\n"
    "What boards publish is on their own sites, each with a statement of its own: ask "
    "the board for another format of a document."
)


def gather() -> None:
    """Make the hub and have the boards join. Where there is one it is left alone."""
    if Hub.objects.exists():
        return
    Hub.objects.create(
        hostname=HOSTNAME,
        name="Learning from safeguarding reviews",
        colour="#4a3470",
        lead=LEAD,
        about=ABOUT,
        accessibility=ACCESSIBILITY,
    )
    for board in Board.objects.filter(hostname__in=REGIONS):
        join(board, REGIONS[board.hostname])
