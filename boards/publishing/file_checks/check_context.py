"""What a check has to know of a board: what it says, and what it never says."""

from django.utils.text import slugify

from boards.models import Board
from boards.publishing.file_checks import never_publish
from cms.models import BoardDocument
from cms.reading.asking import Asked
from cms.reading.identifiers import national_digits, postcodes_in


def asked_about(
    document: BoardDocument, board: Board | None, *, cleans: bool = False
) -> Asked:
    """The question about a file, for the process that reads it."""
    asked = Asked(ending=slugify(document.file_extension), cleans=cleans)
    asked.names = [document.title, document.filename]
    if board:
        asked.published = published_by(board)
        never_publish.tell(board, asked)
    return asked


def published_by(board: Board) -> dict[str, list[str]]:
    """A board's own addresses and numbers, which its files may name."""
    phones = (board.phone, board.concern_phone, board.out_of_hours_phone)
    hosts = [
        board.hostname or "",
        *board.other_hosts.values_list("hostname", flat=True),
    ]
    return {
        "emails": [board.email.lower()] if board.email else [],
        "phones": [national_digits(phone) for phone in phones if phone],
        "postcodes": sorted(postcodes_in(board.address.upper())),
        "hosts": [host.removeprefix("www.").lower() for host in hosts if host],
    }
