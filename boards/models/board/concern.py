"""The numbers for who worries about a child, and when each of them is answered."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page

from boards.models.board.opening_hours import OpeningHours
from boards.models.board.typed_hours import read_hours, validate_hours, write_hours
from boards.models.shared.nations import Nation
from boards.validators import validate_phone


def phone_field(label: Any, example: str, **kwargs: Any) -> models.CharField:
    """A phone number that must be one, with an example of the right form."""
    return models.CharField(
        label,
        max_length=25,
        blank=True,
        validators=[validate_phone],
        help_text=_("For example: %(example)s") % {"example": example},
        **kwargs,
    )


class ConcernNumbers(Page):
    """What a board says of whom to ring. Without hours it says both numbers alike."""

    concern_phone = phone_field(_("worried about a child: phone"), "0333 240 1727")
    out_of_hours_phone = phone_field(_("out of hours: phone"), "01228 526690")
    concern_hours = models.TextField(
        _("when the first number is answered"),
        blank=True,
        max_length=600,
        validators=[validate_hours],
        help_text=_(
            "A line for days with the same hours. For example: “Monday to Thursday: "
            "8:30am to 5pm”, then “Friday: 8:30am to 4:30pm”, then “Bank holidays: "
            "closed”. Two times a day: “9am to 12:30 and 1:30pm to 5pm”. At every "
            "hour: “Always”. A day without a line is closed. Every page then says "
            "which number to ring at that hour. Leave it empty to show both numbers "
            "without hours."
        ),
    )
    nation = models.CharField(
        _("bank holidays of"),
        max_length=20,
        choices=Nation,
        default=Nation.ENGLAND_AND_WALES,
        help_text=_("For the hours above. For example: England and Wales"),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Hours are of a number, and are kept as everybody would write them."""
        super().clean()
        if hours := self.opening_hours:
            self.concern_hours = write_hours(hours)
        if self.concern_hours.strip() and not self.concern_phone:
            raise ValidationError(
                {
                    "concern_phone": _(
                        "There are hours below, but no number that is answered then. "
                        "Type the number, or empty the hours."
                    )
                }
            )

    @property
    def opening_hours(self) -> OpeningHours | None:
        """When the first number is answered; None where nothing, or no sense, is said.

        Drafts may hold what is wrong: its field says so, and nothing is shown of it.
        """
        try:
            return read_hours(self.concern_hours)
        except ValidationError:
            return None


concern_panel = MultiFieldPanel(
    [
        HelpPanel(_("These numbers stand on top of every page, with 999.")),
        FieldRowPanel([FieldPanel("concern_phone"), FieldPanel("out_of_hours_phone")]),
        FieldPanel("concern_hours"),
        FieldPanel("nation"),
    ],
    heading=_("Worried about a child?"),
)
