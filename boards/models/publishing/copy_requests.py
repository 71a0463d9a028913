"""What visitors ask a board for: a copy of a document that is there on request (R6)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from boards.models.board.board import Board
from boards.models.publishing.documents import PageDocument

# What is forgotten after the days that the board says.
PERSONAL = ("name", "email", "message", "note")


class DocumentRequest(models.Model):
    """One visitor's wish for a copy, and what the board made of it.

    The titles are those of the day on which it was asked: the page and its row may
    change, and go. Who asked, why, and what was noted about them is emptied after the
    days that the board says; that somebody asked, and how it ended, stays.
    """

    class State(models.TextChoices):
        NEW = "new", _("New")
        ANSWERED = "answered", _("Answered")
        REFUSED = "refused", _("Refused")
        SPAM = "spam", _("Spam")

    class Way(models.TextChoices):
        EMAIL = "email", _("By email")
        POST = "post", _("By post")
        PHONE = "phone", _("By phone")
        IN_PERSON = "in_person", _("In person")

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="document_requests",
        help_text=_("Who answers it. For example: Cumbria LSCB"),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where the document is listed, when that is a page of this board."),
    )
    row = models.ForeignKey(
        PageDocument,
        verbose_name=_("document"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The row of the page's documents."),
    )
    document_title = models.CharField(
        _("document"),
        max_length=250,
        help_text=_("For example: “Child P: serious case review report”"),
    )
    page_title = models.CharField(
        _("page"), max_length=255, help_text=_("For example: Child P")
    )
    page_address = models.CharField(
        _("address of the page"),
        max_length=2048,
        help_text=_("For example: https://www.example.org/reviews/child-p/"),
    )
    reference = models.CharField(
        _("reference"),
        max_length=16,
        unique=True,
        help_text=_("What the visitor was told to quote. For example: K7QM-2XNP-4RTD"),
    )
    asked_at = models.DateTimeField(
        _("asked"), default=timezone.now, help_text=_("For example: 02/03/2026 09:30")
    )
    name = models.CharField(
        _("name"), max_length=150, blank=True, help_text=_("For example: Jo Bloggs")
    )
    email = models.EmailField(
        _("email address"), blank=True, help_text=_("For example: jo@example.org")
    )
    message = models.TextField(
        _("what it is for"),
        blank=True,
        help_text=_("For example: “For a course that I teach.”"),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language of the form that they filled in."),
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=State,
        default=State.NEW,
        help_text=_("What has become of it. For example: Answered."),
    )
    answered_on = models.DateField(
        _("answered on"),
        null=True,
        blank=True,
        help_text=_("The day on which the answer left. For example: 12/03/2026"),
    )
    answered_how = models.CharField(
        _("how"),
        max_length=20,
        choices=Way,
        blank=True,
        help_text=_("How the answer reached them. For example: By email."),
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by whom"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who noted it."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        max_length=1000,
        help_text=_(
            "For your colleagues; no visitor reads it. Say why when you refuse. "
            "For example: “Sent the redacted copy.”"
        ),
    )
    mailed_at = models.DateTimeField(
        _("mailed"),
        null=True,
        help_text=_("When the board's contact was told. Empty: not yet."),
    )
    forgotten_at = models.DateTimeField(
        _("personal data deleted"),
        null=True,
        help_text=_("For example: 31/05/2026 03:00"),
    )

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["board", "asked_at"], name="request_by_day")]

    def __str__(self) -> str:
        """Without the person: logs keep this, and outlive what is forgotten."""
        return f"{self.reference}: {self.document_title}"

    def forget(self) -> None:
        """Empty whatever says who asked, and why. There is no way back."""
        for name in PERSONAL:
            setattr(self, name, "")
        self.forgotten_at = timezone.now()
        self.save(update_fields=[*PERSONAL, "forgotten_at"])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.NEW

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """What was asked, by whom: a label and a text each; without what is empty."""
        facts = [
            (_("Document"), self.document_title),
            (_("Listed on"), self.page_title),
            (_("Reference"), self.reference),
            (_("Name"), self.name),
            (_("What it is for"), self.message),
            (_("Language of the form"), self.get_language_display()),
        ]
        return [(label, str(text)) for label, text in facts if text]
