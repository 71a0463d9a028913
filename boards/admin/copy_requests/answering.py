"""What a board's people note about a request: answered when and how, or why not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from boards.models import DocumentRequest
from boards.publishing.copy_requests import audit_log
from cms.staff_dates import short_day

State = DocumentRequest.State


class AnswerForm(WagtailAdminModelForm):
    """State, day and way of an answer, and a note for colleagues."""

    class Meta:
        model = DocumentRequest
        fields = ["state", "answered_on", "answered_how", "note"]
        widgets = {"answered_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state_before = self.instance.state
        if self.instance.forgotten_at:
            # What is written here now would not be forgotten any more.
            del self.fields["note"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("state") == State.ANSWERED:
            self._check_answer(data)
        elif data.get("state") == State.REFUSED:
            self._check_refusal(data)
        if data.get("state") in (State.NEW, State.SPAM):
            data["answered_on"], data["answered_how"] = None, ""
        return data

    def _check_answer(self, data: dict[str, Any]) -> None:
        if not data.get("answered_how"):
            self.add_error(
                "answered_how", _("Say how it was answered. For example: By email.")
            )
        self._check_day(data)

    def _check_refusal(self, data: dict[str, Any]) -> None:
        if "note" in self.fields and not data.get("note", "").strip():
            self.add_error(
                "note",
                _(
                    "Say why it was refused, so that a colleague can explain it. For "
                    "example: “The report names people who are alive.”"
                ),
            )
        self._check_day(data)

    def _check_day(self, data: dict[str, Any]) -> None:
        if "answered_on" in self.errors:
            return
        day = data.get("answered_on")
        asked = timezone.localtime(self.instance.asked_at).date()
        if not day:
            sentence = _("Type the day on which the answer left. For example: %(day)s")
        elif day > timezone.localdate():
            sentence = _("This day has not come yet. Type the day on which it left.")
        elif day < asked:
            sentence = _("It was asked on %(day)s only. Type that day or a later one.")
        else:
            return
        shown = short_day(asked if day else timezone.localdate())
        self.add_error("answered_on", ValidationError(sentence % {"day": shown}))

    def save(self, commit: bool = True) -> DocumentRequest:
        changed = self.instance.state != self.state_before
        if changed:
            is_new = self.instance.state == State.NEW
            self.instance.answered_by = None if is_new else self.for_user
        request = super().save(commit)
        if changed:
            audit_log.note(request, request.state, self.for_user)
        return request
