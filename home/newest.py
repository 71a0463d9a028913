"""What is new on a board's site, said honestly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Func, Value
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import BriefingPage, BulletinPage, NewsPage, ReviewPage
from cms.partial_dates import PartialDate, PartialDateField
from cms.sorting import in_alphabet

NEWEST = 5
A_YEAR = timedelta(days=365)
REVIEWS = (ReviewPage,)
LEARNING = (BriefingPage, BulletinPage)
# The day of a page's first publication, as partial dates are stored.
FIRST_HERE = Func(
    TruncDate("first_published_at"),
    Value("YYYY-MM-DD"),
    function="to_char",
    output_field=PartialDateField(),
)


@dataclass(frozen=True)
class Newest:
    """Pages, and what they may be called."""

    heading: str
    pages: list[Page]


def newest_below(home: Page) -> list[Page]:
    """The reviews, learning and news with the latest published dates.

    One whose date nobody knows is as new as its first publication here.
    """
    return _latest(home, (*REVIEWS, *LEARNING, NewsPage))


def newest_by_default(home: Page) -> Newest | None:
    """What stands on a home page whose editors have chosen no sections.

    The newest there are, and called new only while none is older than a year.
    """
    found = newest_below(home)
    if not found:
        return None
    is_new = all(_is_new(page) for page in found)
    return Newest(_("What is new") if is_new else _("The latest"), found)


def newest_honestly(home: Page) -> Newest | None:
    """The same, but nothing that is older than a year is called new.

    Where nothing is new the latest reviews stand there, under that name, or the latest
    learning. None where there is nothing at all.
    """
    found = newest_below(home)
    if new := [page for page in found if _is_new(page)]:
        return Newest(_("What is new"), new)
    for heading, kinds in (
        (_("Latest reviews"), REVIEWS),
        (_("Latest learning"), LEARNING),
    ):
        if latest := _latest(home, kinds) if found else []:
            return Newest(heading, latest)
    return None


def _is_new(page: Page) -> bool:
    """Not older than a year. A year alone is as old as its first day."""
    since: PartialDate = page.new_since
    return since.first_day >= timezone.localdate() - A_YEAR


def _latest(home: Page, kinds: Sequence[type[Page]]) -> list[Page]:
    found = [
        page
        for model in kinds
        for page in model.objects.in_tree_of(home)
        .visible()
        .annotate(new_since=Coalesce("published", FIRST_HERE))
        .filter(new_since__isnull=False)
        .for_lists()
        .order_by("-new_since", in_alphabet("title"), "pk")[:NEWEST]
    ]
    found.sort(key=lambda page: page.new_since, reverse=True)
    return found[:NEWEST]
