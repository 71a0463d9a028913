"""Machine translation: off until the settings name a translator.

It fills texts that are empty and no others. What it writes does not count as translated
until somebody has read it.
"""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue

from boards.translations.words.checking import checked
from boards.translations.words.saving import Writes, alone_with
from boards.translations.words.texts import MACHINE, texts_of
from cms.refusals import ActionRefused
from cms.users.models import User

logger = logging.getLogger(__name__)


def translator_for(translation: Translation) -> Any:
    """The translator that can do this pair of languages, or None."""
    translator = get_machine_translator()
    languages = (translation.source.locale, translation.target_locale)
    return translator if translator and translator.can_translate(*languages) else None


def fill_empty(translation: Translation, by: User) -> tuple[int, int]:
    """How many empty texts are filled now, and how many it could not be trusted with.

    Raises Refused when there is no translator, or it does not answer.
    """
    translator = translator_for(translation)
    if translator is None:
        raise ActionRefused(
            _("No machine translates between these two languages here.")
        )
    wanted = [text for text in texts_of(translation) if not text.data]
    sources = [StringValue(text.string.data) for text in wanted]
    made = _asked(translator, translation, list(dict.fromkeys(sources)))
    return _stored(translation, by, made, str(translator.display_name))


def _asked(translator: Any, translation: Translation, sources: list) -> dict[str, str]:
    """What the machine says, by source. Asked before the database is kept waiting."""
    languages = (translation.source.locale, translation.target_locale)
    try:
        made = translator.translate(*languages, sources) if sources else {}
    except Exception as error:
        # Whatever a translator stumbles on, from a lost line to an answer it cannot
        # read: none of it is a fault of the page.
        logger.exception("The machine translator failed.")
        raise ActionRefused(
            _(
                "“%(name)s” gave no translation. Nothing has changed. Try it again "
                "later, or tell your administrator."
            )
            % {"name": translator.display_name}
        ) from error
    return {source.data: value.data for source, value in made.items()}


@transaction.atomic
def _stored(
    translation: Translation, by: User, made: dict[str, str], tool: str
) -> tuple[int, int]:
    alone_with(translation)
    writes, left_out = Writes(translation, by), 0
    for text in texts_of(translation):
        if text.data or text.string.data not in made:
            continue
        try:
            data = checked(text.place, text.string.data, made[text.string.data])
        except ValidationError:
            left_out += 1
        else:
            writes.put(text, data, MACHINE, tool)
    return writes.finish(), left_out
