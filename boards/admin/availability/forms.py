"""What is asked before something is taken away from the public, or asked back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ReasonForm(forms.Form):
    """Why, for the staff of the board alone."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "For the staff of the board alone. Kept in the page's history with your "
            "name and the time. For example: Twelve months have passed."
        ),
    )


class CloseForm(ReasonForm):
    """What the public reads instead of a document that is closed."""

    public_note = forms.CharField(
        label=_("What the public reads"),
        max_length=300,
        help_text=_(
            "In general words, beside the document's line. For example: “Please ask "
            "the board's office for a copy.”"
        ),
    )


class BackForm(ReasonForm):
    """What the public reads beside a document that is back."""

    public_note = forms.CharField(
        label=_("What the public reads"),
        max_length=300,
        required=False,
        help_text=_(
            "Leave empty if there is nothing to say. For example: “This is the "
            "corrected version of 3 June 2026.”"
        ),
    )


class WithdrawForm(ReasonForm):
    """The notice that stays at the address of a page that is withdrawn."""

    title = forms.CharField(
        label=_("Title of the notice"),
        max_length=250,
        help_text=_(
            "The title of the page, unless the title itself is the problem. Then write "
            "a neutral one. For example: A review that we have withdrawn"
        ),
    )
    public_reason = forms.CharField(
        label=_("What the public reads"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "In general words, at the page's address. For example: “We have withdrawn "
            "this report while we correct it.”"
        ),
    )
    field_order = ["title", "public_reason", "reason"]

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].initial = page.title
        self.fields["reason"].help_text = _(
            "For the staff of the board alone. Kept in the page's history with your "
            "name and the time. For example: A name was not blacked out on page 14."
        )
