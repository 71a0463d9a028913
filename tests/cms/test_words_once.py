"""A word of the interface is looked for once, and is the same each time."""

from gettext import GNUTranslations

import pytest
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation

from cms import words_once

WORDS = ("Delete", "Save draft", "Board", "Add comment", "no such word \x04 at all", "")


def test_a_word_is_looked_for_once_in_each_language(monkeypatch):
    asked, look = [], words_once.look
    monkeypatch.setattr(
        words_once, "look", lambda *what: [asked.append(what), look(*what)][1]
    )
    languages = [DjangoTranslation(code) for code, _name in settings.LANGUAGES]
    said = [
        {one.gettext(word) for _again in range(3)}
        for one in languages
        for word in WORDS
    ]
    once = [(one, word) for one in languages for word in WORDS]

    assert len(languages) > 1
    # A language asks others where it has no word of its own.
    assert [each for each in asked if each[0] in languages] == once
    assert said == [{GNUTranslations.gettext(one, word)} for one, word in once]


@pytest.mark.parametrize("word", ["one", "another"])
def test_what_people_type_does_not_fill_the_memory(word, monkeypatch):
    catalogues = DjangoTranslation("fr")
    monkeypatch.setattr(words_once, "MOST", 2)
    for number in range(5):
        assert catalogues.gettext(f"{word} {number}") == f"{word} {number}"

    assert len(catalogues.known_words) == 2
