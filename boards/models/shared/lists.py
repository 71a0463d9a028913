"""Lists that all boards share, kept by administrators."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, F, Func, Q
from django.utils.translation import gettext_lazy as _

from boards.models.shared.audiences import Audience


class ReviewType(models.Model):
    """What a review is called in law and guidance. Stored, never worked out."""

    name = models.CharField(
        _("name"),
        max_length=120,
        unique=True,
        help_text=_("For example: “Rapid review”."),
    )
    plural = models.CharField(
        _("name of several"),
        max_length=120,
        help_text=_("The heading over a list of them. For example: “Rapid reviews”."),
    )
    slug = models.SlugField(
        _("short code"),
        unique=True,
        help_text=_(
            "Used in the addresses of filtered lists. For example: rapid-review"
        ),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("place in lists"), default=0, help_text=_("Lower numbers come first.")
    )

    class Meta:
        ordering = ["sort_order", "name", "pk"]
        verbose_name = _("review type")
        verbose_name_plural = _("review types")

    def __str__(self) -> str:
        return self.name


class DocumentKind(models.Model):
    """What a released document is: a report, a briefing, a response."""

    name = models.CharField(
        _("name"),
        max_length=120,
        unique=True,
        help_text=_("For example: “Executive summary”."),
    )
    plural = models.CharField(
        _("name of several"),
        max_length=120,
        help_text=_("A column or section heading. For example: “Executive summaries”."),
    )
    slug = models.SlugField(
        _("short code"),
        unique=True,
        help_text=_("Used in the addresses of filtered lists. For example: summary"),
    )
    has_floor = models.BooleanField(
        _("must stay available"),
        default=False,
        help_text=_(
            "Tick for reports that the guidance wants on the site for at least a year."
        ),
    )
    audience = models.CharField(
        _("whom it is for"),
        max_length=20,
        choices=Audience,
        default=Audience.EVERYBODY,
        help_text=_(
            "Readers narrow lists and searches by it. A report is for everybody."
        ),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("place in lists"), default=0, help_text=_("Lower numbers come first.")
    )

    class Meta:
        ordering = ["sort_order", "name", "pk"]
        verbose_name = _("document kind")
        verbose_name_plural = _("document kinds")

    def __str__(self) -> str:
        return self.name


# In letters.
LONGEST_NAME, LONGEST_SYNONYMS, LONGEST_SLUG = 120, 1000, 50


class ThemeQuerySet(models.QuerySet["Theme"]):
    def shared(self) -> Self:
        """Those of the tree of all boards."""
        return self.filter(board=None)

    def known_to(self, board: int | None) -> Self:
        """What one board chooses from: the shared ones, and its own."""
        return self.filter(Q(board=None) | Q(board=board))

    def read_at(self, board_path: str) -> Self:
        """What the public of one board reads: its own where a public page names it."""
        read = Func(F("pk"), function="wall.public_theme", output_field=BooleanField())
        own = Q(board__path=board_path) & Q(is_read=True)
        return self.annotate(is_read=read).filter(Q(board=None) | own)

    def called(self, slug: str, board_path: str) -> "Theme | None":
        """What a short code means at a board. board_path: its place among the pages."""
        known = self.filter(Q(board=None) | Q(board__path=board_path))
        return known.filter(slug=slug).first()

    def waiting(self) -> Self:
        """Proposed by a board, and neither accepted nor declined."""
        return self.exclude(board=None).filter(declined="")


class Theme(models.Model):
    """A subject of learning, in a tree that all boards share.

    board: whose own it is, until an administrator accepts it for all. declined: why it
    stays so. Its short code has the key of its board in it, so that it tells no board
    of another's.
    """

    name = models.CharField(
        _("name"),
        max_length=LONGEST_NAME,
        help_text=_("For example: “Neglect”."),
    )
    slug = models.SlugField(
        _("short code"),
        unique=True,
        help_text=_(
            "The address of its page, and of filtered lists. For example: neglect. "
            "A former address leads to the new one."
        ),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        limit_choices_to={"board": None},
        help_text=_("The wider theme that this one belongs to, if there is one."),
    )
    description = models.TextField(
        _("what it covers"),
        blank=True,
        max_length=500,
        help_text=_("For example: “A child’s basic needs are not met, over time.”"),
    )
    synonyms = models.TextField(
        _("other words for it"),
        blank=True,
        max_length=LONGEST_SYNONYMS,
        help_text=_(
            "One a line. Who searches for one of them finds the theme's pages, and "
            "where a text has one, the theme is offered to its editor. For example: "
            "CSE."
        ),
    )
    related = models.ManyToManyField(
        "self",
        verbose_name=_("related themes"),
        blank=True,
        limit_choices_to={"board": None},
        help_text=_("Themes beside it that a reader may look for as well."),
    )
    board = models.ForeignKey(
        "boards.Board",
        verbose_name=_("board"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="+",
    )
    declined = models.CharField(
        _("why it was declined"), max_length=300, blank=True, editable=False
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(board=None),
                name="one_shared_theme_a_name",
            ),
            models.UniqueConstraint(
                fields=["board", "name"], name="one_theme_a_name_and_board"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def words(self) -> list[str]:
        """Its name, and what else it is called."""
        named = [self.name, *self.synonyms.splitlines()]
        return [word.strip() for word in named if word.strip()]

    def clean(self) -> None:
        """Refuse a theme that would be part of itself, and a second of one name."""
        super().clean()
        same = Theme.objects.filter(board=self.board_id, name__iexact=self.name)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a theme of this name already.")})
        above = self.parent
        while above is not None:
            if self.pk and above.pk == self.pk:
                raise ValidationError(
                    {
                        "parent": _(
                            "A theme cannot be part of itself, or of its own part."
                        )
                    }
                )
            above = above.parent

    def with_parts(self) -> list[int]:
        """The keys of this theme and of all that are part of it, however deep."""
        return keys_with_parts(list(Theme.objects.all()), self.slug)


def keys_with_parts(themes: list[Theme], slug: str) -> list[int]:
    """The keys of the theme with a short code and of all that are part of it.

    themes: the whole tree. Empty when no theme has the short code.
    """
    found = [theme.pk for theme in themes if theme.slug == slug]
    for key in found:
        found.extend(theme.pk for theme in themes if theme.parent_id == key)
    return found


class FormerTheme(models.Model):
    """A short code that a theme had, or another that is part of it now.

    board: whose own that was; its address leads on at this board alone.
    """

    slug = models.SlugField(_("short code"), unique=True)
    theme = models.ForeignKey(
        Theme,
        verbose_name=_("theme"),
        on_delete=models.CASCADE,
        related_name="former_slugs",
    )
    board = models.ForeignKey(
        "boards.Board",
        verbose_name=_("board"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta:
        verbose_name = _("former short code")
        verbose_name_plural = _("former short codes")

    def __str__(self) -> str:
        return self.slug
