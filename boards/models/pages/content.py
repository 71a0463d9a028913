"""Pages for all else."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.pages.accessibility import statement_of
from boards.models.pages.substance import NO_SECTION
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.publishing.documents import documents_of
from cms.blocks import BodyBlock
from cms.models import BasePage
from cms.querysets import BasePageManager


class ContentPage(BasePage):
    """A page of text. Its purpose tells the site where else to link it from."""

    class Purpose(models.TextChoices):
        GENERAL = "", _("General")
        CONCERN = "concern", _("Worried about a child (linked on top of every page)")
        FAMILY = "family", _("For children and families (offers a quick exit)")
        ACCESSIBILITY = "accessibility", _("Accessibility statement (in the footer)")
        PRIVACY = "privacy", _("Privacy notice (in the footer)")
        DISCLAIMER = "disclaimer", _("Disclaimer (in the footer)")

    FOOTER_PURPOSES = (Purpose.ACCESSIBILITY, Purpose.PRIVACY, Purpose.DISCLAIMER)
    # Somebody may be watching the reader of these.
    EXIT_PURPOSES = (Purpose.CONCERN, Purpose.FAMILY)

    purpose = models.CharField(
        _("purpose"),
        max_length=20,
        choices=Purpose,
        default=Purpose.GENERAL,
        blank=True,
        help_text=_("What the page is for, if it is one of these."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_(
            "Headings, text, steps, law, files: in the order that a reader needs."
        ),
    )

    objects = BasePageManager()

    parent_page_types = ["home.HomePage", "boards.ContentPage"]
    subpage_types = ["boards.ContentPage", "boards.FaqPage"]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("purpose"),
        FieldPanel("body"),
        DocumentsPanel(),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        """What the board's facts or the pages below say of themselves is something."""
        said = any((self.summary.strip(), self.body, documents))
        prints = self.purpose == self.Purpose.ACCESSIBILITY or said
        return {} if prints or self._has_children() else {"body": NO_SECTION}

    def _has_children(self) -> bool:
        below = ContentPage.objects.child_of(self).live() if self.pk else None
        return below is not None and below.exists()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["documents"] = documents_of(self)
        context["children"] = (
            ContentPage.objects.child_of(self)
            .visible()
            .defer_streamfields()
            .order_by("path")
        )
        if self.purpose == self.Purpose.ACCESSIBILITY:
            context["accessibility"] = statement_of(self)
        return context

    @property
    def is_of_concern(self) -> bool:
        """Whether it is the page for who worries about a child."""
        return self.purpose == self.Purpose.CONCERN

    @property
    def offers_exit(self) -> bool:
        """Whether the reader may need to leave the page at once."""
        return self.purpose in self.EXIT_PURPOSES
