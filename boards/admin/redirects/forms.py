"""The forms for redirects: one by one, and from a file."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser

from boards.governance.redirects.judging import Known
from boards.governance.redirects.paths import (
    clean_old_path,
    clean_target_url,
    normalised,
)
from boards.governance.redirects.reading import OF_EXCEL, decoded, rows_of
from boards.models import Board, Redirect
from boards.publishing.page_words.single_texts import warning_of
from cms.tenancy.scope import current_scope

LARGEST_FILE = 1024 * 1024  # bytes


class RedirectForm(WagtailAdminModelForm):
    """Asks whose address it is where that is not clear from the scope."""

    class Meta:
        model = Redirect
        fields = ("board", "old_path", "target_page", "target_url", "is_permanent")
        widgets = {"target_page": AdminPageChooser}
        error_messages = {
            "old_path": {
                "required": _(
                    "Write the address that people still type or click. For example: "
                    "/reports/child-p.html"
                )
            }
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["old_path"] = self.instance.old_address
        self.kept_path = normalised(self.instance.old_address)
        if own := current_scope().board:
            del self.fields["board"]
            self.instance.board_id = own

    @property
    def words_warning(self) -> str:
        """What its addresses have that must not go public, or ""."""
        kept = self.instance
        texts = (kept.old_address, kept.target_url)
        return warning_of(kept.board, *texts) if kept.pk else ""

    def clean_target_url(self) -> str:
        typed = self.cleaned_data["target_url"]
        return clean_target_url(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        board = (
            cleaned.get("board")
            or Board.objects.filter(pk=self.instance.board_id).first()
        )
        if board is None or "old_path" not in cleaned:
            return cleaned
        self.instance.board = board
        try:
            cleaned["old_path"] = clean_old_path(cleaned["old_path"], board)
        except ValidationError as refused:
            self.add_error("old_path", refused)
            return cleaned
        self._refuse_a_loop(board, cleaned)
        return cleaned

    def _refuse_a_loop(self, board: Board, cleaned: dict[str, Any]) -> None:
        known = Known.of(board)
        if self.instance.pk and self.kept_path != cleaned["old_path"]:
            known.redirects.pop(self.kept_path, None)
        asked = Redirect(
            board=board,
            old_path=cleaned["old_path"],
            target_url=cleaned.get("target_url", ""),
        )
        try:
            known.refuse_a_loop(asked)
        except ValidationError as refused:
            self.add_error("target_url", refused.messages[0])

    def _post_clean(self) -> None:
        """Say each fault at the field that it is about, and once."""
        super()._post_clean()
        if taken := self.errors.pop(NON_FIELD_ERRORS, None):
            self.add_error("old_path", taken.as_data())
        if "target_url" in self.errors and not self["target_page"].data:
            self.errors.pop("target_page", None)

    def _get_validation_exclusions(self) -> set[str]:
        # The board is set here, and not by a field: two redirects from one address
        # are refused all the same.
        return super()._get_validation_exclusions() - {"board"}


class ImportForm(forms.Form):
    """A file from a spreadsheet. `board` is asked of administrators alone."""

    board: "forms.ModelChoiceField[Board]" = forms.ModelChoiceField(
        label=_("Board"),
        queryset=Board.objects.order_by("title"),
        help_text=_("Whose addresses these are. For example: Cumbria LSCB"),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "A CSV file with two columns: the old address, and the new one. For "
            "example: /reports/child-p.pdf, /reviews/child-p/"
        ),
    )
    # What was read, while its report is looked at.
    text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own := current_scope().board:
            del self.fields["board"]
            self.own_board = Board.objects.get(pk=own)

    @property
    def board_asked(self) -> Board:
        return self.cleaned_data.get("board") or self.own_board

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file and file.size > LARGEST_FILE:
            raise ValidationError(
                {"file": _("This file is larger than 1 MB. Bring it in in parts.")}
            )
        text = decoded(file.read()) if file else cleaned.get("text", "")
        if text.startswith(OF_EXCEL):
            raise ValidationError(
                {"file": _("This is an Excel file. Save it as CSV (UTF-8) first.")}
            )
        if not text.strip() or "\0" in text:
            raise ValidationError(
                {"file": _("Choose a CSV file with at least one line.")}
            )
        try:
            rows_of(text)
        except ValidationError as refused:
            self.add_error("file", refused)
        cleaned["text"] = text
        return cleaned
