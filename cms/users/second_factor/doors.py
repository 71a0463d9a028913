"""What the screens share that are there between the password and the CMS."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, View

from cms.tenancy.scope import Scope, set_scope
from cms.users.models import User
from cms.users.second_factor import factors
from cms.users.second_factor.gate import at_the_gate, who_knocks
from cms.users.second_factor.passed import has_passed_recently


@method_decorator(never_cache, name="dispatch")
class Door(View):
    """A screen for who has logged in by a password, and needs no more than that.

    It works on the rows of this person and on nobody else's.
    """

    person: User

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        person = who_knocks(request)
        if person is None:
            login = reverse("wagtailadmin_login")
            return redirect_to_login(request.get_full_path(), login)
        self.person = person
        if at_the_gate(request):
            set_scope(Scope(person=person.pk))
        return self.refused() or super().dispatch(request, *args, **kwargs)

    def refused(self) -> HttpResponse | None:
        """Where somebody is led who may not be here; None for who may."""
        return None

    @property
    def goes_on(self) -> str:
        """Where the person wanted to go: an address of the CMS, or its first screen."""
        wanted = self.request.POST.get("next") or self.request.GET.get("next") or ""
        host = {self.request.get_host()}
        if url_has_allowed_host_and_scheme(wanted, host, self.request.is_secure()):
            return wanted
        return reverse("wagtailadmin_home")

    def way_to(self, name: str) -> HttpResponse:
        """Another of these screens, which goes on to the same place."""
        return redirect(f"{reverse(name)}?{urlencode({'next': self.goes_on})}")


class DoorForm(Door, FormView):
    """Such a screen with a form. What is guessed too often is answered with 429."""

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        return super().get_context_data(
            person=self.person,
            next=self.goes_on,
            site_name=settings.WAGTAIL_SITE_NAME,
            **kwargs,
        )

    @property
    def sent(self) -> QueryDict | None:
        """What a form is filled with; None where it is only shown."""
        return self.request.POST if self.request.method == "POST" else None

    def form_invalid(self, form: Form) -> HttpResponse:
        response = super().form_invalid(form)
        if wait := getattr(form, "wait", 0):
            response.status_code = 429
            response["Retry-After"] = str(wait)
        return response


class Changing(DoorForm):
    """Second factors are set up by who has none yet, or has just shown one.

    Nobody sets up one of their own in a browser that was left open, or with a
    password alone beside the factors of its owner.
    """

    def refused(self) -> HttpResponse | None:
        first = not factors.has_any(self.person)
        if first or has_passed_recently(self.request, self.person):
            return None
        here = urlencode({"next": self.request.path})
        return redirect(f"{reverse('second_step')}?{here}")
