"""Screens by which two people of a board take back somebody's second step."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from boards.admin.shared.managers import ManagersForm, ManagersScreen
from boards.governance.staff import membership, renewals


class AskForRenewal(ManagersForm):
    """Says first what it does, and what to be sure of."""

    form_class = Form
    template_name = "wagtailadmin/boards/staff/renewal.html"
    submit_button_label = gettext_lazy("Ask for it")

    def get_page_title(self) -> str:
        return _("Second step of %(person)s") % {"person": self.person()}

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        return super().get_context_data(person=self.person(), **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        return self.tried(
            form,
            lambda: renewals.ask(self.board, self.person(), self.manager),
            _("It waits for a second person, who confirms it in this list."),
        )


class DecideRenewal(ManagersScreen):
    """A button beside what waits for a second person. Nothing changes by looking."""

    http_method_names = ["post"]
    confirms = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waiting = renewals.waiting_in(self.board)
        renewal = get_object_or_404(waiting, pk=kwargs["renewal_id"])
        try:
            if self.confirms:
                renewals.confirm(renewal, self.manager)
                said = _("%(person)s begins anew, and was told so by mail.")
            else:
                renewals.refuse(renewal, self.manager)
                said = _("Nothing changes for %(person)s.")
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, said % {"person": renewal.person})
        return redirect(self.address("people"))


class LogOutPerson(ManagersScreen):
    """A button beside somebody: their sessions end, in every browser."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = self.person()
        membership.log_out(self.board, person, self.manager)
        messages.success(
            request, _("%(person)s is logged out everywhere.") % {"person": person}
        )
        return redirect(self.address("people"))
