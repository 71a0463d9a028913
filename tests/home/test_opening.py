"""The administrator's form for a new board: one step, and it looks finished."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Page, Revision, UploadedFile

from boards.models import Board, Invitation, Role
from cms import trees
from cms.models import BoardImage
from home.models import HomePage
from home.opening.pages import PAGES
from tests.factories import cms_client, make_administrator, make_board
from tests.home.test_provisioning import counts
from tests.reading import addresses, parsed, words

pytestmark = pytest.mark.django_db

FACTS = {
    "name": "Exampleshire Safeguarding Partnership",
    "short_name": "Exampleshire SP",
    "lead": "We keep children in Exampleshire safe.",
    "hosts": "new.example\nOTHER.example.",
    "languages": ["en-gb", "cy", "ur"],
    "first_language": "en-gb",
    "colour": "#5A2D82",
    "address": "County Hall\nExampleton",
    "phone": "01632 960100",
    "email": "office@new.example",
    "concern_phone": "01632 960101",
    "out_of_hours_phone": "01632 960102",
    "manager_email": "manager@new.example",
    "pages": list(PAGES),
}
HOST = {"host": "new.example"}


def logo() -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (240, 120)).save(content, "PNG")
    return SimpleUploadedFile("logo.png", content.getvalue())


def send(client: Client | None = None, **fields: Any) -> Any:
    client = client or cms_client(make_administrator())
    return client.post(reverse("board_open"), FACTS | fields)


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200, "The board was opened."
    return {k: [str(t) for t in v] for k, v in response.context["form"].errors.items()}


@pytest.fixture
def opened() -> Board:
    response = send(logo=logo())
    assert response.status_code == 302, errors(response)
    return Board.objects.get()


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


def test_the_first_manager_gets_a_link_by_mail(
    mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send()

    (mail,) = mailoutbox
    assert mail.to == ["manager@new.example"]
    assert "/admin/join/" in mail.body


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


def test_without_numbers_nobody_is_left_without_one(client):
    send(concern_phone="", out_of_hours_phone="")

    concern = words(client.get("/worried-about-a-child/", headers=HOST))

    assert "NSPCC helpline on 0808 800 5000" in concern
    assert "999" in concern


def test_what_is_not_ticked_is_neither_made_nor_linked(client):
    send(pages=["news", "privacy"])

    home = client.get("/", headers=HOST)

    assert Page.objects.filter(depth=4).count() == 2
    assert [door.text.strip() for door in parsed(home).select(".door a")] == ["News"]


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


def test_a_board_whose_first_language_is_welsh_answers_in_it(client):
    send(
        languages=["cy"],
        first_language="cy",
        lead="Rydym yn cadw plant yn ddiogel.",
    )

    bare = client.get("/", headers=HOST)
    welsh = client.get("/cy/", headers=HOST)

    assert bare.status_code == 302
    assert bare["Location"] == "/cy/"
    assert words(welsh, "h1") == "Rydym yn cadw plant yn ddiogel."
    assert not Page.objects.filter(depth=4, live=True).exists()
    assert Page.objects.filter(depth=4).count() == len(PAGES)


def test_what_opening_made_was_published_by_nobody(opened):
    assert not Revision.objects.filter(user__isnull=False).exists()


@pytest.mark.parametrize(
    ("typed", "at_fault"),
    [
        ({"name": ""}, "name"),
        ({"name": "Taken"}, "name"),
        ({"short_name": "Taken"}, "short_name"),
        ({"lead": ""}, "lead"),
        ({"hosts": "new.example\ntaken.example"}, "hosts"),
        ({"hosts": "localhost"}, "hosts"),
        ({"hosts": "*.example"}, "hosts"),
        ({"languages": []}, "languages"),
        ({"first_language": "pl"}, "first_language"),
        ({"colour": "#ffcc00"}, "colour"),
        ({"phone": "call us"}, "phone"),
        ({"phone": "", "email": ""}, "phone"),
        ({"email": "nobody"}, "email"),
        ({"manager_email": ""}, "manager_email"),
        ({"pages": ["blog"]}, "pages"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_left(typed, at_fault):
    make_board(name="Taken", short_name="Taken", hostname="taken.example")
    administrator = cms_client(make_administrator())
    before = counts()

    response = send(administrator, **typed)

    assert list(errors(response)) == [at_fault]
    form = response.context["form"]
    for name, value in (FACTS | typed).items():
        assert form[name].value() == value
    assert counts() == before


def test_a_logo_is_kept_while_something_else_is_put_right():
    administrator = cms_client(make_administrator())

    refused = send(administrator, name="", logo=logo())
    kept = parsed(refused).select_one("[name=kept_logo]")["value"]
    send(administrator, kept_logo=kept)

    assert Board.objects.get().logo.width == 240
    assert not UploadedFile.objects.exists()


def test_nobody_uses_a_logo_that_somebody_else_sent():
    refused = send(name="", logo=logo())
    kept = parsed(refused).select_one("[name=kept_logo]")["value"]

    send(cms_client(make_administrator()), kept_logo=kept)

    assert Board.objects.get().logo is None


def test_a_logo_that_is_no_picture_is_refused():
    wrong = SimpleUploadedFile("logo.png", b"no picture")

    assert list(errors(send(logo=wrong))) == ["logo"]
    assert not BoardImage.objects.exists()


def test_the_contrast_of_a_colour_is_shown():
    response = send(name="")

    assert "9.8 : 1" in words(response, ".colour-input__verdict")
