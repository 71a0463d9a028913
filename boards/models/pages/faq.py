"""Questions that people ask, with their answers."""

import itertools
from collections.abc import Sequence
from html import unescape
from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.pages.substance import NO_ANSWER, NO_QUESTION
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.publishing.documents import documents_of
from cms.models import BasePage
from cms.rich_features import RICH_TEXT
from cms.slugs import slug_of

LONGEST_ANCHOR = 80
# So many answers are read faster than opened.
FEW = 3
# What the rest of the page is called.
TAKEN_ANCHORS = frozenset({"main", "questions", "documents"})


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
    """Groups of questions, each opened by itself. On paper all are open."""

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
        groups = self.anchored_groups()
        return context | {
            "groups": groups,
            "stands_open": sum(len(questions) for _group, questions in groups) <= FEW,
            "documents": documents_of(self),
        }

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        questions = [one for group in self.groups for one in group.value["questions"]]
        if not all(one["answer"] and _plain(one["answer"].source) for one in questions):
            return {"groups": NO_ANSWER}
        return {} if questions else {"groups": NO_QUESTION}

    def anchored_groups(self) -> list[tuple[Any, list[tuple[str, Any]]]]:
        """Each group with its questions, each under an anchor that no other has."""
        taken = set(TAKEN_ANCHORS)
        groups = []
        for group in self.groups:
            questions = []
            for question in group.value["questions"]:
                anchor = _free_anchor(question["question"], taken)
                taken.add(anchor)
                questions.append((anchor, question))
            groups.append((group.value, questions))
        return groups

    def structured_data(self, request: HttpRequest) -> dict[str, Any] | None:
        questions = [
            {
                "@type": "Question",
                "name": question["question"],
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": _plain(question["answer"].source),
                },
            }
            for group in self.groups
            for question in group.value["questions"]
        ]
        return {"@type": "FAQPage", "mainEntity": questions} if questions else None


def _free_anchor(question: str, taken: set[str]) -> str:
    """What links to a question by itself, in whatever script it is written."""
    wanted = slug_of(question)[:LONGEST_ANCHOR] or "question"
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(
        anchor for anchor in itertools.chain([wanted], numbered) if anchor not in taken
    )


def _plain(rich_text: str) -> str:
    """The words of a rich text, those of two paragraphs kept apart."""
    return " ".join(unescape(strip_tags(rich_text.replace("</", " </"))).split())
