"""The texts of one translation, each with its source and what has been typed."""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256

from django.utils.functional import cached_property
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from boards.translations.words.checking import shown
from boards.translations.words.places import Place, Places

MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


@dataclass(eq=False)
class Text:
    """One text of the source, and its translation as far as there is one.

    earlier: the translation of what stood here before the source changed.
    """

    string: String
    context: TranslationContext
    place: Place
    saved: StringTranslation | None = None
    earlier: StringTranslation | None = None

    @property
    def key(self) -> str:
        """What it is called in forms, as long as its source reads the same.

        By its hash: texts are shared by all boards, and their numbers would tell
        whether another board has one.
        """
        return f"{self.context.pk}-{self.string.data_hash.hex[:16]}"

    @cached_property
    def source(self) -> str:
        return shown(self.place, self.string.data)

    @property
    def has_marks(self) -> bool:
        """Whether the source has marks that the translation has to keep."""
        return self.place.is_rich and "<" in self.string.data

    @property
    def words(self) -> str:
        """The translation as an editor types it, or nothing."""
        return shown(self.place, self.saved.data) if self.saved else ""

    @property
    def is_machine_made(self) -> bool:
        """Whether nobody has read it since a machine wrote it."""
        return bool(self.saved and self.saved.translation_type == MACHINE)

    @property
    def is_done(self) -> bool:
        saved = self.saved
        return bool(
            saved
            and saved.data
            and saved.translation_type == MANUAL
            and not saved.has_error
        )

    @property
    def has_changed_source(self) -> bool:
        """Whether something was translated here, of a source that reads differently."""
        return self.saved is None and self.earlier is not None

    @property
    def earlier_source(self) -> str:
        before = self.earlier
        return shown(self.place, before.translation_of.data) if before else ""

    @property
    def earlier_words(self) -> str:
        return shown(self.place, self.earlier.data) if self.earlier else ""

    @property
    def data(self) -> str:
        """The translation as it is stored, or nothing."""
        return self.saved.data if self.saved else ""

    @property
    def fingerprint(self) -> str:
        """Changes with what is stored, so that a form can tell that it is old."""
        return fingerprint(self.data)


def fingerprint(data: str) -> str:
    return sha256(data.encode()).hexdigest()[:16]


def texts_of(translation: Translation) -> list[Text]:
    """Every text once, in the order of the page."""
    known, former = _translated(translation)
    places = Places(translation.source.as_instance())
    segments = StringSegment.objects.filter(source=translation.source_id)
    found: dict[tuple[int, int], Text] = {}
    for segment in segments.select_related("string", "context").order_by("order"):
        name = (segment.context_id, segment.string_id)
        if name not in found:
            place = places.of(segment.context.path)
            found[name] = Text(segment.string, segment.context, place, known.get(name))
    texts = list(found.values())
    _find_earlier(texts, former, set(found))
    return texts


def _translated(translation: Translation) -> tuple[dict, dict]:
    """What is stored, by place and source; and all that is stored of each place."""
    rows = StringTranslation.objects.filter(
        context__object=translation.source.object_id,
        locale=translation.target_locale_id,
    ).select_related("translation_of", "last_translated_by")
    known, former = {}, defaultdict(list)
    for row in rows.order_by("updated_at"):
        known[row.context_id, row.translation_of_id] = row
        former[row.context_id].append(row)
    return known, former


def _find_earlier(texts: list[Text], former: dict, current: set) -> None:
    """What was translated at the same place before, the most similar source first."""
    for text in texts:
        left = [
            row
            for row in former[text.context.pk]
            if (row.context_id, row.translation_of_id) not in current and row.data
        ]
        if text.saved is None and left:
            text.earlier = max(left, key=lambda row: _likeness(row, text))


def _likeness(row: StringTranslation, text: Text) -> float:
    return SequenceMatcher(None, row.translation_of.data, text.string.data).ratio()


def count_done(texts: list[Text]) -> int:
    return sum(text.is_done for text in texts)
