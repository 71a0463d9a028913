"""Workshops, conferences and other events."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from boards.models.pages.paging import page_of
from boards.models.pages.renderers import renderers
from boards.models.pages.substance import NO_DAY
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.publishing.documents import documents_of
from cms.blocks import BodyBlock
from cms.kept.ends import holds_until
from cms.models import BasePage
from cms.querysets import BasePageQuerySet


class EventPageQuerySet(BasePageQuerySet):
    """Questions about events."""

    def upcoming(self, now: datetime) -> Self:
        """Events that have not ended, the soonest first; those without a day last."""
        return self.exclude(_over(now)).order_by(
            F("starts_at").asc(nulls_last=True), "pk"
        )

    def past(self, now: datetime) -> Self:
        """Events that have ended, the latest first."""
        return self.filter(_over(now)).order_by("-starts_at", "-pk")


def _over(now: datetime) -> Q:
    """An event that does not say when it ends is over with its day."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(ends_at__lt=now) | Q(ends_at=None, starts_at__lt=today)


class EventIndexPage(BasePage):
    """What is coming, then what has been."""

    shows_picture = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["boards.EventPage"]

    class Meta:
        verbose_name = _("event list")
        verbose_name_plural = _("event lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        every = EventPage.objects.child_of(self).visible()
        narrowed = renderers.narrow(request, self, EventPage)
        events = narrowed.of(every.defer_streamfields())
        now = timezone.now()
        context["upcoming"] = coming = list(events.upcoming(now))
        holds_until(*(event.ends_at for event in coming))
        context["past"] = page_of(events.past(now), request.GET.get("page"))
        return context | narrowed.context


class EventPage(BasePage):
    """One event, or a course that runs on several days."""

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", _("Workshop")
        CONFERENCE = "conference", _("Conference")
        TRAINING = "training", _("Training")
        COURSE = "course", _("Course")
        MEETING = "meeting", _("Meeting")

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        blank=True,
        help_text=_("For example: Workshop."),
    )
    starts_at = models.DateTimeField(
        _("starts"),
        null=True,
        blank=True,
        help_text=_(
            "Leave empty while the day is not fixed: the page then says so. For "
            "example: 12/09/2027 09:30"
        ),
    )
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("For example: 12/09/2027 12:30")
    )
    runs = models.TextField(
        _("days as announced"),
        blank=True,
        help_text=_(
            "For what runs more than once, or has no year: one a line, in your words. "
            "For example: Tuesdays in March, 9:30 to 12:30"
        ),
    )
    venue = models.CharField(
        _("where"),
        max_length=200,
        blank=True,
        help_text=_("An address, or “online”. For example: County Hall, room 3"),
    )
    booking_link = models.URLField(
        _("where to book"),
        blank=True,
        help_text=_("For example: https://www.example.org"),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("For whom it is, and what they will take away."),
    )

    objects = PageManager.from_queryset(EventPageQuerySet)()

    parent_page_types = ["boards.EventIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("runs"),
        FieldRowPanel([FieldPanel("venue"), FieldPanel("booking_link")]),
        FieldPanel("body"),
        DocumentsPanel(),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("venue"),
        index.SearchField("runs"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.ends_at and not self.starts_at:
            raise ValidationError({"starts_at": _("Say when it starts as well.")})
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("Must not be before the start.")})

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        says = (
            self.starts_at
            or self.runs.strip()
            or self.body
            or self.summary.strip()
            or documents
        )
        return {} if says else {"starts_at": NO_DAY}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["documents"] = documents_of(self)
        return context

    @property
    def run_lines(self) -> list[str]:
        """Each of its days, as it is announced."""
        return [line.strip() for line in self.runs.splitlines() if line.strip()]

    def structured_data(self, request: HttpRequest) -> dict[str, Any] | None:
        if not self.starts_at:
            return None
        data = {
            "@type": "Event",
            "name": self.title,
            "startDate": self.starts_at.isoformat(),
            "url": self.canonical_address(),
        }
        if self.ends_at:
            data["endDate"] = self.ends_at.isoformat()
        if self.venue:
            data["location"] = {"@type": "Place", "name": self.venue}
        return data
