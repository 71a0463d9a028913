"""What kind of page a page is, in words for its readers."""

from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageQuerySet, get_page_models

from boards.models.shared.names import in_language

if TYPE_CHECKING:
    Words = models.CharField[str, str]

LONGEST = 120


class SaidKind(NamedTuple):
    """What the editors of a page say that it is; both are "" where they say nothing.

    shared: a name of the list that all boards share. own: the board's own words.
    """

    shared: str
    own: str


class SaysItsKind:
    """A page whose kind is what its editors say, or none. Abstract.

    The name is kept as it was chosen, so that a page says its kind without a question.
    """

    kind: "Words"
    own_kind: "Words"

    @property
    def kind_words(self) -> str:
        """What it is said to be, without elements; "" where nobody says."""
        return in_words(SaidKind(str(self.kind), str(self.own_kind)))


def kind_field(usually: str) -> "Words":
    """The kind of a page that most often is of one. usually: its name in the list."""
    return models.CharField(
        _("kind"),
        max_length=LONGEST,
        blank=True,
        default=usually,
        help_text=_("What it is. The public reads no kind where none is chosen."),
    )


def own_kind_field() -> "Words":
    """The words of its board for what a page is."""
    return models.CharField(
        _("what you call it"),
        max_length=LONGEST,
        blank=True,
        help_text=_(
            "Where no kind of the list fits, or for more than it says: the words that "
            "the public reads. For example: Learning poster. Administrators see them, "
            "and may add them to the list of all boards."
        ),
    )


def knowing_kinds(pages: PageQuerySet) -> PageQuerySet:
    """Pages in no type's own form, with the kinds that those of some types say."""
    names = [model._meta.model_name for model in get_page_models() if _says(model)]
    return pages.annotate(
        **{
            f"said_{field}": Coalesce(*(F(f"{name}__{field}") for name in names))
            for field in ("kind", "own_kind")
        }
    )


def said_kind(page: Page) -> SaidKind | None:
    """What a page says that it is; None of one whose type says it."""
    model = page.specific_class
    if model is None or not _says(model):
        return None
    if isinstance(page, SaysItsKind):
        return SaidKind(str(page.kind), str(page.own_kind))
    said = (getattr(page, name, None) for name in ("said_kind", "said_own_kind"))
    return SaidKind(*(words or "" for words in said))


def page_kind(page: Page) -> str:
    """What kind of page it is: "Review", "7-minute briefing", "Media statement".

    "" of a page that others hang below: how editors call a list, or a page of text,
    tells a reader nothing that its title does not. And of one whose editors say none.
    """
    said = said_kind(page)
    return _of_its_type(page) if said is None else in_words(said)


def in_words(said: SaidKind) -> str:
    """In the language at hand, without elements."""
    shared = in_language(said.shared)
    return f"{shared} ({said.own})" if shared and said.own else shared or said.own


def _of_its_type(page: Page) -> str:
    for name in ("get_kind_display", "get_category_display"):
        if own := getattr(page, name, None):
            return str(own())
    model = page.specific_class
    says = model is not None and not model.clean_subpage_models()
    return str(capfirst(model._meta.verbose_name)) if says else ""


def _says(model: type[models.Model]) -> bool:
    return issubclass(model, SaysItsKind)
