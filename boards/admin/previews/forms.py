"""What an editor says of a preview link before it is made."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from boards.publishing.previews.links import MOST_DAYS, USUAL_DAYS
from cms.staff_dates import short_day


def usual_day() -> date:
    return timezone.localdate() + timedelta(days=USUAL_DAYS)


class LinkForm(forms.Form):
    """Who gets the link, and until when it works."""

    recipient = forms.CharField(
        label=gettext_lazy("Who gets it"),
        min_length=2,
        max_length=100,
        help_text=gettext_lazy(
            "Their name stands across every page that they see, also on paper. Make a "
            "link for each person. For example: Jo Bloggs, Town Press"
        ),
        error_messages={
            "required": gettext_lazy(
                "Type who gets the link: the name is what keeps it from going round."
            ),
        },
    )
    until = forms.DateField(
        label=gettext_lazy("Works until the end of"),
        initial=usual_day,
        widget=AdminDateInput,
        help_text=gettext_lazy(
            "At most 30 days from now. It ends before, when the page goes public. For "
            "example: 12/03/2026"
        ),
        error_messages={
            "required": gettext_lazy("Type the last day. For example: 12/03/2026"),
        },
    )

    def clean_recipient(self) -> str:
        """One line: it is printed on one."""
        return " ".join(self.cleaned_data["recipient"].split())

    def clean_until(self) -> date:
        until, today = self.cleaned_data["until"], timezone.localdate()
        last = today + timedelta(days=MOST_DAYS)
        if until < today:
            raise ValidationError(
                _("This day is over. Type today's date or a later one.")
            )
        if until > last:
            raise ValidationError(
                _("A link works for 30 days at most. Type %(day)s or an earlier day.")
                % {"day": short_day(last)}
            )
        return until
