"""Storing what somebody typed: nothing of theirs is lost, nothing of others' replaced.

All texts of a page are read and written together, in a few queries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from boards.translations.words.checking import typed_as_data
from boards.translations.words.texts import (
    MACHINE,
    MANUAL,
    Text,
    fingerprint,
    texts_of,
)
from cms.users.models import User

CHANGED = ("data", "translation_type", "tool_name", "last_translated_by")


class Meanwhile(ValidationError):
    """Somebody else has changed the text since the form was opened."""


@dataclass(frozen=True)
class Typed:
    """What a form says of one text.

    seen: the fingerprint of what stood there when the form was opened. is_right: that
    somebody has read what a machine wrote, and leaves it so.
    """

    words: str
    seen: str
    is_right: bool = False


@dataclass
class Outcome:
    """What became of a form. errors: a sentence for each text that was not stored.

    told: the texts at which it is said what another has typed meanwhile.
    homeless: what was typed for texts that the source does not have any more.
    """

    texts: list[Text]
    count: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    homeless: list[str] = field(default_factory=list)


@transaction.atomic
def save_typed(
    translation: Translation, typed: Mapping[str, Typed], by: User
) -> Outcome:
    """Store what can be; say at each other text why not. by: who typed it."""
    alone_with(translation)
    outcome = Outcome(texts_of(translation))
    writes = Writes(translation, by)
    known = {text.key for text in outcome.texts}
    outcome.homeless = [
        one.words for key, one in typed.items() if key not in known and one.words
    ]
    for text in outcome.texts:
        if one := typed.get(text.key):
            try:
                _take(text, one, writes)
            except Meanwhile as refused:
                outcome.errors[text.key] = " ".join(refused.messages)
                outcome.told.add(text.key)
            except ValidationError as refused:
                outcome.errors[text.key] = " ".join(refused.messages)
    outcome.count = writes.finish()
    return outcome


def alone_with(translation: Translation) -> None:
    """Until the transaction ends nobody else changes texts of this translation."""
    Translation.objects.select_for_update().get(pk=translation.pk)


def _take(text: Text, typed: Typed, writes: "Writes") -> None:
    data = typed_as_data(text.place, text.string.data, typed.words)
    is_confirmed = text.is_machine_made and typed.is_right and data == text.data
    if not is_confirmed:
        if data == text.data or fingerprint(data) == typed.seen:
            # As it is, or left as it was when the form was opened.
            return
        if typed.seen != text.fingerprint:
            raise Meanwhile(_meanwhile(text))
    writes.put(text, data, MANUAL)


def _meanwhile(text: Text) -> str:
    who = text.saved and text.saved.last_translated_by
    return _(
        "%(who)s has changed this text since you opened it. It says now: “%(words)s”. "
        "Yours stands in the field: save again to put it in place of theirs."
    ) % {"who": who or _("Somebody"), "words": text.words or "–"}


class Writes:
    """Collects what is to be stored, and stores it in three queries at most."""

    def __init__(self, translation: Translation, by: User) -> None:
        self.translation, self.by = translation, by
        self._new: list[StringTranslation] = []
        self._changed: list[StringTranslation] = []
        self._gone: list[int] = []

    def put(self, text: Text, data: str, kind: str, tool: str = "") -> None:
        """Let a text read so; "" takes its translation away."""
        row = text.saved
        if not data:
            if row:
                self._gone.append(row.pk)
            text.saved = None
            return
        if row is None:
            row = StringTranslation(
                translation_of=text.string,
                locale=self.translation.target_locale,
                context=text.context,
            )
            self._new.append(row)
        else:
            self._changed.append(row)
        row.data, row.translation_type, row.tool_name = data, kind, tool
        row.last_translated_by = self.by if kind != MACHINE else None
        row.has_error, row.field_error = False, ""
        row.updated_at = timezone.now()
        text.saved = row

    def finish(self) -> int:
        """Store it all, and say how many texts have changed."""
        rows = StringTranslation.objects
        rows.bulk_create(self._new)
        rows.bulk_update(
            self._changed, [*CHANGED, "has_error", "field_error", "updated_at"]
        )
        if self._gone:
            rows.filter(pk__in=self._gone).delete()
        count = len(self._new) + len(self._changed) + len(self._gone)
        if count:
            Translation.objects.filter(pk=self.translation.pk).update(
                translations_last_updated_at=timezone.now()
            )
        return count


def typed_from(posted: Mapping[str, Any]) -> dict[str, Typed]:
    """What a form of the editor says, by the key of each text."""
    prefix = "text-"
    keys: Iterable[str] = (
        name.removeprefix(prefix) for name in posted if name.startswith(prefix)
    )
    return {
        key: Typed(
            posted[f"{prefix}{key}"],
            posted.get(f"seen-{key}", ""),
            f"right-{key}" in posted,
        )
        for key in keys
    }
