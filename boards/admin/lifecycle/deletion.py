"""Deleting a board that has never published anything."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from boards.admin.lifecycle.addresses import BoardFormMixin
from boards.admin.shared.steps import BoardStep
from boards.governance.lifecycle import deleting
from boards.models import Board
from cms.users.logged_in import logged_in_user


class DeleteForm(forms.Form):
    typed = forms.CharField(
        label=_("The board's short name"),
        help_text=_(
            "Type it, to be sure that it is this board. For example: Test LSCB"
        ),
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        self.board = board
        super().__init__(*args, **kwargs)

    def clean_typed(self) -> str:
        typed = self.cleaned_data["typed"]
        if typed != self.board.short_name:
            raise ValidationError(
                _("This board's short name is “%(name)s”. Nothing was deleted."),
                params={"name": self.board.short_name},
            )
        return typed


class DeleteView(BoardFormMixin, BoardStep):
    template_name = "wagtailadmin/boards/lifecycle/delete.html"
    page_title = _("Delete the board")
    form_class = DeleteForm
    is_one_step = True
    is_serious = True
    effects_heading = _("What goes for ever")
    do_label = _("Delete it for ever")
    done = _("“%(board)s” has been deleted.")

    def reasons_against(self) -> list[str]:
        return deleting.reasons_against(self.board)

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return deleting.effects(self.board)

    def act(self, facts: dict[str, Any]) -> None:
        deleting.delete(self.board, logged_in_user(self.request))
