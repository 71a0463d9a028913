"""What a review list shows, grouped the way its board groups it.

No long text is loaded, and a page of the list costs the same number of queries with
ten reviews as with thousands.
"""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, IntegerField, OuterRef, QuerySet, UUIDField, Value
from django.http import HttpRequest
from django.utils.translation import gettext as _

from boards.models.pages.about import AboutReview
from boards.models.pages.list_entries import ReviewListEntry
from boards.models.pages.mentions import visible_pages_of_board
from boards.models.pages.paging import page_of
from boards.models.pages.querysets import ReviewPageQuerySet
from boards.models.pages.renderers import renderers
from boards.models.pages.reviews import PublicationDecision, ReviewPage
from boards.models.publishing.documents import PageDocument
from boards.models.shared.names import marked
from boards.public.filters.lists import narrowed
from boards.public.review_lists.shapes import Entry, Group, Section, Shared
from cms import trees
from cms.kept.facts import fact
from cms.partial_dates import PartialDate
from cms.querysets import NOT_IN_LISTS, IsAmong
from cms.shapes import Shape
from cms.tenancy.public import readable
from cms.versions import one_version_each

if TYPE_CHECKING:
    from boards.models.pages.review_list import ReviewIndexPage

GROUPED = "components/reviews_grouped.html"
TEMPLATES = {
    "table": "components/reviews_table.html",
    "matrix": "components/reviews_matrix.html",
}


