"""What is wrong with a catalogue, in sentences for who keeps it."""

import re
from collections import Counter
from collections.abc import Iterator
from gettext import c2py

import polib

from cms.catalogues import files, plurals
from cms.catalogues.words import Key, Word

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]")
_TAG = re.compile(r"</?[a-z][^>]*>")
# Enough numbers to meet every form of every language, more than once where it can be.
_NUMBERS = range(1000)


def faults_of(language: str, words: dict[Key, Word]) -> list[str]:
    """What a translator or a maintainer has to mend in a catalogue."""
    catalogue = files.read(language)
    entries = {files.key_of(entry): entry for entry in catalogue if not entry.obsolete}
    found = [
        f"“{key[1]}” is not in the catalogue." for key in words if key not in entries
    ]
    found += [f"“{key[1]}” is asked for by nobody." for key in entries.keys() - words]
    if catalogue.metadata.get("Plural-Forms") != plurals.header(language):
        found.append("Its header counts otherwise than the language does.")
    for key, word in words.items():
        if key in entries:
            said = _faults(language, word, entries[key])
            found += [f"“{word.singular}”: {fault}" for fault in said]
    path = files.path_of(language).with_suffix(".mo")
    if not path.exists() or path.read_bytes() != files.compiled(language):
        found.append("It has changed since it was compiled.")
    return found


def _faults(language: str, word: Word, entry: polib.POEntry) -> Iterator[str]:
    if entry.fuzzy:
        yield "it waits for somebody to look at it (fuzzy)."
    if not word.plural:
        yield from _differences(entry.msgid, entry.msgstr)
        return
    forms = plurals.forms(language)
    if entry.msgid_plural != word.plural or sorted(entry.msgstr_plural) != [
        *range(forms)
    ]:
        yield f"it needs {forms} forms."
        return
    for number, text in entry.msgstr_plural.items():
        yield from _differences(word.plural, text, _names_one(language, number))


def _names_one(language: str, form: int) -> bool:
    """Whether a form is for one number alone, which its words then may say."""
    form_of = c2py(plurals.PLURALS[language][1])
    return sum(form_of(number) == form for number in _NUMBERS) == 1


def _differences(
    english: str, text: str, may_say_number: bool = False
) -> Iterator[str]:
    if not text.strip():
        yield "it is not translated."
        return
    wanted = Counter(_PLACEHOLDER.findall(english))
    given = Counter(_PLACEHOLDER.findall(text))
    missing = (wanted - given).total()
    if given - wanted or missing > int(may_say_number):
        yield f"its placeholders are not {', '.join(sorted(wanted)) or 'none'}."
    if Counter(_TAG.findall(english)) != Counter(_TAG.findall(text)):
        yield "its HTML differs."
    if english.endswith("\n") != text.endswith("\n") or text != text.strip():
        yield "it begins or ends with a space that English does not have."
