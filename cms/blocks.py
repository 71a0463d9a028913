"""Blocks that know no board: what a page's body is made of."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from cms.as_signed_off import is_asked_for
from cms.reader_blocks import DetailsBlock, VideoBlock, notes_block
from cms.rich_features import CELL_TEXT, LONG_TEXT, QUOTED_TEXT, RICH_TEXT
from cms.text_tables import RICH, TEXT, TextTableBlock
from cms.versions import versions_for_reader


class SettingBlock(blocks.ChoiceBlock):
    """How something is laid out: no words of the page, so that no search finds it."""

    def get_searchable_content(self, value: object) -> list[str]:
        return []


class HeadingBlock(blocks.StructBlock):
    """A heading inside a page. The page's title is its only heading of level 1."""

    text = blocks.CharBlock(
        label=_("Heading"), max_length=150, help_text=_("For example: “What we found”.")
    )
    level = SettingBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section"))],
        default="2",
        help_text=_("A part of a section stands under a section's heading."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(
        label=_("Words"), help_text=_("For example: “Nobody asked me what I wanted.”")
    )
    who = blocks.CharBlock(
        label=_("Who said it"),
        required=False,
        max_length=150,
        help_text=_("In general words, never a name. For example: “a young person”."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class StatuteBlock(blocks.StructBlock):
    """Law or guidance, quoted as it stands, with where it comes from."""

    source = blocks.CharBlock(
        label=_("Source"),
        max_length=250,
        help_text=_(
            "The Act, regulation or guidance with its place. For example: “Local "
            "Safeguarding Children Boards Regulations 2006, regulation 5(2)”."
        ),
    )
    url = blocks.URLBlock(
        label=_("Where it can be read"),
        required=False,
        help_text=_("For example: https://www.legislation.gov.uk/uksi/2006/90"),
    )
    text = blocks.RichTextBlock(
        label=_("Quoted text"),
        features=QUOTED_TEXT,
        help_text=_("Copy it exactly. Lists may stand inside lists: (a), then (i)."),
    )

    numbering = SettingBlock(
        label=_("Numbering"),
        choices=[
            ("letters", "(a), (b), (c)"),
            ("roman", "(i), (ii), (iii)"),
            ("dotted", "a., b., c."),
            ("numbers", "1., 2., 3."),
        ],
        default="letters",
        help_text=_("How the law itself counts its lists. Lists inside use (i), (ii)."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Law or guidance")
        template = "blocks/statute.html"


class CalloutBlock(blocks.StructBlock):
    """A few words that must not be missed."""

    heading = blocks.CharBlock(
        label=_("Heading"), max_length=120, help_text=_("For example: “Act today”.")
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=RICH_TEXT,
        help_text=_("Two or three sentences. For example: whom to ring, and when."),
    )

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "blocks/callout.html"


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("Step"),
        max_length=120,
        help_text=_("For example: “Tell your manager”."),
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=RICH_TEXT,
        required=False,
        help_text=_("How to do it. For example: which form, and where to send it."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")


class FigureBlock(blocks.StructBlock):
    """A picture with its caption."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=250,
        help_text=_("What it shows, or who made it. For example: Drawing by a pupil"),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/figure.html"


class FileBlock(blocks.StructBlock):
    """A file in the middle of a text. What a page releases stands in its documents."""

    file = DocumentChooserBlock(
        label=_("File"), help_text=_("For example: a form that this text speaks of.")
    )
    text = blocks.CharBlock(
        label=_("What the link says"),
        required=False,
        max_length=200,
        help_text=_(
            "Leave empty for the file's own title. Say what it opens, not “click "
            "here”. For example: “Referral form for a review”."
        ),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/file.html"


class LinkBlock(blocks.StructBlock):
    """A way on: a page of this board, or another site."""

    text = blocks.CharBlock(
        label=_("What the link says"),
        max_length=200,
        help_text=_("For example: “Watch the briefing film”."),
    )
    page = blocks.PageChooserBlock(
        label=_("Page"),
        required=False,
        help_text=_("A page of this board. For example: Contact and people"),
    )
    url = blocks.URLBlock(
        label=_("Or an address on another site"),
        required=False,
        help_text=_("For example: https://learning.nspcc.org.uk/case-reviews"),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        template = "blocks/link.html"

    def get_context(
        self,
        value: blocks.StructValue,
        parent_context: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        target, here = value.get("page"), context.get("page")
        # Only a link across languages has anything to ask.
        if target and here and target.locale_id != here.locale_id:
            target = versions_for_reader([target])[target.pk]
            context["foreign_language"] = target.locale.language_code
        is_shown = bool(target) and (target.live or is_asked_for())
        return context | {"target": target, "is_shown": is_shown}

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        chosen = [bool(value["page"]), bool(value["url"])]
        if self.is_deferred_validation and not all(chosen):
            return value
        if chosen.count(True) != 1:
            error = ValidationError(
                _("Choose a page, or give an address: one of them.")
            )
            raise StructBlockValidationError({"page": error, "url": error})
        return value


def text_table() -> TextTableBlock:
    """A table of words, with a caption that says what it shows."""
    return TextTableBlock(
        [
            (TEXT, blocks.CharBlock(label=_("Text"), required=False)),
            (
                RICH,
                blocks.RichTextBlock(
                    label=_("Text with links and lists"),
                    required=False,
                    features=CELL_TEXT,
                ),
            ),
        ],
        label=_("Table"),
        icon="table",
        template="blocks/table.html",
    )


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    text = blocks.RichTextBlock(
        label=_("Text"), icon="pilcrow", features=LONG_TEXT, template="blocks/text.html"
    )
    callout = CalloutBlock()
    steps = blocks.ListBlock(
        StepBlock(), label=_("Steps"), icon="list-ol", template="blocks/steps.html"
    )
    quote = QuoteBlock()
    statute = StatuteBlock()
    figure = FigureBlock()
    table = text_table()
    file = FileBlock()
    link = LinkBlock()
    video = VideoBlock()
    details = DetailsBlock()
    notes = notes_block()

    class Meta:
        # A mark leads to one note.
        block_counts = {"notes": {"max_num": 1}}
