"""Questions that people ask, with their answers."""

from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.documents import DocumentsPanel, documents_of
from cms.blocks import RICH_TEXT
from cms.models import BasePage


class QuestionValue(blocks.StructValue):
    @property
    def slug(self) -> str:
        """What links to the question by itself."""
        return slugify(self["question"])[:80] or "question"


class QuestionGroupValue(blocks.StructValue):
    @property
    def level(self) -> int:
        """The heading level of the questions: below their group's, if it has one."""
        return 3 if self["heading"] else 2


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        label=_("Question"),
        max_length=200,
        help_text=_(
            "As a reader would ask it. For example: “Who carries out a review?”"
        ),
    )
    answer = blocks.RichTextBlock(
        label=_("Answer"), features=RICH_TEXT, help_text=_("The short answer first.")
    )

    class Meta:
        icon = "help"
        label = _("Question")
        value_class = QuestionValue


class QuestionGroupBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("Group"),
        max_length=120,
        required=False,
        help_text=_(
            "Leave empty when there is only one group. For example: For families"
        ),
    )
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"))

    class Meta:
        icon = "list-ul"
        label = _("Group of questions")
        value_class = QuestionGroupValue


class FaqPage(BasePage):
    """Groups of questions. Every answer stands open: nothing is hidden from print."""

    groups = StreamField(
        [("group", QuestionGroupBlock())],
        verbose_name=_("questions"),
        blank=True,
        help_text=_("Each question can be linked to by itself."),
    )

    parent_page_types = ["home.HomePage", "boards.ContentPage"]
    subpage_types: list[str] = []

    content_panels = [*BasePage.content_panels, FieldPanel("groups"), DocumentsPanel()]
    search_fields = [*BasePage.search_fields, index.SearchField("groups")]

    class Meta:
        verbose_name = _("questions and answers")
        verbose_name_plural = _("questions and answers")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["documents"] = documents_of(self)
        return context

    def structured_data(self, request: HttpRequest) -> dict[str, Any] | None:
        questions = [
            {
                "@type": "Question",
                "name": question["question"],
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": strip_tags(question["answer"].source),
                },
            }
            for group in self.groups
            for question in group.value["questions"]
        ]
        return {"@type": "FAQPage", "mainEntity": questions} if questions else None
