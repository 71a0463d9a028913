"""Addresses on a board's hosts, written so that two spellings of one are the same."""

import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.db.models import QuerySet, prefetch_related_objects
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Board
from boards.validators import normal_hostname
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
    # A question mark of the path is none before a query.
    path = composed(unquote(parts.path)).strip().lower().replace("?", "%3f")
    path = "/" + re.sub("/{2,}", "/", path).strip("/")
    asked = [
        (composed(name).lower(), composed(value).lower())
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    query = urlencode(sorted(asked))
    return f"{path}?{query.lower()}" if query else path


def spellings(address: str) -> set[str]:
    """How an address may be stored: also with signs apart, and with strokes doubled."""
    parts = urlsplit(address)
    doubled = "/" + composed(unquote(parts.path)).strip().strip("/").lower()
    both = {normalised(address), doubled}
    return both | {unicodedata.normalize("NFD", one) for one in both}


def own_path(address: str, board: Board) -> str | None:
    """The path of an address on one of the board's hosts; None for any other."""
    address = address.strip()
    parts = urlsplit(address)
    first = normal_hostname(re.split("[/:]", address, maxsplit=1)[0])
    if not parts.netloc and first in hosts_of(board):
        # A host that was written without https:// before it.
        parts = urlsplit(f"https://{address}")
    if parts.netloc or parts.scheme:
        is_web = parts.scheme in ("http", "https")
        is_own = is_web and normal_hostname(parts.hostname or "") in hosts_of(board)
        return normalised(parts.geturl()) if is_own else None
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
            whole = f"{path.rstrip('/')}/"
            if whole.startswith(prefix):
                rest = whole[len(prefix) :]
                places[f"{home.url_path}{rest}".lower()] = path
    pages = Page.objects.live() if among is None else among
    # A slug may have capitals, and a path as redirects are looked up has none.
    below = pages.filter(path__startswith=board.path).annotate(place=Lower("url_path"))
    return {places[page.place]: page for page in below.filter(place__in=places)}
