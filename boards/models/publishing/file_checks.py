"""What the check of a file found, who confirmed it, and words that never go public."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.models.board.board import Board
from cms.staff_dates import short_day


def _person(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        on_delete=models.SET_NULL,
        editable=False,
        related_name="+",
    )


class FileCheck(models.Model):
    """The check of one file as it was stored: another content is another check.

    Holds nothing that it warns of: of a number only its end, of a listed word only its
    entry, of hidden text only the place.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for its check")
        READING = "reading", _("Is being read")
        DONE = "done", _("Checked")
        REFUSED = "refused", _("Could not be read safely")

    document = models.ForeignKey(
        "cms.BoardDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="checks",
    )
    # The hash that Wagtail keeps of a document's content.
    file_hash = models.CharField(_("hash of the file"), max_length=40, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.WAITING,
        editable=False,
    )
    # Why it was refused, as a code that `boards.publishing.file_checks.wording` has
    # sentences for.
    refusal = models.CharField(
        _("why refused"), max_length=20, blank=True, editable=False
    )
    findings = models.JSONField(_("findings"), default=list, editable=False)
    facts = models.JSONField(_("facts"), default=dict, editable=False)
    # The entries of the never-publish list that the file was compared with.
    entries = models.JSONField(_("entries of the list"), default=list, editable=False)
    reader = models.PositiveSmallIntegerField(
        _("version of the check"), default=0, editable=False
    )
    pages_read = models.PositiveIntegerField(_("pages read"), default=0, editable=False)
    pages_in_all = models.PositiveIntegerField(
        _("pages in all"), default=0, editable=False
    )
    brought_by = _person(_("brought by"))
    asked_at = models.DateTimeField(
        _("asked for"), default=timezone.now, editable=False
    )
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    class Meta:
        verbose_name = _("check of a file")
        verbose_name_plural = _("checks of files")
        constraints = [
            models.UniqueConstraint(
                fields=("document", "file_hash"), name="one_check_a_content"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_state_display()}"

    @property
    def is_running(self) -> bool:
        return self.state in (self.State.WAITING, self.State.READING)


class FindingConfirmation(models.Model):
    """A second person has looked at a serious finding and says why it may go public.

    digest: of the finding as it was then. Should a later check find more, it is not
    what was confirmed.
    """

    check_of_file = models.ForeignKey(
        FileCheck,
        verbose_name=_("check"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="confirmations",
    )
    key = models.CharField(_("finding"), max_length=40, editable=False)
    digest = models.CharField(_("digest of the finding"), max_length=64, editable=False)
    person = _person(_("confirmed by"))
    reason = models.TextField(
        _("reason"),
        max_length=500,
        help_text=_(
            "For example: “The box covers a page number of the old layout; I have "
            "read the text below it.”"
        ),
    )
    confirmed_at = models.DateTimeField(
        _("confirmed"), default=timezone.now, editable=False
    )

    class Meta:
        verbose_name = _("confirmation of a finding")
        verbose_name_plural = _("confirmations of findings")
        constraints = [
            models.UniqueConstraint(
                fields=("check_of_file", "key", "digest"), name="confirmed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_of_file}: {self.key}"


class CleanedCopy(models.Model):
    """Which document is the cleaned copy of which, and what was done and proved.

    original: none once it has been deleted. What was proved of the copy stays.
    """

    copy = models.OneToOneField(
        "cms.BoardDocument",
        verbose_name=_("cleaned copy"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="cleaned_from",
    )
    original = models.ForeignKey(
        "cms.BoardDocument",
        verbose_name=_("original"),
        null=True,
        on_delete=models.SET_NULL,
        editable=False,
        related_name="cleaned_copies",
    )
    made_by = _person(_("made by"))
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    # What was removed, what was searched for afterwards, and what is left.
    outcome = models.JSONField(_("outcome"), default=dict, editable=False)

    class Meta:
        verbose_name = _("cleaned copy")
        verbose_name_plural = _("cleaned copies")

    def __str__(self) -> str:
        return f"{self.original} → {self.copy}"


class NeverPublishEntry(models.Model):
    """Words that a board never publishes, as hashes that nobody reads back.

    digests: a keyed hash of each way to write them. words: how many words they are.
    key_mark: tells by which key they were hashed.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="never_publish",
    )
    digests = ArrayField(
        models.CharField(max_length=64), verbose_name=_("hashes"), editable=False
    )
    words = models.PositiveSmallIntegerField(_("number of words"), editable=False)
    key_mark = models.CharField(_("mark of the key"), max_length=16, editable=False)
    label = models.CharField(
        _("label"),
        max_length=80,
        blank=True,
        help_text=_("What the entry is for, without its words. For example: family A"),
    )
    added_by = _person(_("added by"))
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("entry of the never-publish list")
        verbose_name_plural = _("entries of the never-publish list")
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return self.label or f"{short_day(self.added_at)}"
