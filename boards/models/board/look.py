"""How a board's site looks: its colour, face, pattern, logo and picture."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from boards.models.board.colour_input import ColourInput
from boards.models.board.faces import Face, Pattern
from boards.models.board.image_choosers import LogoChooser, PictureChooser
from boards.validators import validate_colour

# The mode in which a preview shows a page in the look that is prepared.
IN_NEW_LOOK = "look"


class BoardLook(Page):
    """What a board chooses of its look. Published with the rest of its facts."""

    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#1f4e79",
        validators=[validate_colour],
        help_text=_(
            "For the header, links and buttons. White text must be readable on it. "
            "For example: #1f4e79"
        ),
    )
    face = models.CharField(
        _("face"),
        max_length=20,
        choices=Face,
        default=Face.PLAIN,
        help_text=_(
            "How headings, boxes and lists look on every page. Choose one, and look at "
            "it with Preview: nothing changes for the public until you publish."
        ),
    )
    pattern = models.CharField(
        _("pattern"),
        max_length=20,
        choices=Pattern,
        default=Pattern.NONE,
        blank=True,
        help_text=_("Drawn in the board's colour behind the top of the home page."),
    )
    logo = models.ForeignKey(
        "cms.BoardImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown beside the name. A PNG at least 120 pixels high is best."),
    )
    picture = models.ForeignKey(
        "cms.BoardImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Stands on the home page and, narrower, above lists. Nobody who could be "
            "known, and never a child's face. At least 1600 pixels wide. What has to "
            "be seen is marked as the focal point of the image. For example: the sea "
            "front"
        ),
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        blank=True,
        help_text=_(
            "For who does not see it. Leave it empty when it is there for its beauty "
            "alone. For example: Boats in the harbour at low tide"
        ),
    )

    class Meta:
        abstract = True

    @property
    def wears_face(self) -> bool:
        """Whether a face was chosen: the plain one is that of who chooses none."""
        return self.face != Face.PLAIN

    def clean(self) -> None:
        """Words about a picture need their picture."""
        super().clean()
        if self.picture_alt and not self.picture_id:
            raise ValidationError(
                {"picture_alt": _("Choose the picture, or empty these words.")}
            )

    def look_in_draft(self) -> dict[str, object]:
        """What of the look is another in the latest draft: columns and their values."""
        if not self.has_unpublished_changes or not self.latest_revision:
            return {}
        draft = self.latest_revision.as_object()
        columns = [
            field.attname
            for field in BoardLook._meta.get_fields(include_parents=False)
            if isinstance(field, models.Field)
        ]
        return {
            column: getattr(draft, column)
            for column in columns
            if getattr(draft, column) != getattr(self, column)
        }


look_panel = MultiFieldPanel(
    [
        FieldPanel("colour", widget=ColourInput),
        FieldPanel("face", widget=forms.RadioSelect),
        FieldPanel(
            "pattern",
            help_text=_(
                "Drawn in the board's colour behind the top of the home page and of "
                "lists. For example: Hills"
            ),
        ),
        FieldPanel("logo", widget=LogoChooser),
        FieldPanel("picture", widget=PictureChooser),
        FieldPanel("picture_alt"),
    ],
    heading=_("Look"),
)
