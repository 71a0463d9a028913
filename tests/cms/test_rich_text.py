"""Rich text as the public reads it."""

import pytest
from django.utils import translation
from wagtail.models import Locale
from wagtail.rich_text import RichText

from boards.models import ContentPage
from cms.rich_text import render
from cms.templatetags.rich import richtext_out
from tests.factories import host_of, make_board, make_document, make_page

NOTE = '<span class="external__note">(opens another site)</span>'


def test_a_link_to_another_site_says_so():
    html = render('<p><a href="https://www.nspcc.org.uk/?a=1&amp;b=2">NSPCC</a></p>')

    assert html == (
        '<p><a class="external" href="https://www.nspcc.org.uk/?a=1&amp;b=2" '
        f'rel="external">NSPCC {NOTE}</a></p>'
    )


@pytest.mark.parametrize("href", ["mailto:a@b.uk", "tel:999", "#who", "/reviews/"])
def test_a_link_that_stays_here_is_left_as_it_is(href):
    link = f'<p><a href="{href}">Words</a></p>'

    assert render(link) == link


@pytest.mark.parametrize(
    "link",
    [
        "<a>Words</a>",
        '<a href="javascript:alert(1)">Words</a>',
        '<a linktype="page">Words</a>',
        '<a linktype="page" id="x">Words</a>',
        '<a linktype="unheard-of" id="1">Words</a>',
    ],
)
def test_a_link_to_nothing_becomes_plain_words(link):
    assert render(f"<p>Some {link} here</p>") == "<p>Some Words here</p>"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="x()" style="color:red">Words</p>', "<p>Words</p>"),
        ("<p><font>Words</font></p>", "<p>Words</p>"),
        ('<p><a href="https://a.uk" onclick="x()">A</a></p>', None),
        ("<p>1 < 2 & 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("", ""),
    ],
)
def test_only_harmless_markup_gets_out(stored, shown):
    html = render(stored)

    assert "onclick" not in html
    if shown is not None:
        assert html == shown


def test_lists_inside_lists_and_emphasis_survive():
    law = "<ol><li><b>a</b><ol><li><i>i</i></li></ol></li></ol>"

    assert render(law) == law


def test_emphasis_inside_a_link_survives():
    html = render('<p><a href="https://a.uk"><b>Bold</b> words</a></p>')

    assert f"<b>Bold</b> words {NOTE}</a>" in html


def test_the_note_is_in_the_readers_language(monkeypatch):
    monkeypatch.setattr("cms.rich_text._", lambda text: "yn agor gwefan arall")

    assert "(yn agor gwefan arall)" in render('<a href="https://a.uk">A</a>')


@pytest.mark.parametrize("value", [None, "", RichText("")])
def test_no_text_is_no_text(value):
    assert richtext_out(value) == ""


@pytest.mark.django_db
class TestLinksToWhatABoardHas:
    @pytest.fixture
    def board(self):
        return make_board()

    def test_a_link_to_a_file_says_its_kind_pages_and_size(self, board):
        file = make_document(board, filename="report.pdf", page_count=48)

        html = render(f'<p><a linktype="document" id="{file.pk}">The report</a></p>')

        facts = ", ".join(file.facts)
        assert facts.startswith("PDF, 48 pages, ")
        assert html == (
            f'<p><a href="{file.url}">The report <span class="file">({facts})</span>'
            "</a></p>"
        )

    def test_a_link_to_a_live_page_leads_there(self, board):
        page = make_page(ContentPage, board.home, title="Privacy", slug="privacy")

        html = render(f'<p><a linktype="page" id="{page.pk}">Privacy</a></p>')

        address = f"http://{host_of(board)}/privacy/"
        assert html == f'<p><a href="{address}">Privacy</a></p>'

    def test_a_link_leads_to_the_page_in_the_readers_language(self, board):
        page = make_page(ContentPage, board.home, title="Privacy", slug="privacy")
        polish = Locale.objects.get(language_code="pl")
        board.home.copy_for_translation(polish).save_revision().publish()
        page.copy_for_translation(polish).save_revision().publish()

        with translation.override("pl"):
            html = render(f'<a linktype="page" id="{page.pk}">Privacy</a>')

        assert f"http://{host_of(board)}/pl/privacy/" in html

    @pytest.mark.parametrize("target", ["draft page", "no page", "no file", "a board"])
    def test_a_link_that_leads_nowhere_becomes_plain_words(self, board, target):
        draft = make_page(ContentPage, board.home, live=False)
        linktype, key = {
            "draft page": ("page", draft.pk),
            "no page": ("page", 987654),
            "no file": ("document", 987654),
            "a board": ("page", board.board.pk),
        }[target]

        html = render(f'<p>The <a linktype="{linktype}" id="{key}">words</a>.</p>')

        assert html == "<p>The words.</p>"

    def test_many_links_cost_no_more_queries_than_one(
        self, board, django_assert_num_queries
    ):
        files = [make_document(board) for _number in range(3)]
        pages = [make_page(ContentPage, board.home) for _number in range(3)]
        text = "".join(
            f'<p><a linktype="{linktype}" id="{target.pk}">Words</a></p>'
            for linktype, targets in (("document", files), ("page", pages))
            for target in targets
        )
        render(text)

        with django_assert_num_queries(2):
            html = render(text)

        assert html.count("<a href=") == 6

    def test_a_text_without_links_costs_no_query(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert render("<p>Words</p>") == "<p>Words</p>"
