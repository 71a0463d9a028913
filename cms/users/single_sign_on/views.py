"""The way to the provider and back."""

import logging

from allauth.socialaccount.internal.statekit import stash_state, unstash_state
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.admin import messages

from cms.users.second_factor.passed import note_passed
from cms.users.single_sign_on.asking import (
    PROVIDER,
    NotBelieved,
    Provider,
    new_secrets,
)
from cms.users.single_sign_on.matching import has_shown_a_second_factor, person_of

logger = logging.getLogger(__name__)

PASSWORDS = "django.contrib.auth.backends.ModelBackend"


@method_decorator(never_cache, name="dispatch")
class SingleSignOn(View):
    """Nothing is here where the settings name no provider."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        if not settings.OIDC_ISSUER:
            raise Http404
        try:
            return self.go(request)
        except NotBelieved as error:
            logger.warning("A log-in by the provider was refused: %s", error)
            return self.refused(
                _("That did not work. Try again, or log in with your password.")
            )

    def go(self, request: HttpRequest) -> HttpResponse:
        """The next step. Raises NotBelieved."""
        raise NotImplementedError

    def refused(self, words: str) -> HttpResponse:
        messages.error(self.request, words)
        return redirect("wagtailadmin_login")


class Begin(SingleSignOn):
    def go(self, request: HttpRequest) -> HttpResponse:
        kept = new_secrets()
        wanted = request.GET.get("next", "")
        state = stash_state(
            request, provider_id=PROVIDER, state={**kept, "next": wanted}
        )
        return redirect(Provider(request).way_there(state, kept))


class Back(SingleSignOn):
    """Each way back is gone once, by the browser that was sent, within ten minutes."""

    def go(self, request: HttpRequest) -> HttpResponse:
        kept = unstash_state(
            request, state_id=request.GET.get("state", ""), provider_id=PROVIDER
        )
        if kept is None:
            raise NotBelieved("It is the answer to no question of this browser.")
        if "code" not in request.GET:
            raise NotBelieved(request.GET.get("error", "It says nothing.")[:100])
        claims = Provider(request).claims(request.GET["code"], kept)
        person = person_of(claims)
        if person is None:
            logger.warning("Somebody logged in at the provider who is nobody here.")
            return self.refused(
                _(
                    "Nobody logs in here with that account. Whoever keeps your board "
                    "invites you, to the address that the account has."
                )
            )
        login(request, person, backend=PASSWORDS)
        if settings.OIDC_SECOND_FACTOR == "trusted" and has_shown_a_second_factor(
            claims
        ):
            note_passed(request, person)
        return redirect(_place_here(request, kept["next"]))


def _place_here(request: HttpRequest, wanted: str) -> str:
    host = {request.get_host()}
    if url_has_allowed_host_and_scheme(wanted, host, request.is_secure()):
        return wanted
    return reverse("wagtailadmin_home")
