"""The words of the catalogues are those that the code asks translations for."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cms.catalogues import in_modules, in_templates
from cms.catalogues.collecting import public_templates, public_words
from cms.catalogues.in_modules import WHOLE, NothingNamedSo
from cms.catalogues.words import Word, merged

TEMPLATES = Path(settings.BASE_DIR) / "templates"
INCLUDED = re.compile(r"\{%\s*include \"([^\"]+)\"")
# Answers that are in English and say so, whatever the address.
ENGLISH_ALONE = {"paused.html", "unknown_host.html", "home/directory.html"}

COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", re.DOTALL)
TRANSLATED = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}", re.DOTALL)
CLASS = re.compile(r"\{% block page_class %\}.*?\{% endblock %\}")
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
READ_ALOUD = re.compile(r'(?:aria-label|alt|title|placeholder)="([^"]*)"')
LETTERS = re.compile(r"[A-Za-z]{2,}")
# What every language writes so.
EVERYWHERE = {"PDF"}


@pytest.fixture
def module(tmp_path, monkeypatch) -> Path:
    """A module named "words_for_a_test", to be written by the test."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "words_for_a_test.py"


@pytest.fixture
def template(tmp_path, settings) -> Path:
    """A template named "words.html", to be written by the test."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    return tmp_path / "words.html"


def found_in(words) -> list[tuple[str, str, str]]:
    return [(word.context, word.singular, word.plural) for word in words]


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ('{% translate "Call" %}', ("", "Call", "")),
        ("{% if a %}{% trans 'Call' %}{% endif %}", ("", "Call", "")),
        ('{% translate "Open" context "hours" %}', ("hours", "Open", "")),
        ('{% translate "Call" as title %}', ("", "Call", "")),
        (
            "{% blocktranslate with b=c.title %}About {{ b }}{% endblocktranslate %}",
            ("", "About %(b)s", ""),
        ),
        (
            "{% blocktranslate trimmed %}\n  One\n  line\n{% endblocktranslate %}",
            ("", "One line", ""),
        ),
        (
            "{% blocktranslate count n=c %}{{ n }} page{% plural %}{{ n }} pages"
            "{% endblocktranslate %}",
            ("", "%(n)s page", "%(n)s pages"),
        ),
    ],
)
def test_a_templates_words_are_found_as_they_are_asked_for(template, source, word):
    template.write_text("{% load i18n %}" + source)

    assert found_in(in_templates.words_of("words.html")) == [word]


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("gettext as _\nA = _('Call')", ("", "Call", "")),
        ("gettext_lazy\nA = gettext_lazy('Call')", ("", "Call", "")),
        ("ngettext\nA = ngettext('a day', 'days', 2)", ("", "a day", "days")),
        ("pgettext_lazy as p\nA = p('hours', 'Open')", ("hours", "Open", "")),
        ("npgettext as n\nA = n('x', 'a day', 'days', 2)", ("x", "a day", "days")),
    ],
)
def test_a_modules_words_are_found_whatever_it_calls_djangos_functions(
    module, source, word
):
    module.write_text(f"from django.utils.translation import {source}\n")

    assert found_in(in_modules.words_of("words_for_a_test", WHOLE)) == [word]


def test_only_the_named_definitions_of_a_module_are_public(module):
    module.write_text(
        "from django.utils.translation import gettext as _\n"
        "class Page:\n    class Kind:\n        NEWS = _('News')\n"
        "    help = _('For editors')\n"
    )

    words = in_modules.words_of("words_for_a_test", ("Page.Kind",))

    assert found_in(words) == [("", "News", "")]


def test_a_definition_that_has_gone_is_not_passed_over(module):
    module.write_text("A = 1\n")

    with pytest.raises(NothingNamedSo):
        list(in_modules.words_of("words_for_a_test", ("B",)))


def test_a_word_that_two_places_ask_for_is_one():
    words = merged([Word("Day", places={"a"}), Word("Day", "Days", places={"b"})])

    assert [(w.singular, w.plural, w.places) for w in words.values()] == [
        ("Day", "Days", {"a", "b"})
    ]


def test_public_words_hold_templates_code_libraries_and_kinds_of_pages():
    words = public_words()

    assert {
        ("", "Worried about a child?"),
        ("", "Published. The date is not known."),
        ("hours of an office", "Open"),
        ("alt. month", "May"),
        ("", "home page"),
        ("", "Neglect"),
    } <= words.keys()
    assert ("", "Log in to edit") not in words


def test_every_template_that_a_public_page_is_made_of_is_looked_through():
    pages = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if '{% extends "base.html" %}' in path.read_text()
    ]
    wanted, waiting = {"base.html", "500.html"}, {*pages, "base.html", "500.html"}
    while waiting:
        name = waiting.pop()
        wanted.add(name)
        waiting |= set(INCLUDED.findall((TEMPLATES / name).read_text())) - wanted

    assert len(wanted) > 50
    assert wanted - ENGLISH_ALONE <= set(public_templates())


@pytest.mark.parametrize(
    "name", [name for name in public_templates() if (TEMPLATES / name).exists()]
)
def test_no_public_template_writes_english_past_the_catalogues(name):
    text = (TEMPLATES / name).read_text()
    for pattern in (COMMENT, TRANSLATED, CLASS, CODE):
        text = pattern.sub("", text)

    written = [TAG.sub(" ", text), *READ_ALOUD.findall(text)]

    assert set(LETTERS.findall(" ".join(written))) <= EVERYWHERE
