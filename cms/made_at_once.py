"""A new page that is sent twice at the same moment is made once.

A page saves itself, and is submitted; or a button is pressed twice. The second of the
two finds the address taken by the first, after its form was found good: it is led to
the page that is there, and not told of a fault.
"""

from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

ADD = "wagtailadmin_pages:add"
A_MOMENT = timedelta(minutes=1)


class MadeAtOnce:
    """Outside of what answers for failures of the CMS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        match = request.resolver_match
        if (
            not isinstance(exception, ValidationError)
            or match is None
            or match.view_name != ADD
            or request.method != "POST"
        ):
            return None
        page = _made_a_moment_ago(request, match.kwargs["parent_page_id"])
        if page is None:
            return None
        messages.warning(
            request,
            _(
                "This page was saved at the same moment, and is there once. Look it "
                "over, and go on from here."
            ),
        )
        return redirect("wagtailadmin_pages:edit", page.pk)


def _made_a_moment_ago(request: HttpRequest, parent_id: int) -> Page | None:
    """The page with the same address that the same person has just made, if any."""
    parent = Page.objects.filter(pk=parent_id).first()
    if parent is None:
        return None
    made = parent.get_children().filter(
        # Its first version may come a moment after the page itself.
        Q(latest_revision=None)
        | Q(latest_revision__created_at__gt=timezone.now() - A_MOMENT),
        slug=request.POST.get("slug", ""),
        owner=request.user.pk,
    )
    page: Page | None = made.first()
    return page
