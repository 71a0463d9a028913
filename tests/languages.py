"""Pages in other languages, as the product makes them."""

from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from boards.models.pages.versions import translation_for
from boards.translations.drafts import save_draft
from boards.translations.making import translate
from home.provisioning import OpenedBoard


def language(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def add_language(board: OpenedBoard, code: str, *, live: bool = True) -> Page:
    """The board's home page in a language, all of it translated."""
    home = translate(board.home, language(code), None).page
    write_words(home, code)
    if live:
        publish(home)
    return type(home).objects.get(pk=home.pk)


def version(
    page: Page,
    code: str,
    *,
    written: bool = True,
    live: bool = False,
    by: Any = None,
) -> Page:
    """A page's version in a language that the board has."""
    made = translate(page, language(code), by).page
    if written:
        write_words(made, code, by=by)
    if live:
        publish(made)
    return type(made).objects.get(pk=made.pk)


def write_words(page: Page, code: str, *, by: Any = None) -> Translation:
    """Translate every text of a page, as "pl: …", and save its draft."""
    translation = translation_for(page)
    for segment in translation.source.stringsegment_set.select_related("string"):
        write(translation, segment, f"{code}: {segment.string.data}")
    save_draft(translation, by)
    return translation


def write(translation: Translation, segment: Any, words: str) -> None:
    """Translate one text, as a person does."""
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": words, "translation_type": "manual"},
    )


def publish(page: Page) -> None:
    """Publish the latest draft of a page that one person may publish."""
    Page.objects.get(pk=page.pk).specific.latest_revision.publish()


def publish_again(page: Page, **changes: Any) -> None:
    """Publish a page that one person may publish, with some fields changed."""
    stored = Page.objects.get(pk=page.pk).specific
    for name, value in changes.items():
        setattr(stored, name, value)
    stored.save_revision().publish()
