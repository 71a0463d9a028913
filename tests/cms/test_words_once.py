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
    for code, _name in settings.LANGUAGES:
        catalogues = DjangoTranslation(code)
        for word in WORDS:
            said = {catalogues.gettext(word) for _again in range(3)}

            assert said == {GNUTranslations.gettext(catalogues, word)}

        assert [word for where, word in asked if where is catalogues] == [*WORDS]


@pytest.mark.parametrize("word", ["one", "another"])
def test_what_people_type_does_not_fill_the_memory(word, monkeypatch):
    catalogues = DjangoTranslation("fr")
    monkeypatch.setattr(words_once, "MOST", 2)
    for number in range(5):
        assert catalogues.gettext(f"{word} {number}") == f"{word} {number}"

    assert len(catalogues.known_words) == 2
