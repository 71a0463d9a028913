"""What people of a board read speaks of sign-off, in Wagtail's words and in ours."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from cms.catalogues import files
from tests.sources import folder_of
from tests.test_architecture import ROOT

# What nobody here knows, and what no reader sees: placeholders and addresses.
UNKNOWN = re.compile(r"moderat|workflow|\btasks?\b", re.IGNORECASE)
UNSEEN = re.compile(r'%\(\w+\)[sd]|\{\w+\}|href="[^"]*"')
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
WAGTAILS = sorted(folder_of("wagtail").rglob("locale/en/LC_MESSAGES/django*.po"))


def spoken(entry: polib.POEntry) -> set[str]:
    """What an entry of Wagtail's own says here."""
    with translation.override("en-gb"):
        if entry.msgid_plural:
            forms = (entry.msgid, entry.msgid_plural)
            return {ngettext(*forms, number) for number in (1, 2)}
        if entry.msgctxt:
            return {pgettext(entry.msgctxt, entry.msgid)}
        return {gettext(entry.msgid)}


def test_no_text_of_wagtails_says_what_nobody_here_knows():
    entries = [entry for path in WAGTAILS for entry in polib.pofile(str(path))]
    left = {
        text
        for entry in entries
        for text in spoken(entry)
        if UNKNOWN.search(UNSEEN.sub("", text))
    }

    assert len(entries) > 1500
    assert left == set()


def test_our_english_is_compiled_and_asks_for_nothing_that_is_not_given():
    catalogue = files.read(files.OWN_ENGLISH)
    compiled = files.path_of(files.OWN_ENGLISH).with_suffix(".mo")
    wrong = [
        entry.msgid
        for entry in catalogue
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if set(PLACEHOLDER.findall(text))
        - set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    ]

    assert len(catalogue) > 100
    assert compiled.read_bytes() == files.compiled(files.OWN_ENGLISH)
    assert wrong == []


def templates_for_staff() -> Iterator[Path]:
    for place in ("wagtailadmin", "wagtaildocs", "boards/mails"):
        yield from sorted((ROOT / "templates" / place).rglob("*.*"))


@pytest.mark.parametrize("part", ["boards", "cms", "home"])
def test_no_sentence_of_ours_says_it_either(part):
    marked = re.compile(r'\b_\(\s*((?:f?"[^"]*"\s*)+)')
    sentences = [
        sentence
        for path in sorted((ROOT / part).rglob("*.py"))
        if "migrations" not in path.parts
        for sentence in marked.findall(path.read_text())
    ]
    # Of the database, and of Wagtail's in which its word for a state is asked for.
    named = {'"task"', '"tasks"', '"in moderation"'}
    left = [one for one in sentences if UNKNOWN.search(UNSEEN.sub("", one))]

    assert len(sentences) > 20
    assert set(left) <= named


def test_no_screen_and_no_mail_of_ours_says_it_either():
    hidden = re.compile(
        r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}|\{\{.*?\}\}"
        r"|\{%(?! \w*trans).*?%\}"
        r"|(?:href|src|action|name|class|id|value)=\"[^\"]*\"",
        re.DOTALL,
    )
    texts = {path: path.read_text() for path in templates_for_staff()}
    left = {}
    for path, text in texts.items():
        seen = BeautifulSoup(hidden.sub("", text), "html.parser").get_text(" ")
        seen = re.sub(r"with .*?%\}|include \S+", "", seen)
        if found := UNKNOWN.search(seen):
            left[str(path.relative_to(ROOT))] = found[0]

    assert len(texts) > 100
    assert left == {}
