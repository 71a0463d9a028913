"""Words that nobody may read keep a page from going public until a second person says
why they may stay (R3).
"""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from boards.models import Board, NewsPage, ReleaseState, Role, Shaping
from boards.models.board.belonging import board_of_page
from boards.publishing.file_checks.never_publish import add
from boards.publishing.page_words.checks import (
    confirm,
    mark_of,
    open_findings,
    reasons_against_words,
)
from boards.publishing.releases.gate import ReleaseRefused
from tests.boards.publishing.page_words.worlds import (
    NAME,
    NHS,
    keep_list,
    news_saying,
)
from tests.boards.publishing.releases.conftest import draft_review, make_world
from tests.cms_forms import editing, send
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_image,
    make_manager,
    make_member,
    save_draft,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db

REASON = "It is the author of a book, and no child."


def confirm_all(page: Page, by, reason: str = REASON) -> None:
    draft = page.get_latest_revision_as_object()
    for finding in open_findings(draft):
        confirm(page, finding.key, mark_of(board_of_page(draft), finding), by, reason)


def by_the_button(page, who):
    send(cms_client(who), editing(page), {}, publish=True)


def by_a_bulk_action(page, who):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms_client(who).post(f"{address}?id={page.pk}&next=/admin/")


def by_its_schedule(page, who):
    page.go_live_at = timezone.now()
    page.save_revision(user=who, approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled")


def by_code(page, who):
    with pytest.raises(ReleaseRefused, match="never-publish list"):
        page.get_latest_revision().publish(user=who)


@pytest.mark.parametrize(
    "door", [by_the_button, by_a_bulk_action, by_its_schedule, by_code]
)
def test_one_person_publishes_no_listed_name_by_any_door(door):
    board = make_board()
    keep_list(board)
    editor = make_editor(board)
    news = news_saying(board, f"We thank {NAME}.", by=editor)

    door(news, editor)

    assert not Page.objects.get(pk=news.pk).live


@pytest.mark.parametrize("field", ["title", "seo_title", "search_description", "slug"])
def test_a_listed_name_is_found_in_what_search_engines_show(field):
    board = make_board()
    keep_list(board)
    said = "anna-kowalska" if field == "slug" else NAME
    news = news_saying(board, "Words", **{field: said})

    assert len(reasons_against_words(news)) == 1


def test_a_reason_does_not_show_a_listed_name_that_a_title_has():
    board = make_board()
    keep_list(board)
    news = news_saying(board, "Words", title=f"About {NAME}")

    (reason,) = reasons_against_words(news)

    assert NAME not in reason
    assert str(news.pk) in reason


def test_what_a_second_person_has_confirmed_one_person_may_publish():
    board = make_board()
    keep_list(board)
    editor = make_editor(board)
    news = news_saying(board, f"We thank {NAME}.", by=editor)

    confirm_all(news, make_editor(board))
    by_the_button(NewsPage.objects.get(pk=news.pk), editor)

    assert Page.objects.get(pk=news.pk).live


def test_another_text_is_to_be_confirmed_anew():
    board = make_board()
    keep_list(board)
    editor, other = make_editor(board), make_editor(board)
    news = news_saying(board, f"We thank {NAME}.", by=editor)
    confirm_all(news, other)

    another = save_draft(news, editor, summary=f"We blame {NAME}.")

    assert reasons_against_words(another.get_latest_revision_as_object()) != []


def test_words_that_stay_as_they_were_confirmed_are_not_asked_about_again():
    board = make_board()
    keep_list(board)
    editor = make_editor(board)
    news = news_saying(board, f"We thank {NAME}.", by=editor)
    confirm_all(news, make_editor(board))

    changed = save_draft(news, editor, title="Another title", seo_title="More")

    assert reasons_against_words(changed.get_latest_revision_as_object()) == []


def test_a_name_that_is_listed_later_is_found_in_what_is_there():
    board = make_board()
    news = news_saying(board, f"We thank {NAME}.")
    before = reasons_against_words(news)

    keep_list(board)

    assert (before, len(reasons_against_words(news))) == ([], 1)


def test_the_list_of_another_board_says_nothing_here():
    board, other = make_board(), make_board()
    keep_list(other)

    assert reasons_against_words(news_saying(board, f"We thank {NAME}.")) == []


@pytest.mark.parametrize("who", ["writer", "translator", "stranger"])
def test_only_a_second_person_who_may_change_the_page_confirms(who):
    board, other = make_board(), make_board()
    keep_list(board)
    writer = make_administrator()
    news = news_saying(board, NAME, by=writer)
    person = {
        "writer": lambda: writer,
        "translator": lambda: make_member(board, Role.TRANSLATOR),
        "stranger": lambda: make_manager(other),
    }[who]()

    with pytest.raises(ValidationError, match=r"second person|may change this page"):
        confirm_all(news, person)


def test_a_confirmation_says_why():
    board = make_board()
    keep_list(board)

    with pytest.raises(ValidationError) as refused:
        confirm_all(news_saying(board, NAME), make_editor(board), "ok")

    assert list(refused.value.message_dict) == ["reason"]


def test_nobody_confirms_what_was_not_on_the_screen():
    board = make_board()
    keep_list(board)
    editor = make_editor(board)
    news = news_saying(board, f"We thank {NAME}.", by=editor)
    draft = news.get_latest_revision_as_object()
    (finding,) = open_findings(draft)
    seen = mark_of(board_of_page(draft), finding)
    news = save_draft(news, editor, summary=f"We blame {NAME}.")

    with pytest.raises(ValidationError, match="has changed since"):
        confirm(news, finding.key, seen, make_editor(board), REASON)


def test_a_confirmation_is_in_the_history_of_the_page_and_is_a_hand_in_it():
    board = make_board()
    keep_list(board)
    other = make_editor(board)
    news = news_saying(board, NAME)

    confirm_all(news, other)

    entry = PageLogEntry.objects.get(page=news.pk, action="boards.confirm_words")
    assert (entry.user, entry.data["reason"]) == (other, REASON)
    assert NAME not in str(entry.data)
    assert Shaping.objects.filter(page=news.pk, person=other, what="confirmed").exists()
    assert not ModelLogEntry.objects.filter(action="boards.confirm_words").exists()


def test_a_sign_off_refuses_until_the_words_are_confirmed_by_somebody_else():
    world = make_world()
    review, _file = draft_review(world, summary=f"What we learnt of {NHS}.")
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused) as refused:
        sign_off(waiting, world.approver)
    confirm_all(review, world.other_approver)
    done = sign_off(waiting, world.approver)

    (said,) = refused.value.reasons
    assert "NHS numbers (Summary)" in said
    assert NHS not in said
    assert done.state == ReleaseState.RELEASED


