"""Blocks for who reads on: notes, films, and what opens when it is asked for."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.rich_features import LONG_TEXT, NOTE_TEXT


class VideoBlock(blocks.StructBlock):
    """A film on another site. Nothing of it is loaded before somebody goes there."""

    title = blocks.CharBlock(
        label=_("Title"),
        max_length=200,
        help_text=_("What it shows. For example: “Child P: the reviewer explains”."),
    )
    url = blocks.URLBlock(
        label=_("Where it can be watched"),
        help_text=_("For example: https://vimeo.com/123456789"),
    )
    minutes = blocks.IntegerBlock(
        label=_("Length in minutes"),
        min_value=1,
        max_value=600,
        help_text=_("Rounded up. For example: 7"),
    )
    about = blocks.TextBlock(
        label=_("What it is about"),
        required=False,
        max_length=400,
        help_text=_("One or two sentences. For example: “For team meetings.”"),
    )
    transcript = DocumentChooserBlock(
        label=_("Transcript"),
        required=False,
        help_text=_(
            "All that is said and shown, as a file. Without it who does not hear is "
            "left out. For example: Child P, transcript of the film"
        ),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class DetailsBlock(blocks.StructBlock):
    """A text that opens when somebody asks for it. On paper it is open."""

    heading = blocks.CharBlock(
        label=_("What is in it"),
        max_length=150,
        help_text=_("What a reader opens. For example: “How the review was done”."),
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=LONG_TEXT,
        help_text=_(
            "What most readers can do without. Never whom to ring. For example: the "
            "list of agencies that took part."
        ),
    )

    class Meta:
        icon = "collapse-down"
        label = _("Details that open")
        template = "blocks/details.html"


def notes_block() -> blocks.ListBlock:
    """The notes of a page, in their order: [1] in a text leads to the first."""
    return blocks.ListBlock(
        blocks.RichTextBlock(label=_("Note"), features=NOTE_TEXT),
        label=_("Footnotes"),
        icon="edit",
        template="blocks/notes.html",
        help_text=_(
            "Write [1] in a text where the first note belongs, [2] for the second. "
            "For example: Working Together 2018, chapter 4"
        ),
    )
