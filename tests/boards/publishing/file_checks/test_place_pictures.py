"""Small pictures of the places of findings: what they show, and to whom."""

import io

import pytest
from django.urls import reverse
from PIL import Image, ImageChops

from boards.models import Role
from boards.publishing.file_checks import place_pictures
from boards.publishing.file_checks.never_publish import add
from boards.publishing.file_checks.place_pictures import mark_of
from cms.reading.draw_place import LARGEST
from cms.reading.outside import Answer
from tests.boards.publishing.file_checks.worlds import (
    CLEAN,
    COVERED,
    checked,
    saying,
    the_check,
)
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_member,
    make_review,
    make_user,
    release,
    submit,
)
from tests.reading import parsed

pytestmark = pytest.mark.django_db


def address_of(document, key: str, number: int = 0) -> str:
    finding = next(
        one for one in the_check(document).findings if one["key"].startswith(key)
    )
    where = [document.pk, mark_of(finding), number]
    return reverse("file_finding_place", args=where)


def pictures_on(client, document) -> list:
    response = client.get(reverse("file_findings", args=[document.pk]))
    return parsed(response).select(".file-check__pictures img")


def is_marked(content: bytes) -> bool:
    """Whether a picture has a red mark upon it."""
    red, green, _blue = Image.open(io.BytesIO(content)).convert("RGB").split()
    return ImageChops.subtract(red, green).getextrema()[1] > 100


def test_each_finding_with_a_page_shows_its_place_and_says_which():
    board = make_board()
    document = checked(board, COVERED)
    client = cms_client(make_editor(board))

    [picture] = pictures_on(client, document)

    assert picture["alt"] == (
        "Page 1, in the upper third, under a dark area, where this was found: "
        "Text that nobody can see"
    )
    assert picture["loading"] == "lazy"
    shown = client.get(picture["src"])
    assert shown["Content-Type"] == "image/jpeg"
    assert {"private", "no-store"} <= set(shown["Cache-Control"].split(", "))
    assert len(shown.content) <= LARGEST
    assert is_marked(shown.content)
    # A part of the page, in its whole width.
    width, height = Image.open(io.BytesIO(shown.content)).size
    assert width > height


def test_a_clean_file_asks_for_no_picture():
    board = make_board()
    document = checked(board, CLEAN)

    assert pictures_on(cms_client(make_editor(board)), document) == []


@pytest.fixture
def not_drawn(monkeypatch):
    """As if each picture were drawn: whether it may be is what is asked."""
    monkeypatch.setattr(place_pictures, "_drawn", lambda *_which: b"drawn")


def test_only_who_keeps_the_list_sees_where_a_listed_name_is(not_drawn):
    board, other = make_board(), make_board()
    add(board.board, ["Jameson Doe"], "", make_manager(board))
    document = checked(board, saying("The father is Jameson Doe, jo@example.net"))
    listed, email = (address_of(document, key) for key in ("never_publish", "email"))
    answers = {}
    for role in Role:
        for of in (board, other):
            client = cms_client(make_member(of, role))
            may = [client.get(where).status_code == 200 for where in (listed, email)]
            shown = client.get(reverse("file_findings", args=[document.pk]))
            sees = [where in shown.content.decode() for where in (listed, email)]
            assert may == sees, role
            answers[role, of is board] = may
    # Who may change the file is who sees the screen of its check.
    screen = reverse("file_findings", args=[document.pk])

    for (role, is_own), (sees_listed, sees_email) in answers.items():
        assert sees_listed is (is_own and role == Role.MANAGER), role
        works = cms_client(make_member(board, role)).get(screen).status_code == 200
        assert sees_email is (is_own and works), role
    assert cms_client(make_administrator()).get(listed).status_code == 200


def test_who_signs_off_is_shown_the_places_that_they_may_see(not_drawn):
    board = make_board()
    add(board.board, ["Peter Lund"], "", make_manager(board))
    hidden = checked(board, COVERED)
    named = checked(board, saying("The uncle is Peter Lund"))
    review = make_review(board, live=False)
    for document in (hidden, named):
        release(review, document, kind="report")
    review.save_revision()
    editor = make_editor(board)
    waits = submit(board, review, by=editor)
    where = [address_of(hidden, "hidden_text"), address_of(named, "never_publish")]

    for person, seen in (
        (editor, where[:1]),
        (make_member(board, Role.APPROVER), where[:1]),
        (make_member(board, Role.MANAGER), where),
    ):
        client = cms_client(person)
        screen = parsed(client.get(reverse("release", args=[waits.pk])))
        shown = [
            image["src"] for image in screen.select("details.file-check-summary img")
        ]
        assert sorted(shown) == sorted(seen)
        assert all(client.get(address).status_code == 200 for address in shown)


def test_nobody_else_is_shown_a_place(not_drawn):
    board = make_board()
    address = address_of(checked(board, COVERED), "hidden_text")

    client = cms_client(make_editor(board))
    client.logout()
    assert client.get(reverse("wagtailadmin_home")).status_code in (302, 404)

    assert client.get(address).status_code == 302
    assert cms_client(make_user()).get(address).status_code != 200


def test_of_another_file_than_the_one_checked_nothing_is_shown():
    board = make_board()
    document = checked(board, COVERED)
    client, address = cms_client(make_editor(board)), address_of(document, "hidden")
    assert client.get(address).status_code == 200

    with document.file.storage.open(document.file.name, "wb") as stored:
        stored.write(CLEAN)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "change", [{"reader": 2}, {"state": "reading"}, {"file_hash": "0" * 40}]
)
def test_of_a_check_that_is_no_such_check_any_more_nothing_is_shown(not_drawn, change):
    board = make_board()
    document = checked(board, COVERED)
    client, address = cms_client(make_editor(board)), address_of(document, "hidden")
    assert client.get(address).status_code == 200

    document.checks.update(**change)

    assert client.get(address).status_code == 404
    assert pictures_on(client, document) == []


def test_a_place_that_nobody_found_has_no_picture(not_drawn):
    board = make_board()
    document = checked(board, COVERED)
    client = cms_client(make_editor(board))

    assert client.get(address_of(document, "hidden", 1)).status_code == 404
    other = reverse("file_finding_place", args=[document.pk, "0" * 32, 0])
    assert client.get(other).status_code == 404


def test_a_screen_shows_a_bounded_number_of_places():
    board = make_board()
    document = checked(board, COVERED)
    check = the_check(document)
    check.findings = [
        {
            "key": key,
            "count": 30,
            "places": [{"page": page} for page in range(1, 31)],
        }
        for key in ("hidden_text", "comments")
    ]
    check.save()

    shown = pictures_on(cms_client(make_editor(board)), document)

    assert len(shown) == place_pictures.MOST_ON_A_SCREEN


def test_a_file_that_cannot_be_drawn_shows_nothing(monkeypatch):
    board = make_board()
    document = checked(board, COVERED)
    monkeypatch.setattr(
        place_pictures, "with_file", lambda *_which: Answer(refused="unreadable")
    )

    address = address_of(document, "hidden")
    assert cms_client(make_editor(board)).get(address).status_code == 404


def test_where_a_name_or_number_is_has_a_mark():
    board = make_board()
    manager = make_manager(board)
    add(board.board, ["Jameson Doe"], "", manager)
    said = saying("The father is Jameson Doe, 943 476 5919")
    document = checked(board, said)
    client = cms_client(manager)

    for key in ("never_publish", "nhs_number"):
        assert is_marked(client.get(address_of(document, key)).content), key
