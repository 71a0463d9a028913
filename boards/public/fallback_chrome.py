"""What this process last knew of each host's board, for when the database is away."""

from boards.models import Board

Facts = dict[str, str]

_FACTS = ("title", "colour", "concern_phone", "out_of_hours_phone")
_by_host: dict[str, Facts] = {}


def remember(board: Board) -> None:
    """Keep what an error page says of a board."""
    if board.hostname:
        _by_host[board.hostname] = {name: getattr(board, name) for name in _FACTS}


def remember_hub(hostname: str, name: str, colour: str) -> None:
    """Keep the same of the hub, which has no telephone."""
    _by_host[hostname] = dict.fromkeys(_FACTS, "") | {"title": name, "colour": colour}


def facts_of(host: str) -> Facts | None:
    """What was last known of the board on a host; None if it was never asked for."""
    return _by_host.get(host)
