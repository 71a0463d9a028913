"""The administrator's form for a new board."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import UploadedFile as StoredUpload

from boards.admin.shared.steps import BOARD_LIST, AdministratorsOnly
from cms.hosts import public_address
from cms.users.logged_in import logged_in_user
from home.opening.forms import OpeningForm
from home.provisioning import OpenedBoard, open_board

# The form names here the logo that it keeps while something else is put right: a
# browser does not send a chosen file twice.
KEPT = "kept_logo"


class OpenBoardView(AdministratorsOnly, WagtailAdminTemplateMixin, FormView):
    """One form, one transaction: a board that looks finished."""

    template_name = "wagtailadmin/boards/lifecycle/open.html"
    page_title = _("Open a board")
    header_icon = "plus"
    form_class = OpeningForm

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(BOARD_LIST), "label": _("Boards")},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        kept = self._kept()
        if kept and not kwargs["files"].get("logo"):
            with kept.file.open() as content:
                name = PurePath(kept.file.name).name
                file = SimpleUploadedFile(name, content.read())
            kwargs["files"] = MultiValueDict({"logo": [file]})
        return kwargs

    def form_valid(self, form: OpeningForm) -> HttpResponse:
        try:
            opened = open_board(**form.facts(), by=logged_in_user(self.request))
        except ValidationError as error:
            form.add_errors(error)
            return self.form_invalid(form)
        _forget(self._kept())
        messages.success(self.request, self._done(opened))
        return redirect(BOARD_LIST)

    def form_invalid(self, form: OpeningForm) -> HttpResponse:
        messages.error(
            self.request,
            _(
                "The board was not opened. Put right what is marked below: everything "
                "else is still as you typed it."
            ),
        )
        context = self.get_context_data(form=form, kept=self._keep(form))
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            action_url=self.request.path,
            submit_button_label=_("Open the board"),
            form_is_multipart=True,
            **kwargs,
        )
        return {**context, "media": context["form"].media}

    def _done(self, opened: OpenedBoard) -> str:
        board = opened.board
        if not board.hostname:
            return _("“%(board)s” is open in the CMS, and not on the web yet.") % {
                "board": board.title
            }
        return _("“%(board)s” is open at %(address)s") % {
            "board": board.title,
            "address": public_address(board.hostname),
        }

    def _kept(self) -> StoredUpload | None:
        """The logo that was sent before, by the same person."""
        key = self.request.POST.get(KEPT, "")
        mine = StoredUpload.objects.filter(uploaded_by_user=self.request.user)
        return mine.filter(pk=int(key)).first() if key.isdecimal() else None

    def _keep(self, form: OpeningForm) -> StoredUpload | None:
        """Store a good logo until the rest of the form is good as well."""
        kept, sent = self._kept(), self.request.FILES.get("logo")
        logo = form.cleaned_data.get("logo")
        if not (sent and logo):
            return kept
        _forget(kept)
        logo.seek(0)
        return StoredUpload.objects.create(
            file=logo, uploaded_by_user=self.request.user
        )


def _forget(kept: StoredUpload | None) -> None:
    if kept:
        kept.file.delete(save=False)
        kept.delete()
