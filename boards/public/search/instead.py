"""What a search that found nothing shows in its place."""

from dataclasses import dataclass

from boards.models import Board, ReviewPage, Theme
from boards.public.search.naming import Suggestion, of_theme

MOST_REVIEWS, MOST_THEMES = 5, 12


@dataclass(frozen=True)
class Instead:
    """The latest reviews in a language, and what public ones teach about."""

    reviews: list[ReviewPage]
    themes: list[Suggestion]


def shown_instead(board: Board, language: str) -> Instead:
    public = (
        ReviewPage.objects.in_board_of(board)
        .filter(locale__language_code=language)
        .visible()
    )
    taught = ReviewPage.themes.through.objects.filter(reviewpage__in=public)
    themes = Theme.objects.filter(pk__in=taught.values("theme"))[:MOST_THEMES]
    reviews = public.newest_first().for_lists()[:MOST_REVIEWS]
    return Instead(list(reviews), [of_theme(theme) for theme in themes])
