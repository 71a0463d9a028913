"""When a review was begun, finished and published, each as well as it is known."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from boards.models.pages.printable import PrintablePage
from cms.partial_dates import PartialDateField


class ReviewDates(PrintablePage):
    """The days of a review's making, and none of an incident. Abstract."""

    commissioned = PartialDateField(
        _("commissioned"), blank=True, help_text=_("For example: March 2016.")
    )
    completed = PartialDateField(
        _("completed"), blank=True, help_text=_("For example: 30 June 2017.")
    )
    published = PartialDateField(
        _("published"),
        blank=True,
        help_text=_(
            "As well as it is known: 12/09/2017, Oct 2019, spring 2017, early 2017, "
            "2016/17, or March 2016 to May 2016. Where none of it fits, type “as "
            "written:” and your own words."
        ),
    )
    target = PartialDateField(
        _("to be finished by"),
        blank=True,
        help_text=_("What was aimed at. For example: first quarter of 2017."),
    )
    expected = PartialDateField(
        _("expected"),
        blank=True,
        help_text=_(
            "While its report is not here: when it is expected. For example: autumn "
            "2026."
        ),
    )
    updated = PartialDateField(
        _("updated"),
        blank=True,
        help_text=_("When it was changed after publication. For example: May 2018."),
    )

    class Meta:
        abstract = True


DATE_PANELS = [
    FieldRowPanel([FieldPanel("commissioned"), FieldPanel("target")]),
    FieldRowPanel([FieldPanel("completed"), FieldPanel("published")]),
    FieldRowPanel([FieldPanel("expected"), FieldPanel("updated")]),
]
