"""What opens when somebody follows the link of an invitation.

Outside of the login, and in nobody's scope: the link alone says who is asked.
"""

import re
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from boards.admin.staff.forms import NewLoginForm
from boards.governance.staff import invitations
from boards.governance.staff.own_boards import SESSION_KEY
from boards.models import Invitation
from cms.link_secrets import SecretConverter
from cms.tenancy.scope import unscoped
from cms.users.models import User

COOKIE = "invitation"
# Long enough to look for a password; the link can be opened again.
COOKIE_SECONDS = 60 * 60
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_safe
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take the secret out of the address: no page, link or message has it from here.

    What cannot be a secret, such as half a link, opens nothing, and is not kept.
    """
    if not re.fullmatch(SecretConverter.regex, token):
        token = ""
    response = redirect("join")
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_SECONDS,
        path=response.url,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        # A link in a mail comes from another site, and has to bring it along.
        samesite="Lax",
    )
    return response


@never_cache
@sensitive_post_parameters()
@sensitive_variables("token")
def join(request: HttpRequest) -> HttpResponse:
    """What is asked, and of whom; joins on a POST alone."""
    token = request.COOKIES.get(COOKIE, "")
    invitation = invitations.find(token)
    if invitation is None:
        return _nothing(request)
    case = _case(request, invitation)
    form = NewLoginForm(request.POST or None, email=invitation.email)
    try:
        if request.method == "POST" and case == "confirm":
            invitations.accept(token, cast(User, request.user))
            return _welcome(request, invitation)
        if request.method == "POST" and case == "new" and form.is_valid():
            return _join_as_newcomer(request, token, invitation, form)
    except PermissionDenied:
        # Withdrawn, or accepted in another window, since the page was opened.
        return _nothing(request)
    context = {"invitation": invitation, "case": case, "form": form}
    return render(request, "wagtailadmin/boards/staff/join.html", context)


def _case(request: HttpRequest, invitation: Invitation) -> str:
    """Which of the ways to join is the one of who opened the link."""
    known = invitations.login_of(invitation)
    person = request.user
    if person.is_authenticated and person != known:
        return "somebody_else"
    if known is None:
        return "new"
    if not known.is_active:
        return "closed"
    if known.is_superuser:
        return "administrator"
    return "confirm" if person.is_authenticated else "log_in"


@sensitive_variables("token")
def _join_as_newcomer(
    request: HttpRequest, token: str, invitation: Invitation, form: NewLoginForm
) -> HttpResponse:
    invitations.accept_with_new_login(
        token,
        form.cleaned_data["password"],
        first_name=form.cleaned_data["first_name"],
        last_name=form.cleaned_data["last_name"],
    )
    # Nobody's scope does not let anybody note when they have logged in.
    with unscoped():
        login(request, invitations.login_of(invitation), backend=MODEL_BACKEND)
    return _welcome(request, invitation)


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session[SESSION_KEY] = invitation.board_id
    messages.success(
        request,
        _("Welcome. You work for %(board)s now, as: %(roles)s.")
        % {"board": invitation.board.short_name, "roles": invitation.roles_display},
    )
    return _forget_link(request, redirect("wagtailadmin_home"))


def _nothing(request: HttpRequest) -> HttpResponse:
    """One answer for every link that opens nothing, for whatever reason."""
    response = render(
        request, "wagtailadmin/boards/staff/no_invitation.html", status=404
    )
    return _forget_link(request, response)


def _forget_link(request: HttpRequest, response: Any) -> HttpResponse:
    response.delete_cookie(COOKIE, path=request.path, samesite="Lax")
    return response
