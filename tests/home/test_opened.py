"""What a board looks like that was opened by the form with everything ticked."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import pytest
from django.db.models import QuerySet
from wagtail.log_actions import LogContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from boards.models import Board, Invitation, OncePublic, Passage, Role
from cms import trees
from cms.publishing import PublicationRefused
from home.models import HomePage
from home.opening.pages import PAGES, new_page, write
from home.provisioning import Outfit, open_board
from tests.home.test_opening import HOST, errors, logo, send
from tests.reading import addresses, parsed, words
from tests.worlds import as_stored, taken_back

pytestmark = pytest.mark.django_db
# What differs between two pages that are the same, or between their boards. How short
# a title is depends on what was in the index before.
OF_A_PLACE = {
    *("id", "pk", "path", "url_path", "page_id", "page_ptr_id", "object_id"),
    *("to_object_id", "board_id", "locale", "live_revision_id", "latest_revision_id"),
    *("revision_id", "translation_key", "vector", "title_norm"),
    # Blocks have keys, and some name the page of contacts by its own.
    *("body", "intro", "content_path", "content_path_hash"),
}


@pytest.fixture(scope="module")
def opened_for_all(django_db_setup, django_db_blocker) -> Iterator[Board]:
    with taken_back(django_db_blocker):
        response = send(logo=logo())
        assert response.status_code == 302, errors(response)
        yield Board.objects.get()


@pytest.fixture
def opened(opened_for_all, db) -> Board:
    return as_stored(opened_for_all)


def test_all_of_it_is_there_at_once(client, opened):
    assert opened.hostname == "new.example"
    assert [host.hostname for host in opened.other_hosts.all()] == ["other.example"]
    assert opened.colour == "#5a2d82"
    assert opened.logo.collection == opened.files
    assert {folder.name for folder in opened.files.get_children()} == {
        "Reviews and learning",
        "Forms and guidance",
        "Pictures",
    }
    assert opened.get_workflow().name == "Exampleshire SP: sign-off"
    home = HomePage.objects.get(locale__language_code="en-gb")
    assert opened.site.root_page == home.page_ptr
    answer = client.get("/", headers={"host": "other.example"})
    assert answer["Location"] == "http://new.example/"


def test_the_first_manager_is_invited(opened):
    invitation = Invitation.objects.get(board=opened)

    assert invitation.email == "manager@new.example"
    assert invitation.roles == [Role.MANAGER]
    assert invitation.is_open


def test_every_standard_page_opens_and_is_reached_from_the_home_page(client, opened):
    pages = trees.in_board_of(Page.objects.live(), opened).filter(depth=4)
    home = client.get("/", headers=HOST)
    links = {address.split("new.example")[-1] for address in addresses(home, "a")}

    assert {page.title for page in pages} == {page.title for page in PAGES.values()}
    for page in pages:
        response = client.get(page.relative_url(opened.site), headers=HOST)

        assert response.status_code == 200
        assert page.relative_url(opened.site) in links
        assert len(words(response)) > 60
    assert len(parsed(home).select(".door")) == 4


def test_no_standard_page_holds_a_word_that_waits_for_its_meaning(client, opened):
    pages = trees.in_board_of(Page.objects.live(), opened).filter(depth__gt=2)

    assert len(pages) > len(PAGES)
    for page in pages:
        said = words(client.get(page.get_url(), headers=HOST), "body").lower()

        for left_over in ("lorem", "todo", "xxx", "[", "{", "none", "demonstration"):
            assert left_over not in said, page


def test_every_revision_could_be_published_as_it_stands(opened):
    pages = trees.in_board_of(Page.objects.live(), opened).filter(depth=4)

    assert len(pages) == len(PAGES)
    for page in pages:
        page.get_latest_revision_as_object().full_clean()


def test_the_words_hold_the_boards_own_facts(client, opened):
    concern = words(client.get("/worried-about-a-child/", headers=HOST))
    contact = words(client.get("/contact/", headers=HOST))

    assert "01632 960101" in concern
    assert "01632 960102" in concern
    for fact in ("Exampleshire SP office", "01632 960100", "office@new.example"):
        assert fact in contact


def test_another_language_begins_as_a_draft_of_the_home_page(client, opened):
    english = HomePage.objects.get(locale__language_code="en-gb")
    for code in ("cy", "ur"):
        home = HomePage.objects.get(locale__language_code=code)
        assert not home.live
        assert home.translation_key == english.translation_key
        assert client.get(f"/{code}/", headers=HOST).status_code == 404


def test_a_sentence_that_somebody_wrote_waits_in_the_draft(opened):
    welsh = HomePage.objects.get(locale__language_code="cy")

    draft = welsh.get_latest_revision_as_object()

    assert "gadw plant yn ddiogel" in draft.lead


def test_what_opening_made_was_published_by_nobody(opened):
    assert not Revision.objects.filter(user__isnull=False).exists()


def rows_of(page: Page) -> dict[str, list[dict]]:
    """What is stored of a page and about it, without keys and times."""
    return {
        "page": rows(type(page).objects.filter(pk=page.pk)),
        "versions": rows(page.revisions.all()),
        "log": rows(PageLogEntry.objects.filter(page=page.pk)),
        "public": rows(OncePublic.objects.filter(page=page.pk)),
        "passages": rows(Passage.objects.filter(page=page.pk)),
        "references": rows(ReferenceIndex.get_references_for_object(page)),
        "search": rows(page.index_entries.all()),
    }


def rows(found: QuerySet) -> list[dict]:
    told = [
        {name: told_of(value) for name, value in row.items() if name not in OF_A_PLACE}
        for row in found.values()
    ]
    return sorted(told, key=str)


def told_of(value: object) -> object:
    """A value of which only that it is there can be the same in two pages."""
    if isinstance(value, dict):
        return {
            name: told_of(one) for name, one in value.items() if name not in OF_A_PLACE
        }
    return type(value) if isinstance(value, datetime | UUID) else value


def test_what_opening_stores_at_once_is_what_drafting_and_publishing_stores():
    facts = {"short_name": "A", "phone": "01632 960100", "lead": "We."}
    chosen = {"outfit": Outfit(pages=["contact", "reviews", "privacy"])}
    first = open_board(name="First", hostname="first.example", **facts, **chosen)
    again = open_board(
        name="Second", hostname="second.example", **(facts | {"short_name": "B"})
    )

    done = {}
    for key in ("contact", "reviews", "privacy"):
        made = Page.objects.child_of(first.home).get(slug=PAGES[key].slug).specific
        with LogContext():
            page = again.home.add_child(instance=new_page(again.home, PAGES[key]))
            done[key] = page
            write(done, again.board)
            page.save_revision().publish()
        published = type(page).objects.get(pk=page.pk)
        if key != "contact":
            # Which names its board.
            assert rows_of(made) == rows_of(published)


def test_opening_asks_the_gate_for_each_page():
    with pytest.raises(PublicationRefused):
        open_board(
            name="First",
            short_name="A",
            lead="We.",
            hostname=None,
            one_person_types=["home.homepage"],
            outfit=Outfit(pages=["privacy"]),
        )
