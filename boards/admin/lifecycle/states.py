"""Pausing and closing a board, and taking that back."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from boards.admin.lifecycle.addresses import BoardFormMixin
from boards.admin.shared.steps import BoardStep
from boards.governance.lifecycle import closing, pausing
from boards.models import Board, BoardClosure, BoardPause
from boards.models.board import closures
from cms.users.logged_in import logged_in_user


class PauseForm(forms.ModelForm):
    class Meta:
        model = BoardPause
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}


class PauseView(BoardStep):
    """Also changes what the notice says while the board is paused."""

    page_title = _("Pause the board")
    form_class = PauseForm
    do_label = _("Pause it")
    done = _("Visitors of “%(board)s” now read the notice.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": pausing.paused(self.board)}

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return pausing.effects(self.board, facts["reason"])

    def act(self, facts: dict[str, Any]) -> None:
        pausing.pause(self.board, facts["reason"], logged_in_user(self.request))


class ResumeView(BoardStep):
    page_title = _("End the pause")
    is_one_step = True
    do_label = _("Open it to visitors")
    done = _("Visitors read “%(board)s” again.")

    def reasons_against(self) -> list[str]:
        if pausing.paused(self.board):
            return []
        return [_now("The board is not paused.")]

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return pausing.effects_of_resuming(self.board)

    def act(self, facts: dict[str, Any]) -> None:
        pausing.resume(self.board, logged_in_user(self.request))


class BoardChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Board) -> str:
        return obj.title


class CloseForm(forms.Form):
    closed_on = forms.DateField(
        label=_("Closed on"),
        widget=AdminDateInput,
        help_text=BoardClosure._meta.get_field("closed_on").help_text,
    )
    successor = BoardChoiceField(
        label=_("Successor"),
        queryset=Board.objects.none(),
        empty_label=_("Choose a board"),
        help_text=_(
            "The board that continues the work, which has to be open here. Every page "
            "names it and leads to it. For example: Cumbria Safeguarding Children "
            "Partnership"
        ),
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        self.board = board
        super().__init__(*args, **kwargs)
        others = Board.objects.exclude(pk=board.pk).filter(closure=None)
        successor = cast(forms.ModelChoiceField, self.fields["successor"])
        successor.queryset = others.order_by("title", "pk")

    def clean_closed_on(self) -> Any:
        day = self.cleaned_data["closed_on"]
        if day > timezone.localdate():
            raise ValidationError(
                _(
                    "This day is still to come, and closing takes effect at once. Give "
                    "today or an earlier day."
                )
            )
        return day


class CloseView(BoardFormMixin, BoardStep):
    page_title = _("Close the board")
    form_class = CloseForm
    do_label = _("Close it")
    done = _("“%(board)s” has closed.")
    is_serious = True

    def get_initial(self) -> dict[str, Any]:
        return {"closed_on": timezone.localdate()}

    def reasons_against(self) -> list[str]:
        ended = closures.closed(self.board)
        if ended is None:
            return []
        return [
            _now("The board closed already; %(successor)s continues its work.")
            % {"successor": ended.successor.title}
        ]

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return closing.effects(self.board, facts["closed_on"], facts["successor"])

    def act(self, facts: dict[str, Any]) -> None:
        user = logged_in_user(self.request)
        closing.close(self.board, facts["closed_on"], facts["successor"], user)


class ReopenView(BoardStep):
    page_title = _("Take the end back")
    is_one_step = True
    do_label = _("Reopen the board")
    done = _("“%(board)s” is open again.")

    def reasons_against(self) -> list[str]:
        if closures.closed(self.board):
            return []
        return [_now("The board has not closed.")]

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return closing.effects_of_reopening()

    def act(self, facts: dict[str, Any]) -> None:
        closing.reopen(self.board, logged_in_user(self.request))
