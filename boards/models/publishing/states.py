"""Whether the public can have a document, and what it is told where it cannot."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Availability(models.TextChoices):
    """Whether the public can have a document now."""

    PUBLISHED = "published", _("Published")
    ON_REQUEST = "on_request", _("On request")
    DELAYED = "delayed", _("Delayed")
    NOT_PUBLISHED = "not_published", _("Not published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPECTED = "expected", _("Expected")
    MISSING = "missing", _("File missing")
    ELSEWHERE = "elsewhere", _("Held elsewhere")


# There is no file of these yet, or the public never got one from here.
NOT_OUT = (Availability.DELAYED, Availability.NOT_PUBLISHED, Availability.EXPECTED)
