"""The panels of a briefing."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from cms.rich_features import RICH_TEXT

PANELS = 7
# A briefing in one piece has one, or a text instead.
ALLOWED_PANELS = (0, 1, PANELS)


class PanelBlock(blocks.StructBlock):
    """One of a briefing's panels."""

    heading = blocks.CharBlock(
        label=_("Heading"), max_length=80, help_text=_("For example: “Background”.")
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=RICH_TEXT,
        help_text=_("About a minute's reading: 50 to 90 words."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Panel")


class PanelsBlock(blocks.StreamBlock):
    """Seven panels that fit on one sheet of A4, or a single one."""

    panel = PanelBlock()

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        value = super().clean(value)
        if not self.is_deferred_validation and len(value) not in ALLOWED_PANELS:
            raise StreamBlockValidationError(
                non_block_errors=[
                    ValidationError(
                        _(
                            "A briefing has %(wanted)s panels, or one, or none and a "
                            "text; this has %(count)s."
                        )
                        % {"wanted": PANELS, "count": len(value)}
                    )
                ]
            )
        return value
