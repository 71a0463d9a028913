"""A board's names and addresses."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from boards.admin.shared.steps import BoardStep
from boards.governance.lifecycle import hosts, naming
from boards.models import Board
from cms.users.logged_in import logged_in_user


class RenameForm(forms.Form):
    title = forms.CharField(
        label=_("Full name"),
        max_length=255,
        help_text=_(
            "For example: Cumbria Local Safeguarding Children Board. Every public page "
            "shows it."
        ),
    )
    short_name = forms.CharField(
        label=_("Short name"),
        max_length=40,
        help_text=_("As people say it. For example: Cumbria LSCB."),
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        self.board = board
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            naming.check_names(self.board, cleaned["title"], cleaned["short_name"])
        return cleaned


class BoardFormMixin:
    """Gives the form the board that it is about."""

    board: Board

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"board": self.board}  # type: ignore[misc]


class RenameView(BoardFormMixin, BoardStep):
    page_title = _("Rename the board")
    form_class = RenameForm
    do_label = _("Rename it")
    done = _("The board is now called “%(board)s”.")

    def get_initial(self) -> dict[str, Any]:
        return {"title": self.board.title, "short_name": self.board.short_name}

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return naming.effects(self.board, facts["title"], facts["short_name"])

    def act(self, facts: dict[str, Any]) -> None:
        user = logged_in_user(self.request)
        naming.rename(self.board, facts["title"], facts["short_name"], user)


class HostsForm(forms.Form):
    main = forms.CharField(
        label=_("Main address"),
        max_length=253,
        required=False,
        help_text=_(
            "Where the public reads the board, without “https://”. For example: "
            "www.exampleboard.org.uk. Without one the board is not on the web."
        ),
    )
    others = forms.CharField(
        label=_("Addresses that lead to it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Former and other addresses, one a line. Whoever opens a page there comes "
            "to the same page on the main address. For example: "
            "www.formername.org.uk"
        ),
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        self.board = board
        super().__init__(*args, **kwargs)

    def clean_main(self) -> str:
        typed = self.cleaned_data["main"]
        return hosts.checked_host(self.board, typed) if typed else ""

    def clean_others(self) -> tuple[str, ...]:
        return hosts.checked_hosts(self.board, self.cleaned_data["others"].splitlines())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and cleaned["others"] and not cleaned["main"]:
            raise ValidationError(
                {"main": _("Addresses can lead to a main address alone. Give one.")}
            )
        return cleaned


class HostsView(BoardFormMixin, BoardStep):
    page_title = _("Addresses on the web")
    form_class = HostsForm
    do_label = _("Change the addresses")
    done = _("The addresses of “%(board)s” have been changed.")

    def get_initial(self) -> dict[str, Any]:
        now = hosts.addresses_of(self.board)
        return {"main": now.main, "others": "\n".join(now.others)}

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return hosts.effects(self.board, self._planned(facts))

    def act(self, facts: dict[str, Any]) -> None:
        hosts.change(self.board, self._planned(facts), logged_in_user(self.request))

    def _planned(self, facts: dict[str, Any]) -> hosts.Addresses:
        return hosts.planned(self.board, facts["main"], facts["others"])
