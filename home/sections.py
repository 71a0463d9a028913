"""The sections of a home page, which its editors choose and put into their order.

Each asks for what it shows when it is printed, and shows nothing but what the public
may read. None has words of its own but the sentence: the rest is said by code, and so
in every language.
"""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from boards.models import EventPage, ReviewPage
from cms.kept.ends import holds_until
from home.newest import newest_honestly
from home.totals import themes_taught, totals

NEXT_EVENTS = 3

Context = dict[str, object]
# What is said of a featured review, beside a link to it.
FEATURED = (
    "summary",
    "own_type",
    "review_type__name",
    "review_type__slug",
)


class SectionThatAsks(blocks.StaticBlock):
    """A section that shows what it finds for the home page it stands on."""

    def found(self, page: Page) -> Context:
        """What its template prints."""
        raise NotImplementedError

    def get_context(
        self, value: object, parent_context: Context | None = None
    ) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        if isinstance(page := context.get("page"), Page):
            context |= self.found(page)
        return context


class SearchSection(blocks.StaticBlock):
    class Meta:
        icon = "search"
        label = _("Search")
        admin_text = _("The search. As the first section it stands in the opening.")
        template = "home/sections/search.html"


class DoorsSection(blocks.StaticBlock):
    class Meta:
        icon = "link"
        label = _("Doors")
        admin_text = _("The doors that are listed below.")
        template = "home/sections/doors.html"


class FeaturedSection(blocks.StructBlock):
    """One review that deserves to be read now."""

    review = blocks.PageChooserBlock(
        label=_("Review"),
        page_type="boards.ReviewPage",
        help_text=_(
            "Shown with its summary while the public may read it. For example: Child P"
        ),
    )

    class Meta:
        icon = "pick"
        label = _("Featured review")
        template = "home/sections/featured.html"

    def get_context(
        self, value: blocks.StructValue, parent_context: Context | None = None
    ) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        review, page = value.get("review"), context.get("page")
        if review and isinstance(page, Page):
            of_board = ReviewPage.objects.in_board_of(page)
            found = of_board.for_reader([review.pk]).for_links(*FEATURED)
            context["review"] = found.select_related("review_type").first()
        return context


class NewestSection(SectionThatAsks):
    class Meta:
        icon = "time"
        label = _("Newest")
        admin_text = _(
            "What is new: reviews, learning and news of the last twelve months. Where "
            "nothing is, the latest reviews, and they are called so."
        )
        template = "home/sections/newest.html"

    def found(self, page: Page) -> Context:
        return {"newest": newest_honestly(page)}


class EventsSection(SectionThatAsks):
    class Meta:
        icon = "date"
        label = _("Next events")
        admin_text = _("The next three events. Nothing while none is planned.")
        template = "home/sections/events.html"

    def found(self, page: Page) -> Context:
        events = EventPage.objects.in_tree_of(page).visible().defer_streamfields()
        coming = list(events.upcoming(timezone.now())[:NEXT_EVENTS])
        holds_until(*(event.ends_at for event in coming))
        return {"events": coming}


class LanguagesSection(blocks.StaticBlock):
    class Meta:
        icon = "globe"
        label = _("Languages")
        admin_text = _("The board's home pages in other languages.")
        template = "home/sections/languages.html"


class ThemesSection(SectionThatAsks):
    class Meta:
        icon = "tag"
        label = _("Themes")
        admin_text = _("The learning themes of the board's public reviews.")
        template = "home/sections/themes.html"

    def found(self, page: Page) -> Context:
        return {"themes": themes_taught(page)}


class NumbersSection(SectionThatAsks):
    class Meta:
        icon = "order"
        label = _("Numbers")
        admin_text = _("How many reviews, briefings and documents there are to read.")
        template = "home/sections/numbers.html"

    def found(self, page: Page) -> Context:
        return {"totals": totals(page)}


class SectionsBlock(blocks.StreamBlock):
    """What stands on a home page below its sentence. Each kind once, but sentences."""

    search = SearchSection()
    doors = DoorsSection()
    featured = FeaturedSection()
    newest = NewestSection()
    sentence = blocks.CharBlock(
        label=_("A sentence"),
        max_length=250,
        icon="openquote",
        template="home/sections/sentence.html",
        help_text=_(
            "In large letters. For example: “Every review here names what has changed "
            "since.”"
        ),
    )
    events = EventsSection()
    languages = LanguagesSection()
    themes = ThemesSection()
    numbers = NumbersSection()

    class Meta:
        block_counts = {
            kind: {"max_num": 1}
            for kind in (
                "search",
                "doors",
                "newest",
                "events",
                "languages",
                "themes",
                "numbers",
            )
        }
