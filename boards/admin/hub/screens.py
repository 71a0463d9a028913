"""The screen of the hub's facts, and that on which a board joins and leaves."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from boards.admin.archives.screens import managed_board
from boards.admin.shared.steps import AdministratorsOnly
from boards.governance.lifecycle import hub as membership
from boards.models import Hub, Region
from boards.models.board.colour_input import ColourInput
from boards.validators import normal_hostname
from cms.error_summary import InSummary
from cms.hosts import public_address
from cms.users.logged_in import logged_in_user


class HubForm(forms.ModelForm):
    class Meta:
        model = Hub
        fields = ("hostname", "name", "colour", "lead", "about", "accessibility")
        widgets = {
            "colour": ColourInput,
            "lead": forms.Textarea(attrs={"rows": 2}),
            "about": forms.Textarea(attrs={"rows": 8}),
            "accessibility": forms.Textarea(attrs={"rows": 8}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The model asks them, of what is stored and not of what is typed.
        for name in ("hostname", "colour"):
            self.fields[name].validators = []

    def clean_hostname(self) -> str:
        return normal_hostname(self.cleaned_data["hostname"])

    def clean_colour(self) -> str:
        return self.cleaned_data["colour"].lower()


class Screen(WagtailAdminTemplateMixin):
    header_icon = "site"

    def get_page_title(self) -> str:
        return gettext("Hub of all boards")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=_("Save"),
            submit_button_active_label=_("Saving…"),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, here]


class HubFacts(AdministratorsOnly, InSummary, Screen, FormView):
    """Where it is and what it says of itself. Without an address there is none."""

    template_name = "wagtailadmin/boards/hub/facts.html"
    form_class = HubForm

    def get_form_kwargs(self) -> dict[str, object]:
        return super().get_form_kwargs() | {"instance": Hub.objects.first()}

    def form_valid(self, form: HubForm) -> HttpResponse:
        hub = form.save()
        if hub.hostname:
            address = public_address(hub.hostname)
            done = gettext("The hub is at %(address)s.") % {"address": address}
        else:
            done = gettext("The hub is off: it has no address.")
        messages.success(self.request, done)
        return redirect("hub_facts")


class MembershipForm(forms.Form):
    is_in = forms.BooleanField(
        label=_("What this board publishes can be found there"),
        required=False,
        help_text=_("Take the tick away, and nothing of it is found there any more."),
    )
    region = forms.ChoiceField(
        label=_("Region"),
        required=False,
        choices=[("", "---------"), *Region.choices],
        help_text=_("Where readers look for the board. For example: North West"),
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("is_in") and not cleaned.get("region"):
            self.add_error("region", _("Choose the region of the board."))
        return cleaned


class HubMembershipView(InSummary, Screen, FormView):
    """A tick by the board's managers. To everybody else it is not there: 404."""

    template_name = "wagtailadmin/boards/hub/membership.html"
    form_class = MembershipForm

    def dispatch(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        self.board = managed_board(request)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, object]:
        row = membership.membership_of(self.board)
        return {"is_in": row is not None, "region": row.region if row else ""}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        hub = membership.hub()
        address = public_address(hub.hostname) if hub else ""
        return super().get_context_data(
            hub=hub, address=address, board=self.board, **kwargs
        )

    def form_valid(self, form: MembershipForm) -> HttpResponse:
        by = logged_in_user(self.request)
        if form.cleaned_data["is_in"]:
            membership.join(self.board, form.cleaned_data["region"], by)
            done = gettext("What the board publishes can be found in the hub.")
        else:
            membership.leave(self.board, by)
            done = gettext("Nothing of the board is found in the hub.")
        messages.success(self.request, done)
        return redirect("hub_membership")