def context(index: ReviewIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Everything that the list's template prints."""
    everything = ReviewPage.objects.child_of(index).visible().for_lists()
    chosen = narrowed(request, index, ReviewPage)
    is_whole = not chosen.narrowing.is_any
    if is_whole and not _is_preview(request):
        keys = fact(
            request,
            f"reviews below {index.pk} in their order",
            lambda: _keys_of(ordered(index, chosen.of(everything))),
        )
        page = page_of(keys, request.GET.get("page"))
        reviews = _in_their_order(list(page.object_list))
    else:
        found = ordered(index, chosen.of(everything))
        page = page_of(found, request.GET.get("page"), count=chosen.count(ReviewPage))
        reviews = list(page.object_list)
    entries, shared = _with_documents(index, request, reviews)
    return {
        **chosen.context,
        "sections": _sections(index, _planned(index, request), entries, shared),
        "section_template": TEMPLATES.get(index.grouping, GROUPED),
        "page_of_reviews": page,
        "other_entries": _other_entries(index, request) if is_whole else [],
    }


def _is_preview(request: HttpRequest) -> bool:
    """Whether the list is shown as it is typed, of which no version says anything."""
    return getattr(request, "is_preview", False)


def ordered(index: ReviewIndexPage, reviews: ReviewPageQuerySet) -> ReviewPageQuerySet:
    """The reviews in the order that the list's editors chose."""
    orders = {
        "oldest": reviews.oldest_first,
        "name": reviews.by_name,
        "hand": reviews.by_hand,
    }
    return orders.get(index.order, reviews.newest_first)()


def _keys_of(reviews: ReviewPageQuerySet) -> array[int]:
    return array("q", reviews.values_list("pk", flat=True))


def _shown(*, keys: list[int]) -> ReviewPageQuerySet:
    among = Value(keys, output_field=ArrayField(IntegerField()))
    everything = ReviewPage.objects.all().visible().for_lists()
    return everything.filter(IsAmong(F("pk"), among))


SHOWN: Shape[ReviewPage] = Shape(_shown)


def _in_their_order(keys: list[int]) -> list[ReviewPage]:
    """Those of some reviews that may be shown."""
    found = {one.pk: one for one in SHOWN.ask(keys=keys)}
    return [found[key] for key in keys if key in found]


def _other_entries(
    index: ReviewIndexPage, request: HttpRequest
) -> list[ReviewListEntry]:
    """What else stands in the list, and may be read."""
    are_any = _is_preview(request) or fact(
        request, f"whether {index.pk} has other entries", index.other_entries.exists
    )
    if not are_any:
        return []
    entries = list(index.other_entries.select_related("target"))
    keys = [entry.target.translation_key for entry in entries if entry.target]
    if keys:
        named = visible_pages_of_board(index).filter(translation_key__in=keys)
        shown = {page.translation_key: page for page in one_version_each(named)}
        for entry in entries:
            key = entry.target.translation_key if entry.target else None
            entry.shown_page = shown.get(key)
    return entries


def _with_documents(
    index: ReviewIndexPage, request: HttpRequest, reviews: list[ReviewPage]
) -> tuple[list[Entry], list[Shared]]:
    """The reviews, and the pages about some of them, all with their documents.

    A page about one of them alone stands under it.
    """
    entries = {review.pk: Entry(review) for review in reviews}
    is_any = fact(request, "whether reviews are spoken of", partial(_is_any, index))
    found = _about(index, reviews) if is_any else []
    about = {page.pk: Shared(page) for page in found}
    everybody: dict[int, Entry | Shared] = {**entries, **about}
    for row in PageDocument.objects.of_pages_for_display(list(everybody)):
        everybody[row.page_id].documents.append(row)
    of_key = {entry.review.translation_key: entry for entry in entries.values()}
    several = []
    for item in about.values():
        if len(item.page.about) > 1:
            several.append(item)
        else:
            of_key[item.page.about[0]].learning.append(item)
    return list(entries.values()), several


# What no link to a page says, beside what no list does.
NOT_IN_LINKS = ("slug", "first_published_at", "last_published_at")


def _about(index: ReviewIndexPage, reviews: list[ReviewPage]) -> QuerySet:
    """Pages about one of these or more, whichever version of them the pages name.

    Each in one language, with the translation keys of the reviews as `about`.
    """
    keys = [review.translation_key for review in reviews]
    among = Value(keys, output_field=ArrayField(UUIDField()))
    naming = AboutReview.objects.order_by().filter(
        IsAmong(F("review__translation_key"), among)
    )
    pages = visible_pages_of_board(index).filter(
        IsAmong(F("pk"), ArraySubquery(naming.values("page")))
    )
    about = naming.filter(page=OuterRef("pk")).values("review__translation_key")
    return (
        readable(one_version_each(pages), "content_type", "locale")
        .defer(*NOT_IN_LISTS, *NOT_IN_LINKS)
        .annotate(about=ArraySubquery(about.distinct()))
        .order_by("path")
    )


def _is_any(index: ReviewIndexPage) -> bool:
    """Whether any page of the board is about a review, public or not."""
    reviews = trees.in_board_of(ReviewPage.objects.all(), index)
    return AboutReview.objects.filter(review__in=reviews.values("pk")).exists()


class Planned(NamedTuple):
    """A section that the list's editors chose: of one type of review."""

    review_type: int
    heading: str
    plural: str
    slug: str


def _planned(index: ReviewIndexPage, request: HttpRequest) -> list[Planned]:
    find = partial(_find_planned, index)
    is_preview = _is_preview(request)
    return find() if is_preview else fact(request, f"sections of {index.pk}", find)


def _find_planned(index: ReviewIndexPage) -> list[Planned]:
    rows = index.sections.select_related("review_type")
    types = [(row.heading, row.review_type) for row in rows]
    return [Planned(one.pk, heading, one.plural, one.slug) for heading, one in types]


def _sections(
    index: ReviewIndexPage,
    planned: list[Planned],
    entries: list[Entry],
    shared: list[Shared],
) -> list[Section]:
    own_section = {one.review_type for one in planned}
    sections = [
        Section(
            one.heading or marked(one.plural),
            one.slug,
            _groups(
                index,
                [e for e in entries if e.review.review_type_id == one.review_type],
            ),
        )
        for one in planned
    ]
    rest = [e for e in entries if e.review.review_type_id not in own_section]
    heading = _("Other reviews") if planned else ""
    sections.append(Section(heading, "other", _groups(index, rest)))
    filled = [section for section in sections if section.groups]
    _share(filled, shared)
    return filled


def _groups(index: ReviewIndexPage, entries: list[Entry]) -> list[Group]:
    groups: list[Group] = []
    # What is not in the order of its dates has no date over it.
    by_date = index.order in ("newest", "oldest")
    grouping = index.grouping if by_date else ""
    by_label: dict[str, Group] = {}
    for entry in entries:
        date = _heading_date(entry.review.shown_date, grouping)
        label = _label(date, entry.review, grouping)
        if label not in by_label:
            by_label[label] = Group(date, label, entry.review.decision_tag)
            groups.append(by_label[label])
        by_label[label].entries.append(entry)
    # What is not out stands under no date, and so in the middle of none.
    groups.sort(key=lambda group: group.date is None)
    return groups


def _heading_date(published: PartialDate | None, grouping: str) -> PartialDate | None:
    if published is None or grouping not in {"date", "month", "year"}:
        return None
    if grouping == "date" or not published.year:
        return published
    if grouping == "year":
        return PartialDate(published.year)
    # A season or a range stands under its own words.
    is_plain = not published.span
    return PartialDate(published.year, published.month) if is_plain else published


def _label(date: PartialDate | None, review: ReviewPage, grouping: str) -> str:
    if date:
        return str(date)
    if grouping not in {"date", "month", "year"}:
        return ""
    is_out = review.publication_decision == PublicationDecision.PUBLISHED
    return _("Date not known") if is_out else review.get_publication_decision_display()


def _share(sections: list[Section], shared: list[Shared]) -> None:
    """Hang what is about several reviews on the group that holds them all."""
    group_of = {
        entry.review.translation_key: group
        for section in sections
        for group in section.groups
        for entry in group.entries
    }
    for item in shared:
        groups = {id(group_of[key]): group_of[key] for key in item.page.about}
        if len(groups) == 1:
            next(iter(groups.values())).shared.append(item)


def install() -> None:
    renderers.review_list = context
