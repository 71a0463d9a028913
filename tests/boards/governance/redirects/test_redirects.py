"""Old addresses of a board: followed on its own host, kept when pages move."""

import pytest
from django.test import Client, TestCase
from django.urls import reverse

from boards.models import BoardHost, ContentPage, Redirect
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    get,
    host_of,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_page,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def child_p(board: OpenedBoard) -> ContentPage:
    return make_page(ContentPage, board.home, title="Child P", slug="child-p")


@pytest.fixture
def manager(board: OpenedBoard) -> Client:
    return cms_client(make_manager(board))


def make_redirect(board: OpenedBoard, old_path: str, to: object) -> Redirect:
    target = {"target_url": to} if isinstance(to, str) else {"target_page": to}
    return Redirect.objects.create(board=board.board, old_path=old_path, **target)


def add(client: Client, old: str, *, url: str = "", page: object = "", **more: object):
    data = {"old_path": old, "target_url": url, "target_page": page} | more
    return client.post(reverse("redirects:add"), data | {"is_permanent": "on"})


def errors(response) -> dict[str, list[str]]:
    return response.context["form"].errors


@pytest.mark.parametrize(
    "asked", ["/old.aspx?id=5", "/old.aspx?id=5&", "/OLD.aspx?id=5", "/old.aspx/?id=5"]
)
def test_an_old_address_leads_to_the_page_however_it_is_spelled(
    client, board, child_p, asked
):
    make_redirect(board, "/old.aspx?id=5", child_p)

    response = get(client, board, asked)

    assert (response.status_code, response["Location"]) == (301, "/child-p/")
    assert response["Cache-Control"] == "public, max-age=3600"


def test_a_redirect_of_a_path_holds_whatever_is_asked_of_it(client, board, child_p):
    make_redirect(board, "/old", child_p)

    assert get(client, board, "/old/?utm=mail")["Location"] == "/child-p/"


def test_a_redirect_that_is_not_for_good_is_not_kept_as_one(client, board, child_p):
    Redirect.objects.create(
        board=board.board, old_path="/old", target_page=child_p, is_permanent=False
    )

    assert get(client, board, "/old/").status_code == 302


def test_a_page_that_answers_stands_before_its_redirect(client, board, child_p):
    make_redirect(board, "/child-p", "https://www.example.org/")

    assert get(client, board, child_p).status_code == 200


def test_a_redirect_works_on_no_other_boards_host(client, board, child_p, settings):
    make_redirect(board, "/old", child_p)

    assert get(client, make_board(), "/old/").status_code == 404
    assert client.get("/old/", headers={"host": "x.example"}).status_code == 404
    cms = client.get("/old/", headers={"host": settings.CMS_HOST})
    assert cms.status_code == 404


def test_nobody_is_sent_to_a_page_that_was_never_live(client, board):
    draft = make_page(ContentPage, board.home, live=False)
    make_redirect(board, "/old", draft)

    assert get(client, board, "/old/").status_code == 404


def test_whoever_asks_for_a_page_that_has_gone_is_sent_to_its_notice(
    client, board, child_p
):
    make_redirect(board, "/old", child_p)
    child_p.unpublish()

    response = get(client, board, "/old/")

    assert response.url == "/child-p/"
    assert get(client, board, response.url).status_code == 410


def test_only_looking_is_redirected(client, board, child_p):
    make_redirect(board, "/old", child_p)

    answer = client.post("/old/", headers={"host": host_of(board)})

    assert answer.status_code in (403, 404)


def rename(page: ContentPage, slug: str) -> None:
    page.slug = slug
    # Wagtail tells of it when it is stored for good.
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()


def test_a_page_with_a_new_slug_keeps_its_old_address_and_those_below(
    client, board, child_p
):
    make_page(ContentPage, child_p, slug="report")
    rename(child_p, "child-q")

    assert get(client, board, "/child-p/")["Location"] == "/child-q/"
    assert get(client, board, "/child-p/report/")["Location"] == "/child-q/report/"


def test_a_page_that_moves_keeps_its_old_address(client, board, child_p):
    section = make_page(ContentPage, board.home, slug="learning")
    child_p.move(section, "last-child")

    assert get(client, board, "/child-p/")["Location"] == "/learning/child-p/"


def test_a_page_that_comes_back_needs_no_redirect(client, board, child_p):
    rename(child_p, "child-q")
    rename(ContentPage.objects.get(pk=child_p.pk), "child-p")

    assert get(client, board, "/child-p/").status_code == 200
    assert get(client, board, "/child-q/")["Location"] == "/child-p/"


def test_a_page_that_was_never_public_keeps_no_old_address(board):
    draft = make_page(ContentPage, board.home, slug="secret", live=False)
    draft.slug = "other"
    with TestCase.captureOnCommitCallbacks(execute=True):
        draft.save()

    assert not Redirect.objects.exists()


def test_pages_in_another_order_keep_no_old_address(board, child_p):
    make_page(ContentPage, board.home)
    child_p.move(board.home, "last-child")

    assert not Redirect.objects.exists()


def test_a_manager_makes_a_redirect_of_their_board(client, board, manager, child_p):
    answer = add(manager, "/Old.html", page=child_p.pk)

    assert answer.status_code == 302
    assert get(client, board, "/old.html")["Location"] == "/child-p/"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("old", "/old"),
        ("/Old/", "/old"),
        ("http://{host}/old/?b=2&a=1", "/old?a=1&b=2"),
        ("https://www.former.example/a", "/a"),
        ("/caf%C3%A9", "/café"),
    ],
)
def test_an_old_address_is_taken_as_people_copy_it(
    board, manager, child_p, typed, stored
):
    BoardHost.objects.create(board=board.board, hostname="www.former.example")
    add(manager, typed.format(host=host_of(board)), page=child_p.pk)

    assert Redirect.objects.get().old_path == stored


