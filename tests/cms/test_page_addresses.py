"""What works addresses out by itself says what Wagtail and Django say."""

import pytest
from django.urls import reverse

from boards.models import ContentPage
from cms.models import BoardDocument
from cms.page_addresses import PageAddresses
from tests.factories import make_board, make_page
from tests.states import home_in

SLUGS = ("child-a", "শিশু", "zażółć")
NAMES = [
    "report.pdf",
    "100 % of it; part 1, (a) & b+c=d.pdf",
    "What? Who#.pdf",
    "Święta è ü “q”.pdf",
    "শিশু.pdf",
    "a~b:c@d!$'*.pdf",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_the_address_that_django_would_find(name):
    document = BoardDocument(pk=7, collection_id=1, file=f"a-folder/{name}")

    assert document.url == reverse("wagtaildocs_serve", args=[7, name])


@pytest.mark.django_db
def test_pages_beside_each_other_have_the_addresses_that_wagtail_would_find(rf):
    board, other = make_board(), make_board()
    homes = (board.home, home_in(board, "pl"), other.home)
    parents = [make_page(ContentPage, home) for home in homes]
    pages = [
        *(make_page(ContentPage, at, slug=slug) for at in parents for slug in SLUGS),
        *parents,
        *homes,
    ]
    for host in (board.board.hostname, other.board.hostname):
        request = rf.get("/", headers={"host": host})
        addresses = PageAddresses(request)

        assert [addresses.of(page) for page in pages] == [
            page.get_url(request) for page in pages
        ]
