"""Opening a board: all that it needs in one step, and nothing that reaches further."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)
from wagtail.permissions import policy_registry

from boards.governance.sites import sync_all_sites, sync_site
from boards.models import Board, ContentPage
from cms.models import BoardDocument, BoardImage
from home.models import HomePage
from home.provisioning import open_board
from tests import opened_boards
from tests.factories import (
    get,
    make_board,
    make_document,
    make_editor,
    make_page,
    make_review,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

COUNTED = (
    Page,
    Board,
    HomePage,
    Site,
    Collection,
    Group,
    GroupPagePermission,
    GroupCollectionPermission,
)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


def test_a_board_that_is_opened_is_on_the_web_at_once(client):
    opened = open_board(
        name="Cumbria Local Safeguarding Children Board",
        lead="We keep children safe.",
        short_name="Cumbria LSCB",
        hostname="www.cumbria.example",
    )

    response = get(client, opened, "/")

    assert words(response, "h1") == "We keep children safe."
    assert opened.board.live
    assert opened.home.get_parent().specific == opened.board
    assert opened.board.collection == opened.collection
    assert opened.editors.name == "Cumbria LSCB: editors"


@pytest.mark.parametrize(
    ("facts", "at_fault"),
    [
        ({"hostname": "taken.example"}, "hostname"),
        ({"hostname": "localhost"}, "hostname"),
        ({"hostname": "https://www.example.org/"}, "hostname"),
        ({"colour": "#ffff00"}, "colour"),
        ({"phone": "call us"}, "phone"),
        ({"email": "nobody"}, "email"),
        ({"name": "Taken"}, "slug"),
        ({"short_name": "Taken"}, "short_name"),
        ({"short_name": ""}, "short_name"),
        ({"lead": ""}, "lead"),
    ],
)
def test_a_board_with_a_wrong_fact_leaves_nothing_behind(facts, at_fault):
    make_board(hostname="taken.example", name="Taken", short_name="Taken")
    before = counts()

    with pytest.raises(ValidationError) as refused:
        open_board(
            **{"name": "New", "lead": "We.", "short_name": "N", "hostname": None}
            | facts
        )

    assert at_fault in refused.value.message_dict
    assert counts() == before
    assert not Page.find_problems()[0]
    assert Page.objects.get(depth=1).numchild == 1


def test_a_failure_half_way_leaves_nothing_behind(monkeypatch):
    before = counts()

    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("home.provisioning.give_roles", fail)
    with pytest.raises(RuntimeError):
        opened_boards.open_numbered(1)

    assert counts() == before


def test_editors_work_on_the_pages_of_their_own_board_and_no_others():
    ours, theirs = make_board(), make_board()
    editor = make_editor(ours)
    our_page = make_review(ours)
    their_page = make_review(theirs)
    policy = policy_registry.get_by_type(Page)

    for action in ("add", "change", "publish", "lock"):
        allowed = set(policy.instances_user_has_permission_for(editor, action))

        assert our_page.page_ptr in allowed
        assert not {
            page.pk for page in allowed if not page.path.startswith(ours.board.path)
        }
    assert not their_page.permissions_for_user(editor).can_edit()
    assert our_page.permissions_for_user(editor).can_edit()
    assert not Page.get_first_root_node().permissions_for_user(editor).can_add_subpage()


def test_editors_explore_no_further_than_their_own_board():
    ours, theirs = make_board(), make_board()
    make_review(theirs)

    seen = policy_registry.get_by_type(Page).explorable_instances(make_editor(ours))

    assert ours.home.page_ptr in seen
    assert not [page for page in seen if page.path.startswith(theirs.board.path)]


@pytest.mark.parametrize("model", [BoardDocument, BoardImage])
def test_editors_work_on_the_files_of_their_own_board_and_no_others(model):
    ours, _theirs = make_board(), make_board()
    folder = ours.collection.add_child(name="Reports")
    editor = make_editor(ours)
    policy = policy_registry.get_by_type(model)

    for action in ("add", "change", "choose"):
        collections = set(policy.collections_user_has_permission_for(editor, action))

        assert collections == {ours.collection, folder}


def test_editors_may_use_their_own_files_alone():
    ours, theirs = make_board(), make_board()
    editor = make_editor(ours)
    policy = policy_registry.get_by_type(BoardDocument)

    for action in ("change", "delete", "choose"):
        assert policy.user_has_permission_for_instance(
            editor, action, make_document(ours)
        )
        assert not policy.user_has_permission_for_instance(
            editor, action, make_document(theirs)
        )


def test_editors_get_no_permission_that_reaches_every_board():
    opened = make_board()

    granted = opened.editors.permissions.values_list("codename", flat=True)

    assert list(granted) == ["access_admin"]


def test_wagtails_own_groups_site_and_workflow_are_gone():
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert not Site.objects.exists()
    assert not Page.objects.filter(depth__gt=1).exists()
    assert Page.objects.get(depth=1).numchild == 0


def state_of_sites() -> list[dict]:
    return list(Site.objects.order_by("pk").values())


def test_bringing_a_site_up_to_date_twice_changes_nothing(django_assert_num_queries):
    opened = make_board()
    before = state_of_sites()

    sync_site(opened.board)
    sync_all_sites()

    assert state_of_sites() == before
    with django_assert_num_queries(2):
        sync_site(opened.board)


def test_a_board_without_a_host_has_no_site():
    opened = make_board(hostname=None)

    assert opened.site is None
    assert not Site.objects.exists()


def test_a_board_gets_its_site_when_it_gets_its_host(client):
    opened = make_board(hostname=None)
    opened.board.hostname = "late.example"
    opened.board.save_revision().publish()

    response = client.get("/", headers={"host": "late.example"})

    assert words(response, "h1") == opened.home.lead


def test_a_board_that_changes_its_host_answers_on_the_new_one_alone(client):
    opened = make_board(hostname="old.example")
    make_page(ContentPage, opened.home, slug="about")
    opened.board.hostname = "new.example"
    opened.board.save_revision().publish()

    found = client.get("/about/", headers={"host": "new.example"})
    gone = client.get("/about/", headers={"host": "old.example"})

    assert (found.status_code, gone.status_code) == (200, 404)
    assert Site.objects.count() == 1
    assert 'rel="canonical" href="http://new.example/about/"' in (
        found.content.decode()
    )


def test_a_host_that_is_only_in_a_draft_of_the_board_answers_nothing(client):
    opened = make_board(hostname="old.example")
    opened.board.hostname = "new.example"
    opened.board.save_revision()

    assert client.get("/", headers={"host": "new.example"}).status_code == 404
    assert client.get("/", headers={"host": "old.example"}).status_code == 200


def test_a_board_that_loses_its_host_leaves_the_web(client):
    opened = make_board(hostname="old.example")
    opened.board.hostname = None
    opened.board.save_revision().publish()

    assert client.get("/", headers={"host": "old.example"}).status_code == 404
    assert not Site.objects.exists()


def test_two_boards_may_wait_for_their_hosts_at_once():
    make_board(hostname=None)

    assert make_board(hostname=None).board.pk


def test_sites_follow_the_port_by_which_the_public_comes(settings):
    make_board()
    settings.PUBLIC_PORT = 8000

    sync_all_sites()

    assert Site.objects.get().port == 8000


def test_a_copy_of_a_board_takes_neither_its_host_nor_its_files():
    opened = make_board()

    copy = opened.board.copy(update_attrs={"slug": "copy", "title": "Copy"})

    assert copy.hostname is None
    assert copy.collection != opened.collection
