"""A list for each family of a board's pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.viewsets.base import ViewSetGroup

from boards.admin.shared.tables import MomentColumn
from boards.admin.viewsets.listing import (
    FamilyFilterSet,
    FamilyListing,
    PublishedYearFilter,
    WordsColumn,
)
from boards.models import (
    BriefingPage,
    BulletinPage,
    EventPage,
    GuidanceEdition,
    LibraryItemPage,
    NewsPage,
    PracticeThemePage,
    ReviewPage,
    ReviewType,
    Theme,
)
from boards.models.pages.reviews import PublicationDecision


class ThemeFilter(ModelChoiceFilter):
    """Pages that teach about a theme, or about a part of it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("field_name", "themes")
        super().__init__(
            label=_("Theme"),
            queryset=Theme.objects.all(),
            empty_label=_("All themes"),
            **kwargs,
        )

    def filter(self, queryset: QuerySet, theme: Theme | None) -> QuerySet:
        if theme is None:
            return queryset
        model = queryset.model
        teaching = model.objects.filter(
            **{f"{self.field_name}__in": theme.with_parts()}
        )
        return queryset.filter(pk__in=teaching.values("pk"))


def report_in_words(review: ReviewPage) -> str:
    """What has become of the report, which a decision alone does not publish."""
    decision = review.publication_decision
    if review.live or decision != PublicationDecision.PUBLISHED:
        return review.get_publication_decision_display()
    if review.first_published_at:
        return str(_("Public no longer"))
    return str(_("To be published"))


class ReviewFilterSet(FamilyFilterSet):
    review_type = ModelChoiceFilter(
        label=_("Type of review"),
        queryset=ReviewType.objects.all(),
        empty_label=_("All types"),
    )
    published = PublishedYearFilter()
    publication_decision = ChoiceFilter(
        label=_("Publication decision"),
        choices=PublicationDecision,
        empty_label=_("Any"),
    )
    guidance_edition = ModelChoiceFilter(
        label=_("Guidance edition"),
        queryset=GuidanceEdition.objects.all(),
        empty_label=_("All editions"),
    )
    theme = ThemeFilter()

    class Meta(FamilyFilterSet.Meta):
        model = ReviewPage


class ReviewListing(FamilyListing):
    model = ReviewPage
    name = "reviews"
    icon = "clipboard-list"
    add_to_admin_menu = True
    menu_label = _("Reviews")
    menu_order = 110
    filterset_class = ReviewFilterSet
    related = ("review_type", "guidance_edition")
    searched = ("also_known_as", "local_code", "nspcc_reference")
    family_columns = (
        WordsColumn("review_type", label=_("Type of review")),
        WordsColumn("published", label=_("Published"), sort_key="published"),
        WordsColumn(
            "publication_decision",
            label=_("Report"),
            accessor=report_in_words,
            sort_key="publication_decision",
        ),
    )
    list_export = [
        "title",
        "also_known_as",
        "local_code",
        "review_type",
        "guidance_edition",
        "published",
        "get_publication_decision_display",
        "publication_note",
        "nspcc_reference",
        "status_string",
        "full_url",
    ]
    export_headings = {
        "title": _("Name"),
        "get_publication_decision_display": _("Publication decision"),
        "status_string": _("Status"),
        "full_url": _("Address"),
    }
    export_filename = "reviews"


class LearningFilterSet(FamilyFilterSet):
    published = PublishedYearFilter()
    theme = ThemeFilter()


class BriefingFilterSet(LearningFilterSet):
    class Meta(FamilyFilterSet.Meta):
        model = BriefingPage


class BulletinFilterSet(LearningFilterSet):
    class Meta(FamilyFilterSet.Meta):
        model = BulletinPage


class PracticeThemeFilterSet(FamilyFilterSet):
    theme = ThemeFilter(field_name="theme")

    class Meta(FamilyFilterSet.Meta):
        model = PracticeThemePage