@pytest.mark.parametrize(
    ("old", "url", "field", "words"),
    [
        ("https://www.elsewhere.example/a", "/b", "old_path", "not on a host of"),
        ("/", "/b", "old_path", "the home page"),
        ("/a", "", "target_page", "Say where it leads"),
        ("/a", "javascript:alert(1)", "target_url", "Write a whole address"),
        ("/a", "//evil.example", "target_url", "Write a whole address"),
        ("/a", "/A/", "target_url", "round in a circle"),
        ("/a", "/b", "target_url", "round in a circle"),
        ("/taken", "/x", "old_path", "There is a redirect from this address"),
        ("", "/x", "old_path", "Write the address that people still type"),
    ],
)
def test_what_would_lead_nowhere_is_refused_in_words(
    board, manager, old, url, field, words
):
    make_redirect(board, "/taken", "/x")
    make_redirect(board, "/b", "/a")

    found = errors(add(manager, old, url=url))

    assert [*found] == [field]
    (said,) = found[field]
    assert words in said


def test_a_page_and_an_address_cannot_both_be_meant(manager, child_p):
    assert "target_page" in errors(add(manager, "/a", url="/b", page=child_p.pk))


def test_a_redirect_to_another_boards_page_is_refused_in_a_scope_and_outside(
    board, manager, child_p
):
    foreign = make_page(ContentPage, make_board().home)

    for client in (manager, cms_client(make_administrator())):
        answer = add(client, "/a", page=foreign.pk, board=board.board.pk)
        assert errors(answer)["target_page"]
    assert not Redirect.objects.exists()


def test_the_form_of_a_manager_cannot_name_another_board(board, manager, child_p):
    other = make_board()
    add(manager, "/a", page=child_p.pk, board=other.board.pk)

    assert Redirect.objects.get().board == board.board


def test_two_boards_have_the_same_old_address(board, manager, child_p):
    make_redirect(make_board(), "/a", "/b")

    assert add(manager, "/a", page=child_p.pk).status_code == 302


@pytest.mark.parametrize("action", ["edit", "delete", "history"])
def test_another_boards_redirect_is_not_there(manager, action):
    foreign = make_redirect(make_board(), "/a", "/needle")
    address = reverse(f"redirects:{action}", args=[foreign.pk])

    assert manager.get(address).status_code == 404
    assert manager.post(address, {"old_path": "/mine"}).status_code == 404
    assert Redirect.objects.get().old_path == "/a"


def test_an_editor_keeps_no_redirects(board, child_p):
    own = make_redirect(board, "/a", child_p)
    editor = cms_client(make_editor(board))

    assert editor.get(reverse("redirects:index")).status_code == 302
    assert add(editor, "/b", page=child_p.pk).status_code == 302
    editor.post(reverse("redirects:delete", args=[own.pk]))
    editor.post(reverse("redirects:import"), {"text": "/c,/d", "confirm": ""})
    assert Redirect.objects.get() == own
    assert "redirects" not in editor.get("/admin/").content.decode()


def test_the_list_says_what_is_wrong_with_a_redirect(board, manager, child_p):
    gone = make_page(ContentPage, board.home, live=False)
    make_redirect(board, "/child-p", "https://www.example.org/")
    make_redirect(board, "/to-draft", gone)
    make_redirect(board, "/chain", "/to-draft")
    make_redirect(board, "/nowhere", "/gone")
    make_redirect(board, "/fine", "/child-p/")
    make_redirect(make_board(), "/needle", "/b")

    listed = manager.get(reverse("redirects:index"))

    remarks = {row.old_path: row.remarks for row in listed.context["object_list"]}
    assert "“Child P” answers" in remarks.pop("/child-p")[0]
    assert "is not live" in remarks.pop("/to-draft")[0]
    assert "is redirected again" in remarks.pop("/chain")[0]
    assert "Nothing answers at /gone" in remarks.pop("/nowhere")[0]
    assert remarks == {"/fine": []}
    assert "needle" not in listed.content.decode()


def test_a_redirect_that_is_saved_unchanged_stays_as_it_is(board, manager):
    for typed in ("/minutes/item%231.pdf", "/a%2525.pdf", "/index.php?page=12"):
        manager.post(reverse("redirects:add"), {"old_path": typed, "target_url": "/x/"})
        made = Redirect.objects.latest("pk")
        address = reverse("redirects:edit", args=[made.pk])
        shown = manager.get(address).context["form"]["old_path"].value()

        manager.post(address, {"old_path": shown, "target_url": "/x/"})

        assert Redirect.objects.get(pk=made.pk).old_path == made.old_path


def test_what_counts_visitors_keeps_nobody_from_a_redirect(client, board):
    make_redirect(board, "/index.php?page=12", "/reviews/")

    for query in ("page=12&utm_source=x", "fbclid=1&page=12", "page=12"):
        assert (
            client.get(f"/index.php?{query}", headers={"host": host_of(board)}).url
            == "/reviews/"
        )
    other = client.get(
        "/index.php?page=13&utm_source=x", headers={"host": host_of(board)}
    )
    assert other.status_code == 404


def test_a_letter_with_its_sign_apart_is_the_same_letter(client, board, manager):
    spellings = ["/Si%C3%A2n.pdf", "/Sia%CC%82n.pdf"]
    for typed in spellings:
        Redirect.objects.all().delete()
        manager.post(reverse("redirects:add"), {"old_path": typed, "target_url": "/x/"})
        for asked in spellings:
            found = client.get(asked, headers={"host": host_of(board)})
            assert found.url == "/x/"
