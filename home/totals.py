"""How much there is to read on a board's site, and about what."""

from collections import Counter

from django.apps import apps
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import BriefingPage, BulletinPage, LibraryItemPage, ReviewPage, Theme
from cms import trees
from cms.querysets import behind_a_restriction

MOST_THEMES = 12


def totals(home: Page) -> list[tuple[str, int]]:
    """What is counted, and how many public pages there are of it; none that is nought.

    Named as a heading would be, so that no language has to agree with a number.
    """
    pages = _public_pages(home)
    counted = [
        (_("Reviews"), pages[ReviewPage]),
        (_("Briefings and other learning"), pages[BriefingPage] + pages[BulletinPage]),
        (_("In the library"), pages[LibraryItemPage]),
    ]
    return [(words, number) for words, number in counted if number]


def _public_pages(home: Page) -> Counter[type[Page]]:
    """How many the public may read of each kind, in one query."""
    public = Page.objects.live().filter(~behind_a_restriction())
    kinds = (
        trees.in_tree_of(public, home)
        .order_by()
        .values_list("content_type__app_label", "content_type__model")
        .annotate(pages=Count("pk"))
    )
    return Counter({apps.get_model(app, name): pages for app, name, pages in kinds})


def themes_taught(home: Page) -> QuerySet[Theme]:
    """The themes of the reviews that the public may read here, in their order."""
    reviews = ReviewPage.objects.in_tree_of(home).visible()
    taught = ReviewPage.themes.through.objects.filter(
        reviewpage__in=reviews.values("pk")
    )
    return Theme.objects.filter(pk__in=taught.values("theme"))[:MOST_THEMES]
