"""What a page says to the search: what names it, and its text in passages."""

from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.search.index import SearchField

from boards.models import Board, ContentPage, Theme
from boards.models.board.belonging import board_of_page
from boards.models.pages.kinds import page_kind
from boards.models.shared.names import in_language, words_in_language
from boards.publishing.find.lines import rows_of_lines
from boards.publishing.find.writing import ABOUT_THE_SITE, Facts, Row, forget, write
from cms.models import BasePage
from cms.partial_dates import PartialDate
from cms.search.ways import folded
from cms.search.words import SENTENCE_ENDS, spelt
from cms.tenancy.scope import unscoped

# What else names a page, beside its title.
NAMES = ("also_known_as", "local_code", "nspcc_reference")
# What is written for the search by other ways, and of which its text says nothing.
NO_TEXT = ("title", "summary", "theme_words", *NAMES)
# What tells pages of one kind apart, beside the type of a review.
TYPE_FIELDS = ("kind", "category")
# What dates a page, by what its family has: of minutes rather the day of the meeting.
OWN_DATES = (("shown_date",), ("published",), ("met_on", "issued"), ("starts_at",))
# Of what is written of a page: with another, what older ones have is written again by
# the daily command.
EDITION = "3"
# A passage ends with the block that makes it as long as this, in characters.
LONG_ENOUGH = 900


def index_page(page: BasePage) -> None:
    """Write what a page says now, in place of what it said; nothing of a draft.

    page: as it is stored. Its rows of documents are written by themselves.
    """
    forget(page=page, line=None)
    board = board_of_page(page) if page.live else None
    if board:
        write(_rows_of(page, board))


def index_whole_page(page: BasePage) -> None:
    """The same with its rows, for what is written past Django's signals."""
    with unscoped():
        forget(page=page)
        if board := board_of_page(page):
            rows = _rows_of(page, board) if page.live else ()
            write([*rows, *rows_of_lines(page, board.pk)])


def index_new_pages(pages: Iterable[BasePage], board: Board) -> None:
    """The same of live pages of which nothing is written yet, and that have no rows."""
    write(row for page in pages for row in _rows_of(page, board))


def _rows_of(page: BasePage, board: Board) -> Iterator[Row]:
    language = page.locale.language_code
    names = names_of(page)
    head = {
        "A": " \n ".join(names),
        "B": " \n ".join(_theme_names(page, language)),
        "C": " \n ".join(_said_beside(page, language)),
        "D": page.summary,
    }
    yield Row(
        board.pk, language, head, page.pk, text=page.summary, facts=facts_of(page)
    )
    for number, text in enumerate(_passages(page), 1):
        said = {"C": page.title, "D": text}
        yield Row(board.pk, language, said, page.pk, number=number, text=text)


def names_of(page: Page) -> list[str]:
    """Its title, and what else it is called."""
    names = [page.title, *(str(getattr(page, name, "")) for name in NAMES)]
    return [name for name in names if name.strip()]


def _theme_names(page: Page, language: str) -> list[str]:
    """What its themes are called, here and by others: whoever looks for one of them."""
    with translation.override(language):
        return [word for theme in themes_of(page) for word in words_in_language(theme)]


def _said_beside(page: Page, language: str) -> list[str]:
    """What a result says beside its title: "7-minute briefing", "July 2018"."""
    with translation.override(language):
        said = [page_kind(page)]
        if review_type := getattr(page, "review_type", None):
            said.append(str(in_language(review_type)))
        if date := _date_of(page):
            said.append(str(PartialDate.from_stored(date)))
    return said


def themes_of(page: Page) -> list[Theme]:
    """What a page teaches about."""
    many = getattr(page, "themes", None)
    one = getattr(page, "theme", None)
    return list(many.all()) if many is not None else [one] if one else []


def facts_of(page: Page) -> Facts:
    """What a page is filtered by, and the date that a result shows."""
    facts: Facts = {
        "kind": page._meta.model_name,
        "date": _date_of(page),
        "type": _type_of(page),
        "themes": [theme.slug for theme in themes_of(page)],
        "names": [folded(spelt(name)) for name in names_of(page)],
        "edition": EDITION,
    }
    purpose = getattr(page, "purpose", "")
    if purpose in ContentPage.FOOTER_PURPOSES:
        facts[ABOUT_THE_SITE] = str(purpose)
    return facts


def _type_of(page: Page) -> str:
    if review_type := getattr(page, "review_type", None):
        return str(review_type.slug)
    own = (getattr(page, name, "") for name in TYPE_FIELDS)
    return next((slugify(value) for value in own if value), "")


def _date_of(page: Page) -> str:
    names = next((names for names in OWN_DATES if hasattr(page, names[0])), ())
    date = next((known for name in names if (known := getattr(page, name))), None)
    if isinstance(date, PartialDate):
        return date.stored()
    return date.isoformat()[:10] if date else ""


def _passages(page: Page) -> Iterator[str]:
    """The text of every field that is searched, cut where a block ends."""
    kept: list[str] = []
    for text in texts_of(page):
        kept += filter(None, [" ".join(text.split())])
        if sum(map(len, kept)) >= LONG_ENOUGH:
            yield _in_a_row(kept)
            kept = []
    if kept:
        yield _in_a_row(kept)


def _in_a_row(texts: list[str]) -> str:
    """As a reader is shown them: a heading does not run into what stands below it."""
    *others, last = texts
    return "".join(
        [*(f"{one} " if _ends(one) else f"{one} · " for one in others), last]
    )


def _ends(text: str) -> bool:
    return text.endswith((*SENTENCE_ENDS, ":", ";"))


def texts_of(page: Page) -> Iterator[str]:
    """What its fields say that are searched, beside what names it."""
    for field in type(page).get_search_fields():
        is_text = isinstance(field, SearchField)
        if is_text and field.field_name not in NO_TEXT:
            value = field.get_value(page)
            yield from value if isinstance(value, list) else [str(value or "")]
