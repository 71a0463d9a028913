"""What the field of themes in a page's editor asks while somebody works on it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page

from boards.models.board.belonging import the_board_of_page
from boards.models.shared.names import in_language
from boards.publishing.themes.found_in_text import offers_for
from boards.publishing.themes.proposing import propose
from cms.models import BasePage
from cms.users.logged_in import logged_in_user


@require_POST
def propose_theme(request: HttpRequest) -> HttpResponse:
    """A word of the board's own, which is ticked at once: its key and its name."""
    page = _page_named(request)
    board, person = the_board_of_page(page), logged_in_user(request)
    try:
        theme, is_new = propose(board, request.POST.get("name", ""), person)
    except ValidationError as error:
        return JsonResponse({"refused": " ".join(error.messages)}, status=400)
    name = in_language(theme.name)
    return JsonResponse({"key": theme.pk, "name": name, "is_new": is_new})


def _page_named(request: HttpRequest) -> Page:
    """The page that is edited, or the one below which another is begun."""
    for name, may in (("page", "can_edit"), ("above", "can_add_subpage")):
        key = request.POST.get(name, "")
        if key.isdecimal() and len(key) < 10:
            page = get_object_or_404(Page, pk=int(key)).specific
            if getattr(page.permissions_for_user(request.user), may)():
                return page
            raise PermissionDenied
    raise PermissionDenied


@require_GET
def themes_found(request: HttpRequest, page_id: int) -> HttpResponse:
    """Themes that the latest version of a page, or a file of its rows, speaks of."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not hasattr(page, "themes"):
        raise PermissionDenied
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    offers = offers_for(draft, the_board_of_page(page))
    return render(request, "wagtailadmin/boards/themes/found.html", {"offers": offers})