def test_who_confirmed_the_words_of_a_page_is_not_its_second_person():
    world = make_world()
    keep_list(world.board)
    review, _file = draft_review(world, summary=f"What we learnt of {NAME}.")
    waiting = submit(world.board, review, by=world.editor)
    confirm_all(review, world.approver)

    with pytest.raises(ReleaseRefused, match="what was found in the words"):
        sign_off(waiting, world.approver)


def test_a_name_that_is_listed_after_the_sign_off_stops_the_release():
    world = make_world()
    review, _file = draft_review(world, summary=f"What we learnt of {NAME}.")
    at = timezone.now() + timezone.timedelta(hours=1)
    signed = sign_off(
        submit(world.board, review, by=world.editor, at=at), world.approver
    )

    keep_list(world.board)
    type(signed).objects.update(goes_public_at=timezone.now())
    call_command("release_due")

    signed.refresh_from_db()
    said = " ".join(signed.why_stopped)
    assert signed.state == ReleaseState.STOPPED
    assert "never-publish list (Summary)" in said
    assert NAME not in said


def test_what_a_picture_is_called_and_said_to_show_counts():
    board = make_board()
    keep_list(board)
    image = make_image(board, title="A girl", description=f"{NAME} at school")
    body = [("figure", {"image": image, "caption": ""})]

    (reason,) = reasons_against_words(news_saying(board, "Words", body=body))

    assert "(Image: description)" in reason


def test_the_facts_of_a_board_are_read_as_its_pages_are():
    board = make_board()
    add(board.board, ["12 Acacia Road"], "", make_manager(board))
    facts = Board.objects.get(pk=board.board.pk)
    facts.address = "12 Acacia Road, Kendal"
    revision = facts.save_revision(user=make_manager(board))

    with pytest.raises(ReleaseRefused, match=r"\(Office address\)"):
        revision.publish()


def test_a_list_that_cannot_be_used_is_no_list_that_found_nothing(settings):
    board = make_board()
    keep_list(board)
    news = news_saying(board, "Words")

    settings.NEVER_PUBLISH_KEY = "another key of this install"

    assert "could not be used (the whole page)" in reasons_against_words(news)[0]
