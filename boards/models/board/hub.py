"""The site that gathers what boards have learnt, and which boards are in it.

It copies nothing of a board: what it shows is read with each request, and leads there.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from boards.models.board.board import Board
from boards.models.board.lifecycle import BoardHost
from boards.validators import normal_hostname, validate_colour, validate_hostname


class Region(models.TextChoices):
    """Where in the United Kingdom a board works, as readers look for it."""

    NORTH_EAST = "north-east", _("North East")
    NORTH_WEST = "north-west", _("North West")
    YORKSHIRE = "yorkshire", _("Yorkshire and the Humber")
    EAST_MIDLANDS = "east-midlands", _("East Midlands")
    WEST_MIDLANDS = "west-midlands", _("West Midlands")
    EAST = "east", _("East of England")
    LONDON = "london", _("London")
    SOUTH_EAST = "south-east", _("South East")
    SOUTH_WEST = "south-west", _("South West")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")


class Hub(models.Model):
    """Where the hub is, and what it says of itself. There is one, or none."""

    hostname = models.CharField(
        _("address on the web"),
        max_length=253,
        blank=True,
        validators=[validate_hostname],
        help_text=_(
            "A domain of its own, without “https://”. For example: "
            "learning.example.org.uk. Without one there is no such site."
        ),
    )
    name = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("For example: Learning from safeguarding reviews"),
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#4a3470",
        validators=[validate_colour],
        help_text=_(
            "For the header, links and buttons. White text must be readable on it. "
            "For example: #4a3470"
        ),
    )
    lead = models.TextField(
        _("what it is"),
        max_length=400,
        help_text=_(
            "One or two sentences on its first page. For example: “Search what "
            "safeguarding boards have published and learnt.”"
        ),
    )
    about = models.TextField(
        _("about this site"),
        max_length=5000,
        help_text=_(
            "Who keeps it, what is in it and what is not, whom to tell of a fault. An "
            "empty line begins a new paragraph."
        ),
    )
    accessibility = models.TextField(
        _("accessibility statement"),
        max_length=5000,
        help_text=_(
            "How accessible it is, and whom to ask for another format. An empty line "
            "begins a new paragraph."
        ),
    )
    # Held to one by the database.
    is_the_one = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("hub")
        verbose_name_plural = _("hubs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_the_one=True), name="there_is_one_hub"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.colour = self.colour.lower()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a host that a board answers to, or has answered to."""
        super().clean()
        self.hostname = normal_hostname(self.hostname)
        if self.hostname and _is_some_boards(self.hostname):
            raise ValidationError(
                {"hostname": _("This address already belongs to a board.")}
            )


def _is_some_boards(hostname: str) -> bool:
    return (
        Site.objects.filter(hostname__iexact=hostname).exists()
        or Board.objects.filter(hostname=hostname).exists()
        or BoardHost.objects.filter(hostname=hostname).exists()
    )


class HubMembership(models.Model):
    """That a board is in the hub. What it shows of a board ends with this row."""

    board = models.OneToOneField(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="hub_membership",
        help_text=_("Which board is in it. For example: Cumbria LSCB"),
    )
    region = models.CharField(
        _("region"),
        max_length=20,
        choices=Region,
        help_text=_("Where readers look for the board. For example: North West"),
    )
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    # It says nothing of a page that could be deleted.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("board of the hub")
        verbose_name_plural = _("boards of the hub")

    def __str__(self) -> str:
        return str(self.board)
