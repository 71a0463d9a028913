"""A catalogue has all words, whole: whatever it lacks is found."""

from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from cms.catalogues import files, plurals
from cms.catalogues.collecting import public_words
from cms.catalogues.faults import faults_of
from cms.catalogues.words import Word

CALL = Word('Call <a href="tel:999">%(name)s</a>')
PAGES = Word("%(count)s page of %(title)s", "%(count)s pages of %(title)s")
WORDS = {word.key: word for word in (CALL, PAGES)}
TELEPHONE = 'Dzwoń <a href="tel:999">%(name)s</a>'
FORMS = [
    "%(count)s strona %(title)s",
    "%(count)s strony %(title)s",
    "%(count)s %(title)s",
]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Where catalogues lie that only this test has."""
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    monkeypatch.setattr(files, "TEMPLATE", tmp_path / "django.pot")
    return tmp_path


@pytest.fixture
def polish(folder) -> polib.POFile:
    """A sound catalogue of two words."""
    catalogue = files.update("pl", WORDS)
    catalogue[0].msgstr = TELEPHONE
    catalogue[1].msgstr_plural = dict(enumerate(FORMS))
    return keep(catalogue)


def keep(catalogue: polib.POFile, code: str = "pl") -> polib.POFile:
    catalogue.save(str(files.path_of(code)))
    files.compile_catalogue(code)
    return catalogue


@pytest.mark.parametrize("language", files.languages())
def test_the_catalogue_of_every_language_is_complete_and_compiled(language):
    assert not faults_of(language, public_words())


def test_the_words_that_translators_begin_with_are_those_of_the_code():
    template = polib.pofile(str(files.TEMPLATE))

    assert {files.key_of(entry) for entry in template} == public_words().keys()


def test_a_sound_catalogue_has_no_fault(polish):
    assert not faults_of("pl", WORDS)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "not translated"),
        ("Dzwoń", "placeholders"),
        (TELEPHONE.replace("name", "who"), "placeholders"),
        (TELEPHONE + " %(name)s", "placeholders"),
        (TELEPHONE.replace("tel:999", "tel:112"), "HTML"),
        (TELEPHONE.replace("</a>", ""), "HTML"),
        (TELEPHONE + " ", "begins or ends"),
    ],
)
def test_a_text_that_does_not_fit_its_english_is_a_fault(polish, text, fault):
    polish[0].msgstr = text
    keep(polish)

    assert any(fault in found for found in faults_of("pl", WORDS))


@pytest.mark.parametrize(
    "forms",
    [
        FORMS[:2],
        [*FORMS, FORMS[2]],
        [*FORMS[:2], ""],
        [*FORMS[:2], "stron"],
        ["jedna strona", *FORMS[1:]],
    ],
)
def test_a_form_that_is_missing_or_does_not_fit_is_a_fault(polish, forms):
    polish[1].msgstr_plural = dict(enumerate(forms))
    keep(polish)

    assert faults_of("pl", WORDS)


def test_a_form_for_one_number_alone_may_write_the_number_as_a_word(polish):
    polish[1].msgstr_plural = dict(enumerate(["jedna strona %(title)s", *FORMS[1:]]))
    keep(polish)

    assert not faults_of("pl", WORDS)


def test_a_form_for_many_numbers_has_to_say_which(folder):
    catalogue = files.update("lt", {PAGES.key: PAGES})
    # In Lithuanian the first form is that of 1, of 21 and of 101.
    catalogue[0].msgstr_plural = dict(enumerate(["%(title)s", *FORMS[1:]]))
    keep(catalogue, "lt")

    assert faults_of("lt", {PAGES.key: PAGES})


def test_a_fuzzy_text_is_a_fault(polish):
    polish[0].flags.append("fuzzy")
    keep(polish)

    assert any("fuzzy" in fault for fault in faults_of("pl", WORDS))


def test_a_text_more_or_less_than_the_code_asks_for_is_a_fault(polish):
    assert faults_of("pl", {**WORDS, ("", "New"): Word("New")})
    assert faults_of("pl", {CALL.key: CALL})


def test_counting_as_another_language_does_is_a_fault(polish):
    polish.metadata["Plural-Forms"] = plurals.header("lt")
    keep(polish)

    assert any("counts otherwise" in fault for fault in faults_of("pl", WORDS))


def test_a_change_that_was_not_compiled_is_a_fault(polish):
    polish[0].msgstr = TELEPHONE.replace("Dzwoń", "Zadzwoń")
    polish.save(str(files.path_of("pl")))

    assert any("compiled" in fault for fault in faults_of("pl", WORDS))


def test_bringing_a_catalogue_up_to_the_code_keeps_what_is_translated(polish):
    new = Word("New")

    updated = files.update("pl", {CALL.key: CALL, new.key: new})

    assert [(e.msgid, e.msgstr) for e in updated if not e.obsolete] == [
        (CALL.singular, TELEPHONE),
        ("New", ""),
    ]


def test_a_text_that_comes_back_has_its_translation_again(polish):
    files.update("pl", {CALL.key: CALL})

    assert len(files.update("pl", WORDS)) == 2
    files.compile_catalogue("pl")
    assert not faults_of("pl", WORDS)


def test_the_command_fails_on_a_fault_and_writes_nothing_when_it_only_checks(
    folder, capsys
):
    with pytest.raises(CommandError, match="faults"):
        call_command("interface_words", "pl", check=True)

    assert "is not in the catalogue" in capsys.readouterr().out
    assert not list(folder.rglob("*"))


def test_the_command_knows_no_language_that_boards_cannot_have(folder):
    with pytest.raises(CommandError, match="tlh"):
        call_command("interface_words", "tlh")


def test_the_command_writes_and_compiles_what_it_collects(folder):
    call_command("interface_words", "pl", stdout=(folder / "said").open("w"))

    assert len(files.read("pl")) == len(public_words())
    assert files.path_of("pl").with_suffix(".mo").exists()
    assert files.TEMPLATE.exists()
    assert not files.path_of("cy").exists()


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("cy", ["0 tudalen", "1 dudalen", "2 dudalen", "3 tudalen", "6 thudalen"]),
        ("pl", ["1 strona", "2 strony", "5 stron", "12 stron", "22 strony"]),
        ("ro", ["1 pagină", "2 pagini", "19 pagini", "20 de pagini", "101 pagini"]),
        ("lt", ["1 puslapis", "2 puslapiai", "10 puslapių", "21 puslapis"]),
        ("pt", ["1 página", "2 páginas", "0 páginas"]),
    ],
)
def test_pages_are_counted_as_each_language_counts(language, forms):
    numbers = [int(form.split()[0]) for form in forms]

    with translation.override(language):
        counted = [
            ngettext("%(count)s page", "%(count)s pages", number) % {"count": number}
            for number in numbers
        ]

    assert counted == forms


@pytest.mark.parametrize("language", files.languages())
def test_a_reader_is_spoken_to_in_our_words_whatever_libraries_would_say(language):
    entries = [e for e in files.read(language) if e.msgstr and not e.obsolete]

    with translation.override(language):
        said = [
            pgettext(e.msgctxt, e.msgid) if e.msgctxt else gettext(e.msgid)
            for e in entries
        ]

    assert entries
    assert said == [e.msgstr for e in entries]
