"""What is wrong with a page's form stands on top, and once at each field."""

import pytest
from bs4 import BeautifulSoup

from boards.models import ReviewIndexPage, ReviewPage
from tests.cms_forms import adding, rows, send
from tests.factories import cms_client, make_board, make_editor, the_list
from tests.reading import each

pytestmark = pytest.mark.django_db


def test_the_summary_leads_to_each_field_and_no_sentence_stands_for_all():
    board = make_board()
    client = cms_client(make_editor(board))
    address = adding(ReviewPage, the_list(ReviewIndexPage, board))
    sent = {"title": "", "released_documents": rows({"title": ""}, {"title": "T"})}

    refused = send(client, address, sent, submit=True)

    soup = BeautifulSoup(refused.content, "html.parser")
    links = soup.select(".error-summary a")
    said = [" ".join(link.get_text().split()) for link in links]
    assert said[:3] == [
        "“Name of the review” is missing.",
        "“Type of review” is missing.",
        "Document 1: “Kind” is missing.",
    ]
    assert "Document 1: “Title” is missing." in said
    targets = [link["href"].removeprefix("#") for link in links]
    assert [name for name in targets if soup.find(id=name) is None] == []
    assert "This field is required" not in refused.content.decode()
    assert each(refused, ".messages") == [""]
    at_fields = [
        " ".join(one.get_text().split()) for one in soup.select(".error-message")
    ]
    assert sorted(at_fields) == sorted(one.split(": ")[-1] for one in said)
