"""What all screens about a board's people share: only its managers reach them."""

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from boards.governance.staff.membership import people_of
from boards.models import Board
from cms.users.models import User


class ManagersScreen(WagtailAdminTemplateMixin, View):
    """A screen of one board. Anybody who is no manager of that board gets a 404."""

    board: Board
    header_icon = "group"
    page_title: Any = ""

    @property
    def manager(self) -> User:
        """The manager who looks at the screen."""
        return cast(User, self.request.user)

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        board = Board.objects.filter(pk=kwargs["board_id"]).first()
        if board is None or not board.permissions_for_user(request.user).can_manage():
            raise Http404
        self.board = board
        try:
            return super().dispatch(request, *args, **kwargs)
        except (PermissionDenied, ObjectDoesNotExist) as error:
            # The right, or the person, went while the screen was open.
            raise Http404 from error

    def address(self, name: str, *args: Any) -> str:
        return reverse(name, args=[self.board.pk, *args])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        label = f"{_('People')}: {self.board.short_name}"
        people = {"url": self.address("people"), "label": label}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, people, here]

    def person(self) -> User:
        """Whom the screen is about: of this board, and no administrator."""
        people = people_of(self.board).filter(is_superuser=False)
        return get_object_or_404(people, pk=self.kwargs["person_id"])


class ManagersForm(ManagersScreen, FormView):
    """A form about people. What is refused is said at its field."""

    template_name = "wagtailadmin/boards/staff/form.html"
    submit_button_label: Any = ""
    header_icon = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=self.submit_button_label,
            submit_button_active_label=_("Saving…"),
            cancel_url=self.address("people"),
            **kwargs,
        )

    def tried(
        self, form: Form, change: Callable[[], object], done: str
    ) -> HttpResponse:
        """Do it and say so, or show the form again with what is in the way."""
        try:
            change()
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        except OSError:
            messages.warning(
                self.request,
                _(
                    "The invitation is stored, but the mail could not be sent: the "
                    "mail server does not answer. Send it again later from this list."
                ),
            )
            return redirect(self.address("people"))
        messages.success(self.request, done)
        return redirect(self.address("people"))
