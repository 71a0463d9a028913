"""The documents that a page releases, a row each."""

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable, Page, TranslatableMixin

from boards.models.publishing import rules
from boards.models.publishing.covers import Cover
from boards.models.publishing.querysets import PageDocumentManager, PageDocumentQuerySet
from boards.models.publishing.states import NOT_OUT, Availability
from boards.models.shared.names import in_language
from cms.languages import is_foreign
from cms.models.as_a_whole import but_what_is_there
from cms.partial_dates import PartialDate, PartialDateField
from cms.signals import line_being_checked
from cms.translating import facts


class PageDocument(TranslatableMixin, Orderable):
    """One thing a board releases. It lives on one page, and says if it can be had.

    Its file is public exactly while a live page of the same board lists it as
    published (R1). Availability belongs to the document: a briefing outlives its
    report.
    """

    page = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="released_documents"
    )
    # Null lets a draft's row wait for its kind. Publishing asks for it.
    kind = models.ForeignKey(
        "boards.DocumentKind",
        verbose_name=_("kind"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("What it is. For example: “Report”."),
    )
    own_kind = models.CharField(
        _("what you call it"),
        max_length=120,
        blank=True,
        help_text=_(
            "Where no kind of the list fits: “Other document”, and here the words that "
            "the public reads. For example: Learning poster. Administrators see them, "
            "and may add them to the list of all boards."
        ),
    )
    title = models.CharField(
        _("title"),
        max_length=250,
        help_text=_(
            "What its link says, so that it makes sense on its own. For example: "
            "“Child P: serious case review report”."
        ),
    )
    file = models.ForeignKey(
        "cms.BoardDocument",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="released_as",
        help_text=_("A PDF is best. The public gets it when this page goes live."),
    )
    link = models.URLField(
        _("or an address on another site"),
        blank=True,
        help_text=_(
            "For a film or another board's copy: https://www.example.org/report"
        ),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language that the document is written in."),
    )
    published = PartialDateField(
        _("published"),
        blank=True,
        help_text=_(
            "As well as it is known: 12/09/2017, October 2019 or 2017. The public "
            "reads no day where none is given."
        ),
    )
    expected = PartialDateField(
        _("expected"),
        blank=True,
        help_text=_(
            "For one that is not there yet: when it is expected. For example: autumn "
            "2026."
        ),
    )
    updated = PartialDateField(
        _("updated"),
        blank=True,
        help_text=_("When it was changed after that. For example: March 2018."),
    )
    availability = models.CharField(
        _("availability"),
        max_length=20,
        choices=Availability,
        default=Availability.PUBLISHED,
        help_text=_("Whether the public can have it now."),
    )
    public_note = models.CharField(
        _("public note"),
        max_length=300,
        blank=True,
        help_text=_(
            "Shown beside it. Needed when there is nothing to open. In general words: "
            "“Delayed until court proceedings have ended.”"
        ),
    )
    held_by = models.CharField(
        _("held by"),
        max_length=300,
        blank=True,
        help_text=_(
            "For one that is held elsewhere: who has it, and how to reach them. For "
            "example: Lancashire Safeguarding Children Board, 01772 000000. Their "
            "address on the web goes into the field for an address."
        ),
    )

    objects: PageDocumentManager = PageDocumentManager()

    override_translatable_fields = facts("held_by")
    # Fields that the public is told of in some states, and what says whether.
    SHOWN_AS = {
        "published": "shown_published",
        "expected": "shown_expected",
        "held_by": "is_elsewhere",
    }

    # Its note's number below a table of documents.
    footnote = 0
    # Set by the editor's form while a draft is saved.
    may_be_unfinished = False
    # The page that is edited in the same form.
    beside: Page | None = None

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("availability")]),
        FieldPanel("title"),
        FieldPanel("file"),
        FieldPanel("link"),
        FieldRowPanel([FieldPanel("published"), FieldPanel("language")]),
        FieldPanel("public_note"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("expected"), FieldPanel("updated")]),
                FieldPanel("held_by"),
                FieldPanel("own_kind"),
            ],
            heading=_("Only where it applies"),
        ),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Whether all that it points at is there is asked once, not for each key."""
        super().clean_fields(but_what_is_there(self, exclude))

    def clean(self) -> None:
        """Refuse a row that would show the reader nothing and say no reason."""
        super().clean()
        line_being_checked.send(sender=type(self), row=self)
        if not self.may_be_unfinished:
            rules.check_document_row(self)

    @property
    def kind_words(self) -> str:
        """What it is, in the board's own words where it has some."""
        return self.own_kind or in_language(self.kind or "")

    @property
    def shown_title(self) -> str:
        """What its link says: in a translation that has no words yet, what it is."""
        return self.title or self.kind_words

    @property
    def is_open(self) -> bool:
        """Whether a reader who follows its link gets something now."""
        return self.availability == Availability.PUBLISHED and bool(
            self.file_id or self.link
        )

    @property
    def is_out(self) -> bool:
        """Whether it was published, as far as its state says."""
        return self.availability not in NOT_OUT

    @property
    def shown_published(self) -> PartialDate | None:
        """Its own date of publication, where it is out."""
        return self.published if self.is_out else None

    @property
    def shown_expected(self) -> PartialDate | None:
        """When it is expected, while it is not out."""
        return self.expected if self.availability in NOT_OUT else None

    @property
    def is_elsewhere(self) -> bool:
        """Whether somebody else has it, of whom the public is told."""
        return self.availability == Availability.ELSEWHERE

    @property
    def note_of_state(self) -> str:
        """What is said beside its state: the note, and who has it."""
        holder = self.held_by if self.is_elsewhere else ""
        return " ".join(said for said in (self.public_note, holder) if said)

    @property
    def is_report(self) -> bool:
        """Whether it is of a kind that must stay available."""
        return bool(self.kind and self.kind.has_floor)

    @property
    def is_open_report(self) -> bool:
        """Whether it is what must stay available, and can be had now."""
        return self.is_open and self.is_report

    @property
    def tag(self) -> str:
        """Its availability as a style sheet's class writes it: "on-request"."""
        return self.availability.replace("_", "-")

    @property
    def told(self) -> list[tuple[date, str, str]]:
        """What the public is told of it: each day, how it could be had, and the note.

        Known where rows were fetched to be shown.
        """
        return [
            (
                localtime(datetime.fromisoformat(change["at"])).date(),
                str(Availability(change["after"]).label),
                change["note"],
            )
            for change in getattr(self, "public_changes", [])
        ]

    @property
    def facts(self) -> list[str]:
        """What the file is, for the words in brackets: "PDF", "48 pages", "1.2 MB"."""
        return self.file.facts if self.file and self.is_open else []

    @property
    def cover(self) -> Cover | None:
        """What its file looks like, while it can be opened, where that was drawn."""
        cover = getattr(self.file, "cover", None) if self.is_open else None
        return cover if cover and cover.is_shown else None


def documents_of(page: Page, *others: Page) -> list[PageDocument]:
    """What a page releases, as `for_display` has it; in a preview, as it is typed.

    others: each is given its own, as `documents_here`.
    """
    rows = page.released_documents.all()
    is_stored = isinstance(rows, PageDocumentQuerySet)
    pages = {one.pk: one for one in others}
    keys = [*pages, *([page.pk] if is_stored else [])]
    shown: dict[int, list[PageDocument]] = {key: [] for key in keys}
    for row in PageDocument.objects.of_pages_for_display(keys) if keys else []:
        shown[row.page_id].append(row)
    for key, other in pages.items():
        other.documents_here = shown[key]
    if not is_stored:
        return sorted(rows, key=lambda row: is_foreign(row.language))
    for row in shown[page.pk]:
        row.page = page
    return shown[page.pk]
