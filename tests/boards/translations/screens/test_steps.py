"""From the editor of texts on: published, submitted, or only to be read."""

import pytest
from django.test import Client
from wagtail.models import WorkflowState

from boards.models import ReleaseItem
from tests.boards.translations.screens.asking import form_of, said, send, text
from tests.boards.translations.screens.in_polish import (
    IN_POLISH,
    TITLE,
    fresh,
    publish_home,
)
from tests.cms_forms import editing
from tests.factories import get, make_editor

pytestmark = pytest.mark.django_db


def test_who_may_publishes_a_whole_translation(world):
    publish_home(world)

    answer = send(world.writing, world.page, IN_POLISH, step="publish")

    assert said(answer) == ["Saved and published."]
    html = get(Client(), world.board, fresh(world.page)).content.decode()
    assert IN_POLISH[TITLE] in html


def test_a_translation_in_two_languages_is_kept_as_a_draft(world):
    publish_home(world)

    answer = send(world.writing, world.page, {TITLE: "Tytuł"}, step="publish")

    assert not fresh(world.page).live
    assert "2 texts are still to be translated" in said(answer)[0]
    assert text(world.page, TITLE).words == "Tytuł"


def test_what_the_rules_of_publication_refuse_is_kept_as_a_draft(world):
    publish_home(world)
    world.source.unpublish()

    answer = send(world.writing, world.page, IN_POLISH, step="publish")

    assert not fresh(world.page).live
    assert "which is not public. Publish that first" in said(answer)[0]
    assert text(world.page, TITLE).words == IN_POLISH[TITLE]


def test_a_submitted_translation_waits_in_a_release(world):
    publish_home(world)
    send(world.writing, world.page, IN_POLISH, step="submit")

    item = ReleaseItem.objects.get(page=world.page.pk)
    assert item.release.state == "submitted"
    assert item.release.submitted_by == world.editor


def test_a_translation_that_was_sent_back_is_submitted_again(world):
    publish_home(world)
    send(world.writing, world.page, IN_POLISH, step="submit")
    state = fresh(world.page).current_workflow_task_state
    state.reject(user=None)

    send(world.writing, world.page, {TITLE: "Lepszy tytuł"}, step="submit")

    state = fresh(world.page).current_workflow_state
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_a_half_translated_page_is_not_submitted(world):
    answer = send(world.writing, world.page, {TITLE: "Tytuł"}, step="submit")

    assert not ReleaseItem.objects.exists()
    assert "2 texts are still to be translated" in said(answer)[0]


def test_a_locked_page_is_read_and_loses_nothing_that_was_typed(world):
    data = form_of(world.writing, world.page)
    data[f"text-{text(world.page, TITLE).key}"] = "Za późno"
    page = fresh(world.page)
    page.locked, page.locked_by = True, make_editor(world.board)
    page.save(update_fields=["locked", "locked_by"])

    answer = world.writing.post(editing(world.page), data)

    assert text(world.page, TITLE).saved is None
    html = answer.content.decode()
    assert "Za późno" in html
    assert "readonly" in html
    assert "Save draft" not in html


def test_what_waits_for_a_sign_off_is_only_read(world):
    publish_home(world)
    send(world.writing, world.page, IN_POLISH, step="submit")
    data = {"text-1-1": "", "action-submit": "1"}

    answer = world.translating.post(editing(world.page), data)

    assert "readonly" in answer.content.decode()
    assert "Save draft" not in answer.content.decode()
