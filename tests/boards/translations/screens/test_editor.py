"""The editor of a translation: source and words side by side, saved as a draft."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.models import ContentPage
from boards.translations.words.saving import Typed, save_typed
from boards.translations.words.texts import texts_of
from tests.boards.translations.screens.asking import (
    errors,
    form_of,
    give_language,
    make_guide,
    said,
    send,
    text,
    translation_of,
)
from tests.boards.translations.screens.in_polish import (
    IN_POLISH,
    RINGING,
    SUMMARY,
    TITLE,
    fresh,
    publish_home,
)
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_document,
    make_editor,
    release,
)
from tests.languages import version

pytestmark = pytest.mark.django_db


def test_each_text_stands_beside_its_source_in_its_own_language(world):
    html = world.writing.get(editing(world.page)).content.decode()

    assert 'lang="en-GB" dir="ltr">Worried about a child?</div>' in html
    assert 'lang="pl" dir="ltr"' in html
    assert "Text, part 1: Text" in html
    assert "Ring &lt;a id=&quot;a1&quot;&gt;the duty team&lt;/a&gt;" in html


def test_what_is_written_from_right_to_left_is_typed_so(world):
    give_language(world.board, "ur")
    page = version(world.source, "ur", written=False)

    html = world.writing.get(editing(page)).content.decode()

    assert 'lang="ur" dir="rtl"' in html


def test_saving_makes_a_draft_and_shows_the_public_nothing(world):
    answer = send(world.writing, world.page, {TITLE: IN_POLISH[TITLE]})

    draft = fresh(world.page).get_latest_revision_as_object()
    assert draft.title == IN_POLISH[TITLE]
    assert draft.summary == "You need not be sure."
    assert not fresh(world.page).live
    assert get(Client(), world.board, world.page).status_code == 404
    assert said(answer) == ["Saved as a draft. 2 texts are still to be translated."]


def test_marks_and_links_come_back_from_the_source(world):
    send(world.writing, world.page, {RINGING: IN_POLISH[RINGING]})

    (block,) = fresh(world.page).get_latest_revision_as_object().body
    assert '<b>teraz</b> do <a href="https://example.org/ring">' in block.value.source


def test_a_text_with_signs_of_html_stays_a_text(world):
    send(world.writing, world.page, {SUMMARY: "Tak & <b>nie</b>"})

    assert text(world.page, SUMMARY).words == "Tak & <b>nie</b>"
    draft = fresh(world.page).get_latest_revision_as_object()
    assert draft.summary == "Tak & <b>nie</b>"


def test_a_text_that_is_emptied_is_to_be_translated_again(world):
    send(world.writing, world.page, {TITLE: "Tytuł"})
    send(world.writing, world.page, {TITLE: ""})

    assert text(world.page, TITLE).saved is None


def test_the_list_of_what_is_left_shows_nothing_else(world):
    send(world.writing, world.page, {TITLE: "Tytuł"})

    answer = world.writing.get(f"{editing(world.page)}?show=todo")

    shown = [row.text.source for _h, rows in answer.context["groups"] for row in rows]
    assert len(shown) == 2
    assert "Worried about a child?" not in shown


def test_facts_are_read_and_not_typed(world):
    guide = make_guide(world.board, title="Family guide", purpose="family")
    file = make_document(world.board)
    release(guide, file)
    page = version(guide, "pl", written=False)

    answer = world.writing.get(editing(page))

    facts = dict(answer.context["facts"])
    assert facts["Purpose"] == "For children and families (offers a quick exit)"
    assert facts["Documents"] == "1 row"


def test_what_is_sent_beside_the_texts_changes_nothing(world):
    data = form_of(world.writing, world.page)
    data |= {"purpose": "family", "slug": "elsewhere", "title": "Past the editor"}

    world.writing.post(editing(world.page), data)

    draft = fresh(world.page).get_latest_revision_as_object()
    assert (draft.purpose, draft.slug) == ("", world.page.slug)
    assert draft.title == "Worried about a child?"


def test_a_former_version_does_not_bring_facts_back(world):
    page = fresh(world.page)
    first = page.latest_revision_id
    send(world.writing, world.page, IN_POLISH)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first])

    answer = world.writing.get(address, follow=True)

    assert "does not go back to a former version" in said(answer)[0]
    assert answer.request["PATH_INFO"] == editing(page)


def test_a_page_without_a_source_has_wagtails_editor(world):
    answer = world.writing.get(editing(world.source))

    assert "form" in answer.context
    assert "groups" not in answer.context


def test_a_text_is_shown_with_what_was_said_before_its_source_changed(world):
    send(world.writing, world.page, IN_POLISH)
    world.source.title = "Are you worried about a child?"
    world.source.save_revision().publish()

    html = world.writing.get(editing(world.page)).content.decode()

    assert "The source has changed." in html
    assert IN_POLISH[TITLE] in html
    assert text(world.page, "Are you").saved is None


def test_words_for_a_text_that_is_gone_are_shown_once_more(world):
    data = form_of(world.writing, world.page)
    data[f"text-{text(world.page, TITLE).key}"] = "Napisane"
    world.source.title = "Are you worried about a child?"
    world.source.save_revision().publish()

    answer = world.writing.post(editing(world.page), data)

    assert answer.context["homeless"] == ["Napisane"]
    assert "Napisane" in answer.content.decode()


def test_one_wrong_text_stops_no_other(world):
    wrong = {TITLE: "x" * 256, SUMMARY: "Dobrze"}

    answer = send(world.writing, world.page, wrong)

    assert text(world.page, SUMMARY).words == "Dobrze"
    assert text(world.page, TITLE).saved is None
    (sentence,) = errors(answer).values()
    assert "256 characters long. There is room for 255" in sentence
    assert "x" * 256 in answer.content.decode()


def test_sixty_texts_are_saved_in_as_many_queries_as_six(world):
    def queries(count: int) -> int:
        body = [
            ("heading", {"text": f"Part {n} of {count}", "level": "2"})
            for n in range(count)
        ]
        page = version(make_guide(world.board, body=body), "pl", written=False)
        translation = translation_of(page)
        typed = {
            one.key: Typed(f"xx {one.source}", one.fingerprint)
            for one in texts_of(translation)
        }
        with CaptureQueriesContext(connection) as asked:
            save_typed(translation, typed, world.editor)
        return len(asked)

    assert queries(60) == queries(6) == 11


def test_another_board_s_editor_finds_nothing(world):
    stranger = cms_client(make_editor(make_board()))

    for name in (
        "translation_preview",
        "translation_po",
        "translation_upload",
    ):
        address = reverse(name, args=[world.page.pk])
        assert stranger.get(address).status_code == 404, name


def test_the_preview_shows_what_is_saved(world):
    send(world.writing, world.page, {TITLE: "Martwisz się?"})

    address = reverse("translation_preview", args=[world.page.pk])
    html = world.writing.get(address).content.decode()

    assert "Martwisz się?" in html


def test_no_page_is_saved_into_its_live_row(world):
    publish_home(world)
    send(world.writing, world.page, IN_POLISH, step="publish")
    send(world.writing, world.page, {TITLE: "Nowy tytuł"})

    assert ContentPage.objects.get(pk=world.page.pk).title == IN_POLISH[TITLE]
    assert fresh(world.page).has_unpublished_changes
