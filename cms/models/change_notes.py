"""What an editor says of a change, and what becomes of it when the change is public."""

from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

LONGEST_NOTE = 500  # characters


class ChangeSize(models.TextChoices):
    """Whether readers have to know: only a major change makes a page newer."""

    MINOR = "minor", _("Minor")
    MAJOR = "major", _("Major")


# As the fields stand for the next draft, once the note of a publication is kept.
NOTHING_NOTED: dict[str, Any] = {
    "change_note": "",
    "change_size": ChangeSize.MINOR,
    "change_is_public": False,
}


class ChangeNote(models.Model):
    """What changed when a page was published, kept for good."""

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="change_notes",
        help_text=_("The page that changed."),
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("version"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The version that was published with it."),
    )
    text = models.TextField(
        _("what has changed"),
        max_length=LONGEST_NOTE,
        help_text=_("For example: “The board’s response has been added.”"),
    )
    size = models.CharField(
        _("size of the change"),
        max_length=10,
        choices=ChangeSize,
        help_text=_("For example: Major."),
    )
    is_public = models.BooleanField(
        _("shown to the public"), help_text=_("Whether the page itself shows it.")
    )
    published_at = models.DateTimeField(
        _("published"), help_text=_("For example: 02/03/2026 09:30")
    )

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("change note")
        verbose_name_plural = _("change notes")

    def __str__(self) -> str:
        return self.text


class NotedPage(Page):
    """A page that keeps what has changed in it. Abstract."""

    change_note = models.TextField(
        _("what has changed"),
        blank=True,
        max_length=LONGEST_NOTE,
        help_text=_(
            "In a sentence, for this change only: the field is empty again after "
            "publishing. For example: “The board’s response has been added.”"
        ),
    )
    change_size = models.CharField(
        _("size of the change"),
        max_length=10,
        choices=ChangeSize,
        default=ChangeSize.MINOR,
        help_text=_(
            "Major: readers should know, and “Last updated” moves. Minor: a mended "
            "link, a spelling; “Last updated” stays."
        ),
    )
    change_is_public = models.BooleanField(
        _("show to the public"),
        default=False,
        help_text=_(
            "Tick to list the sentence on the page under “What changed”. Otherwise "
            "only the page's history has it."
        ),
    )
    updated_at = models.DateTimeField(
        _("last updated"),
        null=True,
        editable=False,
        help_text=_("The first publication, or the last major change."),
    )

    # A copy is another page: nothing of it has changed yet.
    default_exclude_fields_in_copy = [
        *Page.default_exclude_fields_in_copy,
        *NOTHING_NOTED,
        "updated_at",
        "change_notes",
        # A copy translates nothing.
        "source_words",
    ]
    change_panel = MultiFieldPanel(
        [
            FieldPanel("change_note"),
            FieldRowPanel([FieldPanel("change_size"), FieldPanel("change_is_public")]),
        ],
        heading=_("Note on this change"),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Store the page. An alias goes with its source, and has no note of its own."""
        if self.alias_of_id:
            self.forget_note()
        return super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a change that readers shall know of, and nothing to tell them."""
        super().clean()
        told = self.change_size == ChangeSize.MAJOR or self.change_is_public
        if told and not self.change_note.strip():
            raise ValidationError(
                {
                    "change_note": _(
                        "A change that is major, or shown to the public, needs a "
                        "sentence. Say what has changed, or choose “Minor” and take "
                        "the tick away. For example: “The board’s response has been "
                        "added.”"
                    )
                }
            )

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A stored draft as a page; without its note, once that has been published.

        A draft that is older than the last publication may still hold the note that
        was published then.
        """
        draft = super().with_content_json(content)
        draft.updated_at = self.updated_at
        if draft.change_note and self._has_published(draft):
            draft.forget_note()
        return draft

    def _has_published(self, draft: Any) -> bool:
        same = ChangeNote.objects.filter(page=self.pk, text=draft.change_note.strip())
        since = draft.last_published_at
        if since:
            # Drafts keep their times in whole milliseconds, cut off.
            same = same.filter(published_at__gt=since + timedelta(milliseconds=1))
        return same.exists()

    def forget_note(self) -> None:
        """Have the next draft begin without a note."""
        for name, value in NOTHING_NOTED.items():
            setattr(self, name, value)

    @property
    def last_updated(self) -> Any:
        """When readers last got something new: minor changes do not count."""
        return self.updated_at or self.last_published_at

    @property
    def public_changes(self) -> list[dict[str, Any]]:
        """What has changed and when, the newest first, as far as the public is told.

        Asks nothing when the page was fetched `with_public_changes`.
        """
        rows = getattr(self, "fetched_changes", None)
        if rows is None:
            public = ChangeNote.objects.filter(page=self.pk, is_public=True)
            rows = public.values("text", at=models.F("published_at"))
        return [{"text": row["text"], "at": _time(row["at"])} for row in rows]


def with_public_changes(pages: QuerySet) -> QuerySet:
    """Pages that know their public changes, without another query."""
    notes = ChangeNote.objects.filter(page=models.OuterRef("pk"), is_public=True)
    rows = notes.values_list(JSONObject(text="text", at="published_at"), flat=True)
    return pages.annotate(fetched_changes=ArraySubquery(rows))


def _time(value: Any) -> Any:
    return parse_datetime(value) if isinstance(value, str) else value
