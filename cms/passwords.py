"""How a page that is kept for some asks a visitor for its password.

The address to which a password is sent is Wagtail's, the answer is ours: on the board's
own host, for a live page of it together with its own password, and else the 404 of any
address. Below a page that asks, every address asks: which of them are pages is told to
those who know the password.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.formats import time_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import Page, PageViewRestriction, Site

from cms import trees
from cms.bare_requests import bare
from cms.guesses import Guesser, heard_again_at
from cms.hosts import is_cms_host
from cms.kept.facts import fact
from cms.querysets import closed_places
from cms.request_state import state_of
from cms.routing import nearest_page, page_at, specific_page

TEMPLATE = "wagtailcore/password_required.html"


class PasswordForm(PasswordViewRestrictionForm):
    """Wagtail's, in the look of a board."""

    password = forms.CharField(
        label=PasswordViewRestrictionForm.base_fields["password"].label,
        widget=forms.PasswordInput(
            attrs={"class": "govuk-input", "autocomplete": "off", "dir": "ltr"}
        ),
    )


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at an address, or ask for what opens it.

    Stands in the place of Wagtail's view and of its hook that asks for passwords.
    """
    found = page_at(request, path)
    if found is None:
        raise Http404
    page, args, kwargs = found
    restrictions = _restrictions(request, page)
    restriction = _not_opened(request, restrictions)
    if restriction:
        return ask(request, page, restriction)
    response = _served(request, page, args, kwargs)
    if restrictions or state_of(request).is_for_one:
        add_never_cache_headers(response)
    else:
        state_of(request).may_be_kept = True
    return response


def _restrictions(request: HttpRequest, page: Page) -> list[PageViewRestriction]:
    """What closes a page; not asked where the board is known to close nothing there."""
    if not _is_perhaps_closed(request, page):
        return []
    return list(page.get_view_restrictions())


def _is_perhaps_closed(request: HttpRequest, page: Page) -> bool:
    if state_of(request).version is None:
        return True
    board = trees.board_path(page)
    closed = fact(request, f"closed in {board}", lambda: closed_places(board))
    return any(page.path.startswith(place) for place in closed)


def _served(request: HttpRequest, page: Page, args: Any, kwargs: Any) -> HttpResponse:
    for before in hooks.get_hooks("before_serve_page"):
        result = before(page, request, args, kwargs)
        if isinstance(result, HttpResponse):
            return result
    return page.serve(request, *args, **kwargs)


def what_asks(request: HttpRequest, page: Page) -> PageViewRestriction | None:
    """What keeps a page from a visitor until they type its password, or None.

    Raises Http404 for a page that is for people who log in: visitors never do.
    """
    return _not_opened(request, _restrictions(request, page))


def _not_opened(
    request: HttpRequest, restrictions: Iterable[PageViewRestriction]
) -> PageViewRestriction | None:
    for restriction in restrictions:
        if restriction.restriction_type != PageViewRestriction.PASSWORD:
            raise Http404
        if not restriction.accept_request(request):
            return restriction
    return None


class AskBelow:
    """Where nothing else answers below a page that asks for a password, it asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        nearest = nearest_page(request) if response.status_code == 404 else None
        if nearest is None or not nearest.live:
            return response
        if not _is_perhaps_closed(request, nearest):
            return response
        try:
            page = specific_page(nearest)
            restriction = what_asks(request, page)
        except Http404:
            return response
        return ask(request, page, restriction) if restriction else response


def ask(
    request: HttpRequest, page: Page, restriction: PageViewRestriction
) -> HttpResponse:
    """The form that asks for a password, wherever below the page it was that asks."""
    # After it somebody goes on to where they wanted to.
    wanted = {"return_url": request.get_full_path()}
    form = PasswordForm(instance=restriction, initial=wanted)
    return _form_page(request, page, restriction, form)


@csrf_exempt
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def open_with_password(
    request: HttpRequest, page_view_restriction_id: int, page_id: int
) -> HttpResponse:
    """Take a password. No cookie is set before it is right, so none guards the form:
    to have somebody else send a password that one knows opens nothing that was closed.
    """
    page, restriction = _asked_for(request, page_view_restriction_id, page_id)
    if request.method != "POST":
        form = PasswordForm(
            instance=restriction, initial={"return_url": page.get_url(request)}
        )
        return _form_page(request, page, restriction, form)
    guesser = Guesser(request, f"page {restriction.pk}")
    form = PasswordForm(request.POST, instance=restriction)
    # Counted before it is looked at. What is empty is no guess.
    if request.POST.get("password") and (wait := guesser.claim()):
        return _too_many(request, page, restriction, form, wait)
    if "password" not in form.errors:
        guesser.forget()
        restriction.mark_as_passed(request)
        return redirect(_way_on(request, page))
    return _form_page(request, page, restriction, form)


def _asked_for(
    request: HttpRequest, restriction_id: int, page_id: int
) -> tuple[Page, PageViewRestriction]:
    site = None if is_cms_host(request) else Site.find_for_request(request)
    if site is None:
        raise Http404
    ours = trees.in_board_of(Page.objects.live(), site.root_page)
    page = ours.filter(pk=page_id).first()
    if page is None:
        raise Http404
    page = page.specific
    for restriction in page.get_view_restrictions():
        is_password = restriction.restriction_type == PageViewRestriction.PASSWORD
        if is_password and restriction.pk == restriction_id:
            return page, restriction
    raise Http404


def _way_on(request: HttpRequest, page: Page) -> str:
    """Where somebody wanted to go, if that is on this host; else the page."""
    wanted = request.POST.get("return_url", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, request.get_host(), request.is_secure()
    )
    return wanted if is_ours else page.get_url(request) or "/"


def _too_many(
    request: HttpRequest,
    page: Page,
    restriction: PageViewRestriction,
    form: PasswordForm,
    wait: int,
) -> HttpResponse:
    form.errors.clear()
    form.add_error(
        "password",
        _(
            "Too many wrong passwords were sent from your connection, so none is "
            "looked at for a while. Try again at %(time)s."
        )
        % {"time": time_format(localtime(heard_again_at(wait)))},
    )
    response = _form_page(request, page, restriction, form, status=429)
    response["Retry-After"] = str(wait)
    return response


def _form_page(
    request: HttpRequest,
    page: Page,
    restriction: PageViewRestriction,
    form: PasswordForm,
    status: int = 200,
) -> HttpResponse:
    """The form, made without anything that the page or its place in the tree says.

    How to get the password is said by the place that asks, the same for all below it.
    """
    place = _place_that_asks(page, restriction)
    context = {
        "form": form,
        "password_words": getattr(place, "password_words", ""),
        "action_url": reverse(
            "wagtailcore_authenticate_with_password", args=[restriction.pk, place.pk]
        ),
    }
    content = render_to_string(TEMPLATE, context, bare(request))
    response = HttpResponse(content, status=status)
    add_never_cache_headers(response)
    return response


def _place_that_asks(page: Page, restriction: PageViewRestriction) -> Page:
    """The uppermost live page, from the home page down, that it closes.

    It is the same for all that lies below, so that the form tells of none of it.
    """
    above = page.get_ancestors(inclusive=True).live().order_by("path")
    for one in above.filter(depth__gte=trees.HOME_DEPTH):
        asks: Page = one.specific
        if restriction in asks.get_view_restrictions():
            return asks
    return page
