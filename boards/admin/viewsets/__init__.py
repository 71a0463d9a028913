"""The lists of the CMS: a board's pages by family, and what all boards share."""

from boards.admin.viewsets.board_list import board_listing
from boards.admin.viewsets.families import page_listings
from boards.admin.viewsets.page_views import board_itself, board_pages
from boards.admin.viewsets.several import several
from boards.admin.viewsets.shared import SharedLists

__all__ = [
    "SharedLists",
    "board_itself",
    "board_listing",
    "board_pages",
    "page_listings",
    "several",
]
