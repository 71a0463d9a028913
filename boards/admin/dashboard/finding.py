"""From an address on the web to the page, or the file, that it shows."""

from urllib.parse import unquote, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from boards.admin.active_board import active_board
from boards.models import Board, Redirect
from cms import trees
from cms.models import BoardDocument
from cms.users.logged_in import logged_in_user
from cms.users.models import User

LONGEST = 2000  # characters of an address
FILES = "documents"


@require_safe
def find_page(request: HttpRequest) -> HttpResponse:
    """To the editor of what stands at a public address of the active board."""
    address = request.GET.get("address", "")[:LONGEST].strip()
    board = active_board(request)
    found = None
    if board and address:
        found = place_of(address, board, logged_in_user(request))
    if found:
        return redirect(found)
    messages.warning(
        request,
        _(
            "Nothing of your board stands at “%(address)s”. Copy the whole address "
            "from the browser, or search for words of the title."
        )
        % {"address": address},
    )
    return redirect("wagtailadmin_home")


def place_of(address: str, board: Board, user: User) -> str | None:
    """The address of the CMS for a public one, whichever host it names."""
    # An address without a scheme begins with its host, or is a path.
    has_host = "//" in address or not address.startswith("/")
    whole = address if "//" in address else f"//{address}" if has_host else address
    try:
        path = unquote(urlsplit(whole).path)
    except ValueError:
        return None
    parts = [part for part in path.split("/") if part]
    if parts[:1] == [FILES]:
        return _file_at(parts, user)
    page = _page_at(path, parts, board) or _redirected(path, board)
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else None


def _page_at(path: str, parts: list[str], board: Board) -> Page | None:
    pages = trees.in_board_of(Page.objects.all(), board).filter(depth__gt=board.depth)
    named = pages.filter(slug=parts[-1]) if parts else pages.none()
    # A home page has its language, or nothing, in the place of its slug.
    homes = pages.filter(depth=board.depth + 1)
    for page in [*named, *homes]:
        url = page.get_url_parts()
        if url and url[2] and url[2].strip("/") == path.strip("/"):
            return page
    return None


def _redirected(path: str, board: Board) -> Page | None:
    old = f"/{path.strip('/')}"
    found = Redirect.objects.filter(board=board, old_path__in=[old, f"{old}/"])
    row = found.select_related("target_page").first()
    return row.target_page if row else None


def _file_at(parts: list[str], user: User) -> str | None:
    key = parts[1] if len(parts) > 1 else ""
    if not key.isdecimal() or len(key) > 18:
        return None
    policy = policy_registry.get_by_type(BoardDocument)
    mine = policy.instances_user_has_any_permission_for(user, ["change"])
    exists = mine.filter(pk=int(key)).exists()
    return reverse("wagtaildocs:edit", args=[int(key)]) if exists else None
