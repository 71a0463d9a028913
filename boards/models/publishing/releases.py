"""Releases: what goes public together, who checked it, and when it goes (R2, R3)."""

from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from boards.models.board.board import Board
from cms.tenancy.scope import unscoped


class ReleaseState(models.TextChoices):
    """How far a release is."""

    PREPARING = "preparing", _("Being prepared")
    SUBMITTED = "submitted", _("Waits for sign-off")
    SIGNED_OFF = "signed_off", _("Signed off, waits for its time")
    STOPPED = "stopped", _("Stopped by a check")
    RELEASED = "released", _("Released")
    CALLED_OFF = "called_off", _("Called off")


CLOSED = (ReleaseState.RELEASED, ReleaseState.CALLED_OFF)


def _person(label: Any, example: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=example,
    )


def _moment(label: Any, **kwargs: Any) -> models.DateTimeField:
    return models.DateTimeField(
        label,
        null="default" not in kwargs,
        editable=False,
        help_text=_("For example: 12/12/2026 10:00"),
        **kwargs,
    )


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Questions about releases."""

    def still_open(self) -> "ReleaseQuerySet":
        """Those that have not gone public, and may yet."""
        return self.exclude(state__in=CLOSED)

    def due(self, now: Any) -> "ReleaseQuerySet":
        """Signed off, and their time has come; the longest overdue first."""
        return self.filter(
            state=ReleaseState.SIGNED_OFF, goes_public_at__lte=now
        ).order_by("goes_public_at", "pk")


class Release(models.Model):
    """Pages that go to the public in one step with their files, or not at all."""

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="releases",
        help_text=_("The board whose pages go public."),
    )
    title = models.CharField(
        _("title"),
        max_length=250,
        help_text=_(
            "How your colleagues find it; the public never sees it. For example: "
            "“Three reviews with their learning report, 12 December”."
        ),
    )
    goes_public_at = models.DateTimeField(
        _("goes public on"),
        null=True,
        blank=True,
        help_text=_(
            "The day and the minute, in UK time. For example: 12/12/2026 10:00. Leave "
            "empty to go public as soon as it is signed off."
        ),
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=ReleaseState,
        default=ReleaseState.PREPARING,
        editable=False,
        help_text=_("How far it is. For example: Waits for sign-off."),
    )
    made_at = _moment(_("made"), default=timezone.now)
    made_by = _person(_("made by"), _("Who put it together."))
    submitted_at = _moment(_("submitted"))
    submitted_by = _person(_("submitted by"), _("Who asked for the sign-off."))
    signed_off_at = _moment(_("signed off"))
    signed_off_by = _person(_("signed off by"), _("The second person, who said yes."))
    signed_off_revisions = models.JSONField(
        _("versions that were signed off"),
        default=list,
        editable=False,
        help_text=_("A release that holds anything else than these goes nowhere."),
    )
    signed_off_files = models.JSONField(
        _("files that were signed off"),
        default=dict,
        editable=False,
        help_text=_("The content of each file, as a hash, by the document's key."),
    )
    # Null: signed off when versions and files alone were kept, and held to these.
    signed_off_pictures = models.JSONField(
        _("pictures that were signed off"),
        default=dict,
        null=True,
        editable=False,
        help_text=_("What each picture shows, as a hash, by the picture's key."),
    )
    signed_off_pages = models.JSONField(
        _("pages that were signed off"),
        default=dict,
        null=True,
        editable=False,
        help_text=_("What the public would read on each page, by the page's key."),
    )
    released_at = _moment(_("released"))
    forced_by = _person(_("forced by"), _("The administrator who forced it."))
    forced_reason = models.TextField(
        _("why it was forced"),
        blank=True,
        help_text=_("For example: “Both approvers are ill, and the press has it.”"),
    )
    why_stopped = models.JSONField(
        _("why it was stopped"),
        default=list,
        editable=False,
        help_text=_("What the check said at its time, a sentence each."),
    )
    stopped_at = _moment(_("stopped"))
    # Null until the people whom a stop concerns have been told of it.
    told_at = _moment(_("told"))

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["state", "goes_public_at"])]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the release, which holds its own proof: in a scope nobody writes that.

        As the owner: only the steps of a release come here.
        """
        with unscoped() if self.pk else nullcontext():
            super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

    @property
    def is_fixed(self) -> bool:
        """Whether its pages are kept as they are, because it waits for its time."""
        return self.state == ReleaseState.SIGNED_OFF

    @property
    def was_forced(self) -> bool:
        return bool(self.forced_reason)


def _release(related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        Release,
        verbose_name=_("release"),
        on_delete=models.CASCADE,
        related_name=related_name,
        help_text=_("The release that it is part of."),
    )


class ReleaseItem(models.Model):
    """A page of a release, and the version of it that somebody submitted."""

    release = _release("items")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    # Null until the page is submitted. Should the version be purged, it goes nowhere.
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("version"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The draft that goes public."),
    )
    is_open = models.BooleanField(
        _("waits for its release"),
        default=True,
        editable=False,
        help_text=_("While it does, no other release may hold the page."),
    )

    class Meta:
        verbose_name = _("page of a release")
        verbose_name_plural = _("pages of releases")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=Q(is_open=True),
                name="one_open_release_a_page",
            )
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.page}"


class ReleaseTick(models.Model):
    """That somebody has looked at one line of the checklist."""

    release = _release("ticks")
    line = models.CharField(
        _("line"), max_length=40, help_text=_("For example: no_real_names")
    )
    by = _person(_("ticked by"), _("Who has looked."))
    at = _moment(_("ticked"), default=timezone.now)

    class Meta:
        verbose_name = _("tick on a checklist")
        verbose_name_plural = _("ticks on checklists")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "line"], name="one_tick_a_line_of_a_release"
            )
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.line}"


class CopyRecipient(models.TextChoices):
    """To whom the guidance wants a copy sent before publication."""

    PANEL = "panel", _("Child Safeguarding Practice Review Panel")
    SECRETARY_OF_STATE = "secretary_of_state", _("Secretary of State")
    OFSTED = "ofsted", _("Ofsted")


class CopySent(models.Model):
    """That a copy of what is released went to somebody beforehand."""

    release = _release("copies")
    recipient = models.CharField(
        _("to"),
        max_length=30,
        choices=CopyRecipient,
        help_text=_("For example: Ofsted."),
    )
    sent_on = models.DateField(_("sent on"), help_text=_("For example: 03/12/2026."))
    by = _person(_("noted by"), _("Who wrote this down."))

    class Meta:
        verbose_name = _("copy sent")
        verbose_name_plural = _("copies sent")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "recipient"], name="one_copy_a_recipient"
            )
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.get_recipient_display()}"


class SchedulerBeat(models.Model):
    """When the scheduler of releases was last at work: one row for the install."""

    at = _moment(_("at work"), default=timezone.now)

    class Meta:
        verbose_name = _("sign of life of the scheduler")
        verbose_name_plural = _("signs of life of the scheduler")

    def __str__(self) -> str:
        return f"{self.at:%d %B %Y %H:%M:%S}"
