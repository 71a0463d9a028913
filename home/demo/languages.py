"""The demonstration's pages in other languages, made as a board's people make them."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import polib
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from boards.publishing.releases.gate import let_out
from boards.translations.making import translate
from boards.translations.sources import keep
from cms.models import BasePage

FOLDER = Path(__file__).parent / "words"


def add_languages(
    home: BasePage, languages: Iterable[str], slugs: Iterable[str] = ()
) -> None:
    """Publish a home page in other languages, and some of the pages below it.

    languages: codes; each needs its words in the folder beside this module. slugs: of
    the pages below, those above them included.
    """
    chosen = home.get_descendants().filter(slug__in=list(slugs)).order_by("path")
    for language in languages:
        locale = Locale.objects.get_or_create(language_code=language)[0]
        for page in [home, *chosen.specific()]:
            publish_in(locale, page, words_in(language))


def words_in(language: str) -> dict[str, str]:
    """The texts of the demonstration in a language, by their English ones.

    A link in them is written as `<a id="a1">`, as translators see it.
    """
    return _read(FOLDER / f"{language}.po")


@cache
def _read(path: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))}


def publish_in(locale: Locale, page: BasePage, words: Mapping[str, str]) -> None:
    """Publish a page in another language. words: each of its texts in that language.

    Raises KeyError when one is missing.
    """
    # First the words, so that the version's first draft says all of them.
    _write(page, locale, words)
    version = translate(page, locale, None).page
    revision = Page.objects.get(pk=version.pk).latest_revision
    # As if two people of the board had said yes to it long ago.
    with let_out(revision.pk):
        revision.publish()


def _write(page: BasePage, locale: Locale, words: Mapping[str, str]) -> None:
    """Every text of a page, as a translator types it."""
    segments = keep(page).stringsegment_set.select_related("string")
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string,
            context_id=segment.context_id,
            locale=locale,
            data=words[segment.string.data],
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for segment in segments
    )
