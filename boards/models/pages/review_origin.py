"""Who made a review, who published it, and under which numbers it is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from boards.models.pages.review_dates import ReviewDates


class ReviewOrigin(ReviewDates):
    """Where a review comes from. What is empty was this board's own. Abstract."""

    own_type = models.CharField(
        _("what you call it"),
        max_length=120,
        blank=True,
        help_text=_(
            "Where no type of the list fits: “Other review”, and here the words that "
            "the public reads. For example: Appreciative inquiry. Administrators see "
            "them, and may add them to the list of all boards."
        ),
    )
    commissioned_by = models.TextField(
        _("commissioned by"),
        blank=True,
        help_text=_(
            "Only when it was not this board alone: who asked for it, one a line. For "
            "example: Lancashire Safeguarding Children Board"
        ),
    )
    published_by = models.TextField(
        _("published by"),
        blank=True,
        help_text=_(
            "Only when another board published it, one a line; or: Anonymous. This "
            "board then promises nothing of how long the report stays."
        ),
    )
    partner_boards = models.TextField(
        _("partner boards"),
        blank=True,
        help_text=_(
            "For a joint review: the other boards, one a line. For example: Lancashire "
            "Safeguarding Children Board"
        ),
    )
    methodology = models.CharField(
        _("methodology"),
        max_length=200,
        blank=True,
        help_text=_("How it was done. For example: systems methodology."),
    )
    reviewers = models.TextField(
        _("reviewers"),
        blank=True,
        help_text=_(
            "The independent reviewers, one a line, as they wish to be named. For "
            "example: A. Reviewer, independent lead reviewer"
        ),
    )
    nspcc_reference = models.CharField(
        _("NSPCC reference"),
        max_length=60,
        blank=True,
        help_text=_(
            "Its number in the national case review repository. For example: C7043"
        ),
    )
    other_references = models.TextField(
        _("other references"),
        blank=True,
        help_text=_(
            "What else it is numbered with, one a line, with whose number it is. For "
            "example: Home Office: DHR 12/2016"
        ),
    )

    class Meta:
        abstract = True

    @property
    def commissioner_names(self) -> list[str]:
        """Who asked for it, where that was not this board alone."""
        return _lines(self.commissioned_by)

    @property
    def publisher_names(self) -> list[str]:
        """Who published it, where that was not this board."""
        return _lines(self.published_by)

    @property
    def partner_board_names(self) -> list[str]:
        """The other boards of a joint review."""
        return _lines(self.partner_boards)

    @property
    def reviewer_names(self) -> list[str]:
        """The independent reviewers, as they wish to be named."""
        return _lines(self.reviewers)

    @property
    def reference_lines(self) -> list[str]:
        """What else it is numbered with."""
        return _lines(self.other_references)


ORIGIN_PANELS = [
    FieldPanel("commissioned_by"),
    FieldPanel("published_by"),
    FieldPanel("partner_boards"),
    FieldPanel("methodology"),
    FieldPanel("reviewers"),
    FieldPanel("nspcc_reference"),
    FieldPanel("other_references"),
]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
