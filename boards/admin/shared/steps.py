"""What the screens that do one step have in common: of a board, of a page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from boards.models import Board

# What the buttons of the second screen send.
CONFIRMED, CHANGE = "confirmed", "change"
BOARD_LIST = "boards:index"


class AdministratorsOnly:
    """Screens that nobody else knows of."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class Step(WagtailAdminTemplateMixin, FormView):
    """One step, with what follows from it above its form."""

    # What is said when it is done.
    done: Any = ""
    is_serious = False

    def reasons_against(self) -> list[str]:
        """Why the step cannot be taken now, whatever is typed: there is no form."""
        return []

    def effects(self, facts: dict[str, Any]) -> list[str]:
        """What would be done, a sentence each."""
        raise NotImplementedError

    def act(self, facts: dict[str, Any]) -> None:
        """Do it. Raises ValidationError, by field where there is one."""
        raise NotImplementedError

    def said(self) -> str:
        return str(self.done)

    def way_back(self) -> str:
        """The address of the screen that the step was begun from."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.reasons_against():
            return self.render_to_response(self.get_context_data(form=None))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        try:
            self.act(form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
            return self.form_invalid(form)
        messages.success(self.request, self.said())
        return redirect(self.way_back())


class BoardStep(AdministratorsOnly, Step):
    """One step in a board's life.

    A form with fields is answered with what it would do, and done when that is
    confirmed. `is_one_step`: what would be done is known before anything is typed.
    """

    template_name = "wagtailadmin/boards/shared/step.html"
    confirm_template_name = "wagtailadmin/boards/shared/confirm.html"
    form_class: type[forms.BaseForm] = forms.Form
    header_icon = "site"
    is_one_step = False
    # What the button says that does it.
    do_label: Any = ""
    effects_heading: Any = _("What this will do")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.board = get_object_or_404(Board, pk=kwargs["board_id"])

    def said(self) -> str:
        return str(self.done % {"board": self.board.title})

    def way_back(self) -> str:
        return reverse(BOARD_LIST)

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        facts = form.cleaned_data
        if CHANGE in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if not (self.is_one_step or self.effects(facts)):
            form.add_error(None, _("Nothing would change."))
            return self.form_invalid(form)
        if not self.is_one_step and CONFIRMED not in self.request.POST:
            context = self.get_context_data(form=form, effects=self.effects(facts))
            return self.response_class(
                self.request, [self.confirm_template_name], context
            )
        return super().form_valid(form)

    def get_page_title(self) -> str:
        return f"{self.page_title}: {self.board.short_name}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(BOARD_LIST), "label": _("Boards")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reasons = self.reasons_against()
        if self.is_one_step and not reasons:
            kwargs.setdefault("effects", self.effects({}))
        return super().get_context_data(
            board=self.board,
            reasons=reasons,
            effects_heading=self.effects_heading,
            list_url=self.way_back(),
            action_url=self.request.path,
            submit_button_label=self.do_label
            if self.is_one_step
            else _("See what it will do"),
            **kwargs,
        )


def add_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Show each error at its field; above the form when it has no such field."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
