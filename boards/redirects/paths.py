"""Addresses on a board's hosts, written so that two spellings of one are the same."""

from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Board
from cms.letters import composed

LONGEST = 500  # characters
# Beside utm_…: what Google, Facebook, Microsoft, Mailchimp and others count by.
TRACKING = frozenset(
    {"gclid", "gbraid", "wbraid", "dclid", "fbclid", "msclkid", "mc_cid", "mc_eid"}
)


def hosts_of(board: Board) -> set[str]:
    """The hosts on which the board answers, and those that lead there."""
    # Asked for once, however many addresses of a file are looked at.
    prefetch_related_objects([board], "other_hosts")
    others = {host.hostname for host in board.other_hosts.all()}
    return others | ({board.hostname} if board.hostname else set())


def as_typed(path: str) -> str:
    """A stored path as an address that is read back as the same path."""
    before, mark, query = path.partition("?")
    return before.replace("%", "%25").replace("#", "%23") + mark + query


def without_tracking(address: str) -> str:
    """The same address without what mails and advertisements put on their links."""
    parts = urlsplit(address)
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not (name.lower().startswith("utm_") or name.lower() in TRACKING)
    ]
    return parts._replace(query=urlencode(kept)).geturl()


def normalised(address: str) -> str:
    """A path and its query as redirects are looked up: case and order say nothing.

    Old servers took capitals for small letters, and so do the links to them.
    """
    parts = urlsplit(address)
    path = "/" + composed(unquote(parts.path)).strip().strip("/").lower()
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{path}?{query.lower()}" if query else path


def own_path(address: str, board: Board) -> str | None:
    """The path of an address on one of the board's hosts; None for any other."""
    parts = urlsplit(address.strip())
    if parts.netloc or parts.scheme:
        is_own = parts.scheme in ("http", "https") and parts.hostname in hosts_of(board)
        return normalised(address) if is_own else None
    return normalised(address)


def clean_old_path(typed: str, board: Board) -> str:
    """The old address as it is stored. Raises ValidationError in words."""
    try:
        path = own_path(typed, board)
    except ValueError:
        path = None
    if path is None:
        raise ValidationError(
            _(
                "This address is not on a host of %(board)s, so nobody would ever be "
                "sent on. Write the part after the host. For example: /reports/child-p"
            )
            % {"board": board.short_name}
        )
    if path == "/":
        raise ValidationError(
            _("This is the home page, which is always there. Write a longer address.")
        )
    if len(path) > LONGEST:
        raise ValidationError(
            _("This address is longer than %(count)s characters.") % {"count": LONGEST}
        )
    return path


def clean_target_url(typed: str) -> str:
    """Where a redirect leads when it is no page. Raises ValidationError in words."""
    address = typed.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    if not (is_path or is_web) or any(char.isspace() for char in address):
        raise ValidationError(
            _(
                "Write a whole address. For example: https://www.example.gov.uk/news/ "
                "or, on this board's own site, /news/"
            )
        )
    return address


def pages_at(
    board: Board, paths: set[str], among: QuerySet[Page] | None = None
) -> dict[str, Page]:
    """The pages of a board that lie at some of the paths: the live ones, or of those
    that are given."""
    site = board.site
    if site is None:
        return {}
    places: dict[str, str] = {}
    for home in Page.objects.child_of(board):
        prefix = home.specific.relative_url(site) or "/"
        for path in paths:
            if f"{path}/".startswith(prefix):
                rest = f"{path}/"[len(prefix) :]
                places[f"{home.url_path}{rest}"] = path
    pages = Page.objects.live() if among is None else among
    found = pages.filter(url_path__in=places)
    return {places[page.url_path]: page for page in found}
