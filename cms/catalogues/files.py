"""The catalogues on disk: a text for translators, and what Django reads."""

from pathlib import Path

import polib
from django.conf import settings

from cms.catalogues import plurals
from cms.catalogues.words import Key, Word

FOLDER = Path(__file__).resolve().parents[1] / "locale"
TEMPLATE = FOLDER / "django.pot"
# What Wagtail says in words that people of a board do not use, in theirs.
OWN_ENGLISH = "en_GB"


def languages() -> list[str]:
    """The languages that need a catalogue: all but what the code is in."""
    codes = [code for code, _name in settings.LANGUAGES]
    return [code for code in codes if code != settings.LANGUAGE_CODE]


def path_of(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return FOLDER / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> polib.POFile:
    """The catalogue of a language; an empty one when there is none yet."""
    path = path_of(language)
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def update(language: str, words: dict[Key, Word]) -> polib.POFile:
    """Write the catalogue of a language with exactly these words.

    What is translated stays. What nobody asks for any more is kept apart, as obsolete,
    and is there again when somebody asks for it.
    """
    known = {key_of(entry): entry for entry in read(language)}
    catalogue = _empty(language)
    for key, word in words.items():
        catalogue.append(_entry(word, plurals.forms(language), known.pop(key, None)))
    for entry in known.values():
        entry.obsolete = True
        entry.occurrences = []
        catalogue.append(entry)
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path_of(language)))
    return catalogue


def write_template(words: dict[Key, Word]) -> None:
    """Write what a translator of a new language begins with."""
    catalogue = _empty("")
    catalogue.extend(_entry(word, 2, None) for word in words.values())
    catalogue.save(str(TEMPLATE))


def compiled(language: str) -> bytes:
    """The catalogue as Django reads it."""
    return read(language).to_binary()


def compile_catalogue(language: str) -> None:
    if path_of(language).exists():
        path_of(language).with_suffix(".mo").write_bytes(compiled(language))


def _empty(language: str) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=88)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "MIME-Version": "1.0",
        "Language": language,
    }
    if language:
        catalogue.metadata["Plural-Forms"] = plurals.header(language)
    return catalogue


def _entry(word: Word, forms: int, known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=word.context or None,
        msgid=word.singular,
        occurrences=[(place, "") for place in sorted(word.places)],
        flags=["python-format"] if "%" in word.singular + word.plural else [],
    )
    if word.plural:
        entry.msgid_plural = word.plural
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    if known:
        entry.msgstr = known.msgstr
        if word.plural and known.msgid_plural == word.plural:
            entry.msgstr_plural = known.msgstr_plural
        entry.tcomment = known.tcomment
        entry.flags = sorted({*entry.flags, *(["fuzzy"] if known.fuzzy else [])})
    return entry
