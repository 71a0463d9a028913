"""The lists of the CMS: a board's pages by family, and what all boards share."""

from boards.viewsets.board_list import board_listing
from boards.viewsets.families import page_listings
from boards.viewsets.page_views import board_itself, board_pages
from boards.viewsets.several import several
from boards.viewsets.shared import SharedLists

__all__ = [
    "SharedLists",
    "board_itself",
    "board_listing",
    "board_pages",
    "page_listings",
    "several",
]
