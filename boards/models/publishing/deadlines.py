"""What the statutory clock counts by, and what it has said already."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.models.shared.nations import Nation
from cms.staff_dates import short_day


class BankHoliday(models.Model):
    """A day on which a nation does not work, beside Saturdays and Sundays."""

    day = models.DateField(_("day"), help_text=_("For example: 28/12/2026."))
    nation = models.CharField(
        _("nation"),
        max_length=20,
        choices=Nation,
        default=Nation.ENGLAND_AND_WALES,
        help_text=_(
            "Whose boards keep it. A day of all the United Kingdom is added for each. "
            "For example: England and Wales"
        ),
    )
    name = models.CharField(
        _("name"),
        max_length=100,
        help_text=_("For example: Boxing Day (substitute day)."),
    )
    source = models.URLField(
        _("where it was announced"),
        help_text=_("For example: https://www.gov.uk/bank-holidays"),
    )

    class Meta:
        ordering = ["-day"]
        verbose_name = _("bank holiday")
        verbose_name_plural = _("bank holidays")
        constraints = [
            models.UniqueConstraint(
                fields=("day", "nation"),
                name="one_bank_holiday_a_day_of_a_nation",
                violation_error_message=_("This day is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return f"{short_day(self.day)}: {self.name}"


class DailyMail(models.Model):
    """That somebody was sent a board's list of what is due, on a day: once a day."""

    board = models.ForeignKey(
        "boards.Board",
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Whose list it was."),
    )
    person = models.ForeignKey(
        "users.User",
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Who was sent it."),
    )
    day = models.DateField(_("day"), help_text=_("For example: 02/03/2026."))

    class Meta:
        verbose_name = _("daily mail")
        verbose_name_plural = _("daily mails")
        constraints = [
            models.UniqueConstraint(
                fields=("board", "person", "day"), name="one_mail_a_day_of_a_board"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.day:%Y-%m-%d}"
