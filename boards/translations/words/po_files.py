"""PO files, which translation tools read and write: out, and back with a report.

Nothing of a file is taken that belongs to another page or another language.
"""

from collections import Counter
from dataclasses import dataclass

import polib
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import Translation

from boards.translations.words.checking import checked
from boards.translations.words.saving import Writes, alone_with
from boards.translations.words.texts import MANUAL, Text, texts_of
from cms.users.models import User

LARGEST_FILE = 1024 * 1024
TRANSLATION_ID = "X-WagtailLocalize-TranslationID"
LANGUAGE = "Language"


class Fate(models.TextChoices):
    """What became of an entry of a file."""

    TAKEN = "taken", gettext_lazy("Taken")
    REPLACED = "replaced", gettext_lazy("Taken, in place of what stood there")
    UNCHANGED = "unchanged", gettext_lazy("As it was before")
    EMPTY = "empty", gettext_lazy("Empty: nothing to take")
    FUZZY = "fuzzy", gettext_lazy("Left out: marked as unsure (fuzzy)")
    OBSOLETE = "obsolete", gettext_lazy("Left out: marked as not used any more")
    TWICE = "twice", gettext_lazy("Left out: stands in the file before")
    OTHER_PLACE = "other_place", gettext_lazy("Left out: this text stands elsewhere")
    UNKNOWN = "unknown", gettext_lazy("Left out: the source has no such text")
    BROKEN = "broken", gettext_lazy("Left out: cannot be stored")


@dataclass(frozen=True)
class Line:
    """One entry of the file: what became of it, and why."""

    number: int
    source: str
    words: str
    fate: Fate
    why: str = ""

    @property
    def is_taken(self) -> bool:
        return self.fate in (Fate.TAKEN, Fate.REPLACED)


def counts(lines: list[Line]) -> list[tuple[str, int]]:
    """How many entries met each fate, in words."""
    found = Counter(line.fate for line in lines)
    return [(str(fate.label), found[fate]) for fate in Fate if found[fate]]


def made_from(translation: Translation) -> str:
    """A file with every text. What only a machine has said is marked as unsure."""
    file = polib.POFile(wrapwidth=200)
    file.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        LANGUAGE: translation.target_locale.language_code,
        TRANSLATION_ID: str(translation.uuid),
    }
    for text in texts_of(translation):
        file.append(
            polib.POEntry(
                msgid=text.string.data,
                msgctxt=text.context.path,
                msgstr=text.data,
                comment=f"{text.place.group}: {text.place.label}",
                flags=["fuzzy"] if text.is_machine_made else [],
            )
        )
    return str(file)


def read(content: bytes) -> polib.POFile:
    """The file, read. Raises ValidationError when it is none."""
    if len(content) > LARGEST_FILE:
        raise ValidationError(
            _(
                "This file is larger than 1 MB. A page's file is never as large: look "
                "whether it is the right one."
            )
        )
    try:
        # With a line's end a text is never the name of a file, which would be opened.
        file = polib.pofile(content.decode("utf-8-sig") + "\n")
    except UnicodeDecodeError as error:
        raise ValidationError(
            _("The letters of this file cannot be read. Save it as UTF-8.")
        ) from error
    except (OSError, ValueError, IndexError) as error:
        raise ValidationError(
            _(
                "This is no PO file: %(why)s. Download the file of this page again, "
                "and open that in your tool."
            )
            % {"why": error}
        ) from error
    if not file:
        raise ValidationError(_("There is no text in this file."))
    return file


def check_belongs(file: polib.POFile, translation: Translation) -> None:
    """Raise ValidationError for the file of another page, or another language."""
    made_for = file.metadata.get(TRANSLATION_ID, "").strip()
    if made_for and made_for != str(translation.uuid):
        raise ValidationError(
            _(
                "This file is of another page, or of another language of this page. "
                "Nothing of it has been taken. Download the file of this page."
            )
        )
    said = file.metadata.get(LANGUAGE, "").strip().lower().replace("_", "-")
    wanted = translation.target_locale.language_code
    if said and said.split("-")[0] != wanted.split("-")[0]:
        raise ValidationError(
            _(
                "This file says that it is in “%(said)s”, and this page is in "
                "“%(wanted)s”. Nothing of it has been taken."
            )
            % {"said": said, "wanted": wanted}
        )
    if not made_for and not _knows_a_text(file, translation):
        raise ValidationError(
            _("No text of this file is one of this page. Nothing has been taken.")
        )


def _knows_a_text(file: polib.POFile, translation: Translation) -> bool:
    known = {(text.context.path, text.string.data) for text in texts_of(translation)}
    return any((entry.msgctxt, entry.msgid) in known for entry in file)


@transaction.atomic
def take(file: polib.POFile, translation: Translation, by: User) -> list[Line]:
    """Store what can be, and say what became of each entry."""
    alone_with(translation)
    reader = Reader(texts_of(translation), Writes(translation, by))
    lines = [reader.line(entry) for entry in file]
    reader.writes.finish()
    return lines


class Reader:
    """Goes through the entries of a file, one after the other."""

    def __init__(self, texts: list[Text], writes: Writes) -> None:
        self.texts = {(text.context.path, text.string.data): text for text in texts}
        self.sources = {text.string.data for text in texts}
        self.writes = writes
        self._met: set[str] = set()

    def line(self, entry: polib.POEntry) -> Line:
        text = self.texts.get((entry.msgctxt or "", entry.msgid))
        fate, why = self._refusal(entry, text), ""
        if fate is None and text is not None:
            self._met.add(text.key)
            try:
                fate = self._put(text, entry.msgstr)
            except ValidationError as refused:
                fate, why = Fate.BROKEN, " ".join(refused.messages)
        return Line(entry.linenum, entry.msgid, entry.msgstr, fate or Fate.UNKNOWN, why)

    def _refusal(self, entry: polib.POEntry, text: Text | None) -> Fate | None:
        if entry.obsolete:
            return Fate.OBSOLETE
        if text is None:
            here = entry.msgid in self.sources
            return Fate.OTHER_PLACE if here else Fate.UNKNOWN
        if text.key in self._met:
            return Fate.TWICE
        if not entry.msgstr.strip():
            return Fate.EMPTY
        return Fate.FUZZY if "fuzzy" in entry.flags else None

    def _put(self, text: Text, words: str) -> Fate:
        data = checked(text.place, text.string.data, words)
        if not data:
            return Fate.EMPTY
        if data == text.data and text.is_done:
            return Fate.UNCHANGED
        before = text.data
        self.writes.put(text, data, MANUAL)
        return Fate.REPLACED if before and before != data else Fate.TAKEN
