"""What a board's translators find: a page in Polish, and one whose English moved on."""

from wagtail.models import Locale

from boards.models import PracticeThemePage, ReviewPage
from boards.models.board.belonging import the_board_of_page
from cms import trees
from home.demo.builders import publish
from home.demo.languages import publish_in
from home.demo.work.polish import POLISH

SPOKEN = "pl"
MOVED_ON = "Sample: this sentence is newer than its translation."


def add_translated(review: ReviewPage) -> None:
    """Where the board speaks Polish. While it is opened, as the public reads it."""
    home = trees.first_home(the_board_of_page(review))
    locale = Locale.objects.filter(language_code=SPOKEN).first()
    if locale is None or not trees.homes_of(review).filter(locale=locale).exists():
        return
    publish_in(locale, review, POLISH)
    theme = PracticeThemePage.objects.descendant_of(home).first()
    if theme:
        publish(theme, summary=f"{theme.summary} {MOVED_ON}")
