"""Pages of text, and the blocks that they are made of."""

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from boards.models import ContentPage
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_document, make_page, release
from tests.reading import addresses, each, headings, parsed, words
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def make_text(board: OpenedBoard, *body, **fields) -> ContentPage:
    return make_page(ContentPage, board.home, body=list(body), **fields)


def test_headings_stand_on_the_level_that_was_chosen(client, board):
    page = make_text(
        board,
        ("heading", {"text": "Section", "level": "2"}),
        ("heading", {"text": "Part", "level": "3"}),
        title="About",
    )

    assert headings(get(client, board, page)) == [
        ("h1", "About"),
        ("h2", "Section"),
        ("h3", "Part"),
    ]


def test_law_is_quoted_as_it_stands_with_its_source(client, board):
    law = (
        "<p>5(2) The review must</p><ol><li>(a) say<ul><li>(i) why.</li></ul></li></ol>"
    )
    page = make_text(
        board,
        (
            "statute",
            {
                "source": "Regulations 2006, regulation 5",
                "url": "https://www.legislation.gov.uk/uksi/2006/90",
                "text": law,
            },
        ),
    )

    response = get(client, board, page)

    figure = parsed(response).select_one("figure.statute")
    assert figure.blockquote.ol.li.ul.li.get_text() == "(i) why."
    assert figure.cite.get_text() == "Regulations 2006, regulation 5"
    assert "(opens another site)" in figure.figcaption.get_text()
    assert figure.a["href"] == "https://www.legislation.gov.uk/uksi/2006/90"


def test_steps_callouts_quotes_and_tables_are_what_they_say(client, board):
    page = make_text(
        board,
        ("callout", {"heading": "Act today", "text": "<p>Call us.</p>"}),
        (
            "steps",
            [
                {"heading": "Tell your manager", "text": "<p>Now.</p>"},
                {"heading": "Write it down", "text": ""},
            ],
        ),
        ("quote", {"text": "Nobody asked me.", "who": "a young person"}),
        (
            "table",
            {
                "caption": "Whom to call",
                "columns": [
                    {"type": "text", "heading": "Area"},
                    {"type": "text", "heading": "Phone"},
                ],
                "rows": [{"values": ["North", "01228 526690"]}],
            },
        ),
    )

    response = get(client, board, page)

    assert words(response, ".callout") == "Act today Call us."
    assert each(response, "ol.steps > li") == [
        "Tell your manager Now.",
        "Write it down",
    ]
    assert words(response, "figure.quote blockquote") == "Nobody asked me."
    assert words(response, "table caption") == "Whom to call"
    assert each(response, "table th[scope=col]") == ["Area", "Phone"]
    assert each(response, "table td") == ["North", "01228 526690"]


def test_a_file_in_the_text_says_its_kind_and_size(client, board):
    file = make_document(board, title="Referral form")
    page = make_text(
        board,
        ("file", {"file": file, "text": ""}),
        ("file", {"file": file, "text": "The same form"}),
    )

    links = each(get(client, board, page), ".prose a")

    assert links[0].startswith("Referral form (PDF, 1 page, ")
    assert links[1].startswith("The same form (PDF, 1 page, ")


def test_a_file_that_is_gone_leaves_no_empty_link(client, board):
    file = make_document(board)
    page = make_text(board, ("file", {"file": file, "text": "The form"}), live=False)
    file.delete()
    Page.objects.filter(pk=page.pk).update(live=True)

    assert not addresses(get(client, board, page), ".prose a")


def test_a_link_leads_to_a_page_or_says_that_it_leaves_the_site(client, board):
    target = make_text(board, slug="target")
    page = make_text(
        board,
        ("link", {"text": "On this site", "page": target, "url": ""}),
        ("link", {"text": "A film", "page": None, "url": "https://www.example.org/f"}),
    )

    response = get(client, board, page)

    assert each(response, ".prose a") == ["On this site", "A film (opens another site)"]
    assert addresses(response, ".prose a") == ["/target/", "https://www.example.org/f"]


@pytest.mark.parametrize("state", ["a draft", "gone"])
def test_a_link_to_a_page_that_nobody_may_read_is_no_dead_link(client, board, state):
    target = make_text(board, title="Hidden", slug="target", live=False)
    page = make_text(board, ("link", {"text": "Read on", "page": target, "url": ""}))
    if state == "gone":
        target.delete()

    response = get(client, board, page)

    assert response.status_code == 200
    assert not addresses(response, ".prose a")


def test_a_picture_has_its_words_and_its_caption(client, board):
    image = get_image_model().objects.create(
        title="A house", file=get_test_image_file(), collection=board.collection
    )
    block = {
        "image": {"image": image.pk, "alt_text": "A small house", "decorative": False},
        "caption": "Where we meet",
    }
    page = make_page(ContentPage, board.home)
    page.body = [{"type": "figure", "value": block}]
    page.save()

    figure = parsed(get(client, board, page)).select_one("figure.figure")

    assert figure.img["alt"] == "A small house"
    assert figure.img["src"].startswith("/media/")
    assert figure.figcaption.get_text() == "Where we meet"


def test_a_page_lists_the_pages_below_it_that_a_visitor_may_read(client, board):
    page = make_text(board)
    make_page(ContentPage, page, title="Second", summary="What it says.")
    first = make_page(ContentPage, page, title="First")
    first.move(page, pos="first-child")
    make_page(ContentPage, page, title="A draft", live=False)
    lock(make_page(ContentPage, page, title="Closed"))

    response = get(client, board, page)

    assert each(response, ".card__title") == ["First", "Second"]
    assert words(response, ".card__text") == "What it says."


def test_a_page_of_text_may_give_out_files(client, board):
    page = make_text(board)
    release(page, make_document(board), title="Annual report", kind="guidance")

    response = get(client, board, page)

    assert words(response, ".document-item__title").startswith("Annual report (PDF")


def test_what_is_pasted_into_a_text_does_nothing(client, board):
    page = make_text(
        board,
        (
            "text",
            '<p onclick="x()">Words<script>alert(1)</script>'
            '<img src="https://evil.example/a.png"><a href="javascript:x()">here</a>'
            '<iframe src="https://evil.example"></iframe></p>',
        ),
        ("quote", {"text": "<script>alert(1)</script>", "who": "<b>who</b>"}),
        ("heading", {"text": "<img src=x onerror=x()>", "level": "2"}),
    )

    document = parsed(get(client, board, page))

    main = document.main
    assert "Words" in main.get_text()
    assert not main.select("script, img, iframe, [onclick], [onerror], a[href^=java]")
