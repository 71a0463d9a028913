"""Showing a second factor, and setting one up: the screens behind the password."""

import base64
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import TemplateView

from cms.users.second_factor import factors, mails, one_time, passkeys, recovery
from cms.users.second_factor.doors import Changing, Door, DoorForm
from cms.users.second_factor.forms import (
    AppForm,
    CodeForm,
    Guarded,
    NewPasskeyForm,
    PasskeyForm,
)
from cms.users.second_factor.passed import note_passed

# The secret of an app that is being set up, until its first code has come.
NEW_SECRET = "second_factor_secret"  # noqa: S105


class Step(DoorForm):
    """Behind the password: one of the person's passkeys, or a code."""

    template_name = "wagtailadmin/second_factor/step.html"

    def refused(self) -> HttpResponse | None:
        if factors.has_any(self.person):
            return None
        return self.way_to("set_up_second_step")

    def get_form(self, form_class: object = None) -> PasskeyForm | Guarded:
        if "answer" in self.request.POST:
            return PasskeyForm(self.request.POST)
        return CodeForm(self.sent, request=self.request, person=self.person)

    def form_valid(self, form: PasskeyForm | CodeForm) -> HttpResponse:
        if isinstance(form, PasskeyForm):
            try:
                passkeys.show(self.person, form.cleaned_data["answer"])
            except ValidationError as refused:
                form.add_error(None, refused)
                return self.form_invalid(form)
        elif not form.cleaned_data["code"].isdecimal():
            mails.say(self.person, mails.RECOVERED, recovery.left(self.person))
        note_passed(self.request, self.person)
        return redirect(self.goes_on)

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        if factors.has_passkeys(self.person):
            context["options"] = passkeys.asked_of_a_known_one(self.person)
        if isinstance(context["form"], PasskeyForm):
            context["codes"] = CodeForm(request=self.request, person=self.person)
        else:
            context["codes"] = context["form"]
        return context


class SetUp(Changing, TemplateView):
    """The two ways, before one of them is chosen."""

    template_name = "wagtailadmin/second_factor/set_up.html"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        first = not factors.has_any(self.person)
        return super().get_context_data(form=None, is_first=first, **kwargs)


class SetUpApp(Changing):
    """An app that shows codes. Its secret is shown once, as a picture and in letters.

    What the person has already goes on until the new app has shown its first code.
    """

    template_name = "wagtailadmin/second_factor/app.html"

    @property
    def secret(self) -> str:
        """The one that is shown. What is typed wrong does not make another."""
        session = self.request.session
        if self.request.method == "GET" or NEW_SECRET not in session:
            session[NEW_SECRET] = one_time.new_secret()
        return str(session[NEW_SECRET])

    def get_form(self, form_class: object = None) -> AppForm:
        form = AppForm(self.sent, request=self.request, person=self.person)
        form.secret = self.secret
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        secret = str(self.request.session[NEW_SECRET])
        adapter = get_adapter()
        drawn = adapter.build_totp_svg(adapter.build_totp_url(self.person, secret))
        picture = base64.b64encode(drawn.encode()).decode()
        return context | {"secret": secret, "picture": picture}

    def form_valid(self, form: AppForm) -> HttpResponse:
        one_time.keep(self.person, form.secret, form.counter)
        del self.request.session[NEW_SECRET]
        return finished(self, mails.APP)


class SetUpPasskey(Changing):
    """A passkey, which the browser makes when it is asked to."""

    template_name = "wagtailadmin/second_factor/passkey.html"
    form_class = NewPasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        asked = passkeys.asked_of_a_new_one(self.person)
        return super().get_context_data(options=asked, **kwargs)

    def form_valid(self, form: NewPasskeyForm) -> HttpResponse:
        sent = form.cleaned_data
        try:
            passkeys.add(self.person, sent["name"], sent["answer"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        return finished(self, mails.PASSKEY)


class NewCodes(Changing):
    """New recovery codes, in the place of those that there were."""

    template_name = "wagtailadmin/second_factor/new_codes.html"
    form_class = None

    def refused(self) -> HttpResponse | None:
        if not factors.has_any(self.person):
            return self.way_to("set_up_second_step")
        return super().refused()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=None))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mails.say(self.person, mails.CODES)
        return shown_codes(self)


class Leave(Door):
    """Logs out, also whoever got no further than the password."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        return redirect("wagtailadmin_login")


def finished(screen: Changing, what: object) -> HttpResponse:
    """What was set up counts for this session as well. The first time codes follow."""
    note_passed(screen.request, screen.person)
    mails.say(screen.person, what)
    if recovery.left(screen.person):
        return redirect("second_steps")
    return shown_codes(screen)


def shown_codes(screen: Changing) -> HttpResponse:
    """Shown in the answer itself, as nothing is kept that they could be read from."""
    context = {"codes": recovery.make(screen.person), "next": screen.goes_on}
    return render(screen.request, "wagtailadmin/second_factor/codes.html", context)
