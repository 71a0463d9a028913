"""A translation as a draft: the facts of its source, and the words that people wrote.

wagtail-localize saves what it calls a draft into the page itself, where the public
reads it. Here a draft is a version of the page like any other, and nothing more.
"""

from django.db import models, transaction
from wagtail.models import Revision
from wagtail_localize.fields import copy_synchronised_fields, get_translatable_fields
from wagtail_localize.models import Translation
from wagtail_localize.segments.ingest import ingest_segments

from boards.models.pages.versions import version_in
from boards.translations.sources import fingerprint, words_of
from boards.translations.states import progress
from cms.models import BasePage
from cms.users.models import User


@transaction.atomic
def save_draft(translation: Translation, by: User | None) -> Revision:
    """A new version of the translated page from what is translated now.

    What nobody has translated stands in it in the source's language; then it is not
    complete, and will not be published.
    """
    return draft_of(translation).save_revision(user=by, log_action=True)


def draft_of(translation: Translation) -> BasePage:
    """The translated page as it would be saved now.

    What is its own, such as its address, is taken from its latest draft.
    """
    source = translation.source
    original = source.as_instance()
    stored = version_in(original, translation.target_locale_id)
    if stored is None:
        raise LookupError(f"{translation} has no page.")
    draft = stored.specific.get_latest_revision_as_object()
    copy_synchronised_fields(original, draft)
    _copy_many(original, draft)
    segments = source._get_segments_for_translation(
        translation.target_locale, fallback=True
    )
    ingest_segments(original, draft, source.locale, translation.target_locale, segments)
    draft.source_words = _words(translation, original)
    return draft


def _copy_many(original: BasePage, draft: BasePage) -> None:
    """Facts of which there are several, emptied ones as well."""
    for field in get_translatable_fields(type(original)):
        column = field.get_field(type(original))
        if isinstance(column, models.ManyToManyField):
            chosen = list(getattr(original, column.name).all())
            setattr(draft, column.name, chosen)


def _words(translation: Translation, original: BasePage) -> str:
    if not progress(translation).is_complete:
        return ""
    # As the texts are kept: ingesting has put translations into the original's blocks.
    return fingerprint(words_of(translation.source.as_instance()))
