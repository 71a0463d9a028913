"""What a board tells everybody for a while, above its pages: its alerts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.blocks.list_block import ListBlockValidationError, ListValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

ALERT_TEXT = ["bold", "link"]
MOST_ALERTS = 5


class Kind(models.TextChoices):
    """How much an alert matters, in rising order."""

    INFORMATION = "information", _("Information")
    WARNING = "warning", _("Warning")
    URGENT = "urgent", _("Urgent")


def languages() -> list[tuple[str, str]]:
    """Those of this install, which no migration repeats."""
    return list(settings.LANGUAGES)


class AlertWordsBlock(blocks.StructBlock):
    """The words of an alert in one language."""

    language = blocks.ChoiceBlock(
        label=_("Language"),
        choices=languages,
        default=settings.LANGUAGE_CODE,
        help_text=_("Of these words. For example: English"),
    )
    heading = blocks.CharBlock(
        label=_("Heading"),
        max_length=120,
        help_text=_("For example: “Our office is closed today”."),
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        required=False,
        features=ALERT_TEXT,
        help_text=_(
            "What has happened, and what to do. For example: “The water is off. "
            "Please ring instead.”"
        ),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Words")


class AlertBlock(blocks.StructBlock):
    """One alert: when it stands where, and its words in each language."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=Kind.choices,
        default=Kind.INFORMATION,
        help_text=_("For example: Warning"),
    )
    begins = blocks.DateTimeBlock(
        label=_("From"),
        required=False,
        help_text=_(
            "Leave it empty to begin when you publish. For example: 24/12/2027 12:00"
        ),
    )
    ends = blocks.DateTimeBlock(
        label=_("Until"),
        help_text=_("It goes by itself then. For example: 02/01/2028 09:00"),
    )
    everywhere = blocks.BooleanBlock(
        label=_("On every page"),
        required=False,
        default=True,
        help_text=_("Without the tick it stands on the home page alone."),
    )
    words = blocks.ListBlock(
        AlertWordsBlock(),
        label=_("Words"),
        min_num=1,
        help_text=_(
            "Once for each language of your readers. Who reads another language sees "
            "the first."
        ),
    )

    class Meta:
        icon = "warning"
        label = _("Alert")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        begins, ends = value.get("begins"), value.get("ends")
        if begins and ends and ends <= begins:
            wrong = ValidationError(_("Must be after the beginning."))
            raise StructBlockValidationError({"ends": wrong})
        _refuse_a_language_twice(value["words"])
        return value


def _refuse_a_language_twice(words: ListValue) -> None:
    """Nobody would ever read the second."""
    seen, wrong = set(), {}
    for place, said in enumerate(words):
        if said["language"] in seen:
            twice = ValidationError(
                _("There are words in this language above. Change those.")
            )
            wrong[place] = StructBlockValidationError({"language": twice})
        seen.add(said["language"])
    if wrong:
        refused = ListBlockValidationError(block_errors=wrong)
        raise StructBlockValidationError({"words": refused})


@dataclass(frozen=True)
class Alert:
    """An alert as a reader meets it. language: the code of that of its words."""

    kind: str
    heading: str
    text: RichText
    language: str
    everywhere: bool


class Alerting(Page):
    """What a board says of the days at hand."""

    alerts = StreamField(
        [("alert", AlertBlock())],
        verbose_name=_("alerts"),
        blank=True,
        max_num=MOST_ALERTS,
        help_text=_(
            "Each stands above the pages from its first minute to its last. What has "
            "ended can be taken out at any time: the history of this page keeps it."
        ),
    )

    class Meta:
        abstract = True

    def alerts_at(
        self, now: datetime, language: str, *, or_later: bool = False
    ) -> list[Alert]:
        """What is said at a moment to who reads a language, the most urgent first.

        or_later: also what begins only then, for who looks before it does.
        """
        found = [
            _in_language(value, language)
            for value in self._alerts()
            if (or_later or _begun(value, now)) and now < value["ends"]
        ]
        return sorted(found, key=lambda one: Kind.values.index(one.kind), reverse=True)

    def next_change(self, now: datetime) -> datetime | None:
        """When an alert begins or ends next; None when none does."""
        moments = [
            moment for value in self._alerts() for moment in _moments(value) if moment
        ]
        return min((moment for moment in moments if moment > now), default=None)

    def _alerts(self) -> Iterator[blocks.StructValue]:
        """Those that are whole: a draft may hold others."""
        for child in self.alerts:
            value = child.value
            if value["ends"] and value["words"]:
                yield value


def _moments(value: blocks.StructValue) -> tuple[datetime | None, datetime]:
    return value["begins"], value["ends"]


def _begun(value: blocks.StructValue, now: datetime) -> bool:
    return value["begins"] is None or value["begins"] <= now


def _in_language(value: blocks.StructValue, language: str) -> Alert:
    words = value["words"]
    said = next((one for one in words if one["language"] == language), words[0])
    return Alert(
        kind=value["kind"],
        heading=said["heading"],
        text=said["text"],
        language=said["language"],
        everywhere=bool(value["everywhere"]),
    )


alerts_panel = MultiFieldPanel(
    [
        HelpPanel(
            _(
                "For what everybody has to know for some days, such as a closed "
                "office. You publish it alone, as you do the numbers above."
            )
        ),
        FieldPanel("alerts"),
    ],
    heading=_("Alerts"),
)
