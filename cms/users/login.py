"""Logging in: wrong passwords make whoever sends them wait, and nobody else.

What is sent while somebody has to wait is not looked at: no hash is worked out for it.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.views.account import LoginView as WagtailLoginView

from cms.guesses import Guesser, heard_again_at
from cms.users.hashing import place
from cms.users.known_devices import device_of, remember
from cms.users.models import User
from cms.users.second_factor.gate import at_the_gate

# Seconds after which who came with many others may ask again.
A_MOMENT = 5


class LoginForm(WagtailLoginForm):
    """Wagtail's, which counts a guess before it is heard.

    wait: seconds for which no guess is heard.
    """

    wait = 0

    def clean(self) -> dict[str, object]:
        email = self.cleaned_data.get("username")
        if not (email and self.cleaned_data.get("password")):
            # What is empty is no guess.
            return super().clean()
        with place(is_known=bool(_device(self.request, email))) as is_heard:
            if not is_heard:
                self.wait = A_MOMENT
                raise _many_at_once()
            guesser = _guesser(self.request, email)
            if wait := guesser.claim():
                self.wait = wait
                raise _too_many(wait)
            cleaned = super().clean()
            guesser.forget()
            return cleaned


class LoginView(WagtailLoginView):
    """Wagtail's, which remembers the device of who has logged in.

    Whoever is kept out for want of a second factor is led here, as everybody is who has
    not logged in; and from here to where they show one.
    """

    def get(self, *args: object, **kwargs: object) -> HttpResponse:
        if at_the_gate(self.request):
            goes_on = urlencode({"next": self.get_success_url()})
            return redirect(f"{reverse('second_step')}?{goes_on}")
        response: HttpResponse = super().get(*args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        # Wagtail's own, with the other way in, if the settings name one.
        return super().get_context_data(
            single_sign_on=settings.OIDC_ISSUER and settings.OIDC_NAME, **kwargs
        )

    def form_valid(self, form: LoginForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        person = form.get_user()
        if isinstance(person, User):
            remember(self.request, response, person.email)
        return response

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        if form.wait:
            response.status_code = 429
            response["Retry-After"] = str(form.wait)
        return response


def _guesser(request: HttpRequest, email: str) -> Guesser:
    login = email.strip().casefold()
    return Guesser(request, f"login {login}", _device(request, email))


def _device(request: HttpRequest, email: str) -> str:
    return device_of(request, email.strip().casefold())


def _many_at_once() -> forms.ValidationError:
    return forms.ValidationError(
        _(
            "Many people are logging in at this moment, so this was not looked at. "
            "Send it again in a few seconds."
        ),
        code="many_at_once",
    )


def _too_many(wait: int) -> forms.ValidationError:
    at = heard_again_at(wait)
    return forms.ValidationError(
        _(
            "Too many wrong passwords were sent from your connection, so none is "
            "looked at for a while. Try again at %(time)s. Somebody who has forgotten "
            "their password can ask for a new one at once."
        )
        % {"time": f"{localtime(at):%H:%M}"},
        code="too_many_guesses",
    )
