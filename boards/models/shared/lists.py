"""Lists that all boards share, kept by administrators."""

from django.core.exceptions import ValidationError
from django.db import models
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


class Theme(models.Model):
    """A subject of learning, in a tree that all boards share."""

    name = models.CharField(
        _("name"), max_length=120, unique=True, help_text=_("For example: “Neglect”.")
    )
    slug = models.SlugField(
        _("short code"),
        unique=True,
        help_text=_("Used in the addresses of filtered lists. For example: neglect"),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("The wider theme that this one belongs to, if there is one."),
    )
    description = models.TextField(
        _("what it covers"),
        blank=True,
        max_length=500,
        help_text=_("For example: “A child’s basic needs are not met, over time.”"),
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a theme that would be part of itself."""
        super().clean()
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