def kind_column(field: str = "kind") -> WordsColumn:
    """What kind a page is, in the words that its editor chose it by."""
    return WordsColumn(
        field, label=_("Kind"), accessor=f"get_{field}_display", sort_key=field
    )


PUBLISHED_COLUMN = WordsColumn("published", label=_("Published"), sort_key="published")


class BriefingListing(FamilyListing):
    model = BriefingPage
    name = "briefings"
    icon = "form"
    menu_label = _("Briefings")
    filterset_class = BriefingFilterSet
    family_columns = (PUBLISHED_COLUMN,)


class BulletinListing(FamilyListing):
    model = BulletinPage
    name = "bulletins"
    icon = "doc-full"
    menu_label = _("Bulletins and other learning")
    filterset_class = BulletinFilterSet
    family_columns = (PUBLISHED_COLUMN,)


class PracticeThemeListing(FamilyListing):
    model = PracticeThemePage
    name = "practice-themes"
    icon = "tag"
    menu_label = _("Practice themes")
    filterset_class = PracticeThemeFilterSet
    ordering = "title"
    related = ("theme",)
    family_columns = (WordsColumn("theme", label=_("Theme")),)


class LearningListings(ViewSetGroup):
    """What a board has learnt, in its three forms."""

    menu_label = _("Learning")
    menu_name = "learning"
    menu_icon = "openquote"
    menu_order = 120
    items = (BriefingListing, BulletinListing, PracticeThemeListing)


class LibraryFilterSet(FamilyFilterSet):
    category = ChoiceFilter(
        label=_("Kind"), choices=LibraryItemPage.Category, empty_label=_("All kinds")
    )
    review_due = PublishedYearFilter(label=_("Due for review in"))

    class Meta(FamilyFilterSet.Meta):
        model = LibraryItemPage


class LibraryListing(FamilyListing):
    model = LibraryItemPage
    name = "library"
    icon = "folder-inverse"
    add_to_admin_menu = True
    menu_label = _("Library")
    menu_order = 130
    filterset_class = LibraryFilterSet
    ordering = "title"
    searched = ("kept_by",)
    family_columns = (
        kind_column("category"),
        WordsColumn("kept_by", label=_("Kept by"), sort_key="kept_by"),
        WordsColumn("review_due", label=_("Due for review"), sort_key="review_due"),
    )
    list_export = ["title", "get_category_display", "kept_by", "issued", "review_due"]
    export_headings = {"get_category_display": _("Kind")}
    export_filename = "library"


class NewsFilterSet(FamilyFilterSet):
    kind = ChoiceFilter(label=_("Kind"), choices=NewsPage.Kind, empty_label=_("Any"))
    published = PublishedYearFilter()

    class Meta(FamilyFilterSet.Meta):
        model = NewsPage


class NewsListing(FamilyListing):
    model = NewsPage
    name = "news"
    icon = "mail"
    add_to_admin_menu = True
    menu_label = _("News")
    menu_order = 140
    filterset_class = NewsFilterSet
    family_columns = (
        kind_column(),
        WordsColumn("published", label=_("Date"), sort_key="published"),
    )


class EventFilterSet(FamilyFilterSet):
    kind = ChoiceFilter(label=_("Kind"), choices=EventPage.Kind, empty_label=_("Any"))

    class Meta(FamilyFilterSet.Meta):
        model = EventPage


class EventListing(FamilyListing):
    model = EventPage
    name = "events"
    icon = "date"
    add_to_admin_menu = True
    menu_label = _("Events")
    menu_order = 150
    filterset_class = EventFilterSet
    ordering = "-starts_at"
    searched = ("venue",)
    family_columns = (
        kind_column(),
        MomentColumn("starts_at", label=_("Starts"), sort_key="starts_at"),
        WordsColumn("venue", label=_("Where"), sort_key="venue"),
    )


page_listings = [
    ReviewListing(),
    LearningListings(),
    LibraryListing(),
    NewsListing(),
    EventListing(),
]
