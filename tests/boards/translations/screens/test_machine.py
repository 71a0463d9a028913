"""Machine translation: off by default, and what it writes somebody has to read."""

import pytest
from django.test import override_settings
from django.urls import reverse
from wagtail_localize.machine_translators.dummy import DummyTranslator

from boards.translations.states import progress
from tests.boards.translations.screens.asking import (
    form_of,
    said,
    send,
    text,
    translation_of,
)
from tests.cms_forms import editing

pytestmark = pytest.mark.django_db
TITLE, SUMMARY, RINGING = "Worried", "You need", "Ring"
HERE = "tests.boards.translations.screens.test_machine"
DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}


class LosesLinks(DummyTranslator):
    def translate(self, source_locale, target_locale, strings):
        made = super().translate(source_locale, target_locale, strings)
        for string, value in made.items():
            if "<a" in string.data:
                value.data = "bez linku"
        return made


class DoesNotAnswer(DummyTranslator):
    def translate(self, source_locale, target_locale, strings):
        raise ConnectionError("no route to host")


class Remembers(DummyTranslator):
    asked: list[str] = []

    def translate(self, source_locale, target_locale, strings):
        self.asked[:] = [string.data for string in strings]
        return super().translate(source_locale, target_locale, strings)


def ask(world):
    address = reverse("translation_machine", args=[world.page.pk])
    return world.writing.post(address, follow=True)


def test_by_default_no_machine_translates(world):
    html = world.writing.get(editing(world.page)).content.decode()
    answer = ask(world)

    assert "Fill what is empty" not in html
    assert "No machine translates" in said(answer)[0]
    assert text(world.page, TITLE).saved is None


@override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR=DUMMY)
def test_it_fills_what_is_empty_and_nothing_else(world):
    send(world.writing, world.page, {TITLE: "Moje słowa"})

    answer = ask(world)

    assert text(world.page, TITLE).words == "Moje słowa"
    assert text(world.page, SUMMARY).words == "sure. be not need You"
    html = answer.content.decode()
    assert "Fill what is empty with Dummy translator" in html
    assert "Written by a machine, and read by nobody yet." in html


@override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR={"CLASS": f"{HERE}.Remembers"})
def test_it_is_told_no_more_than_it_has_to_translate(world):
    send(world.writing, world.page, {TITLE: "Moje słowa", SUMMARY: "Też moje"})

    ask(world)

    assert [text[:4] for text in Remembers.asked] == ["Ring"]


@override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR=DUMMY)
def test_it_does_not_count_before_somebody_has_read_it(world):
    ask(world)

    assert progress(translation_of(world.page)).done == 0
    assert not text(world.page, SUMMARY).is_done
    answer = send(world.writing, world.page, {}, step="publish")
    assert "3 texts are still to be translated" in said(answer)[0]


@override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR=DUMMY)
def test_a_tick_or_a_change_makes_it_somebody_s_own(world):
    ask(world)
    data = form_of(world.writing, world.page)
    data[f"right-{text(world.page, SUMMARY).key}"] = "1"
    data[f"text-{text(world.page, TITLE).key}"] = "Lepiej"

    world.writing.post(editing(world.page), data)

    assert text(world.page, SUMMARY).is_done
    assert text(world.page, SUMMARY).saved.last_translated_by == world.editor
    assert text(world.page, TITLE).is_done
    assert not text(world.page, RINGING).is_done


@override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR={"CLASS": f"{HERE}.LosesLinks"})
def test_what_it_has_spoilt_stays_empty(world):
    answer = ask(world)

    assert text(world.page, RINGING).saved is None
    assert text(world.page, SUMMARY).saved
    assert any("1 text was left empty" in message for message in said(answer))


@override_settings(
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR={"CLASS": f"{HERE}.DoesNotAnswer"}
)
def test_when_it_does_not_answer_nothing_changes(world):
    answer = ask(world)

    assert "gave no translation. Nothing has changed" in said(answer)[0]
    assert text(world.page, TITLE).saved is None
