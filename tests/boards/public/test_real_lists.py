"""Lists as real boards keep them: in their order, with notes, and with other things."""

import pytest

from boards.models import (
    AboutReview,
    BriefingPage,
    LearningIndexPage,
    LibraryIndexPage,
    LibraryItemPage,
    ReviewIndexPage,
    ReviewListEntry,
)
from cms.partial_dates import PartialDate
from tests.cms_forms import editing, send
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_editor,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.reading import addresses, each, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def reviews(board):
    """In the tree A, C, B: of words that name no year, of 2016, of 2014."""
    return [
        make_review(
            board, title="Child A", published=PartialDate.parse("as written: long ago")
        ),
        make_review(board, title="Child C", published=PartialDate.parse("spring 2016")),
        make_review(board, title="Child B", published=PartialDate.parse("2014/15")),
    ]


def in_order(board, **fields) -> ReviewIndexPage:
    index = the_list(ReviewIndexPage, board)
    for name, value in fields.items():
        setattr(index, name, value)
    index.save()
    return index


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", "CBA"),
        ("oldest", "BCA"),
        ("name", "ABC"),
        ("hand", "ACB"),
    ],
)
def test_a_list_stands_in_the_order_that_its_board_chose(
    client, board, reviews, order, expected
):
    index = in_order(board, order=order)

    titles = each(get(client, board, index), ".review-item__title")

    assert titles == [f"Child {letter}" for letter in expected]


def test_a_list_by_date_has_the_words_of_each_date_over_it(client, board, reviews):
    index = in_order(board, grouping="date")

    headings = each(get(client, board, index), ".review-group__title")

    assert headings == ["spring 2016", "2014/15", "long ago"]
    assert words(get(client, board, index, year="2014"), ".result-count") == "1 review"


def test_what_is_no_review_stands_in_the_list_with_its_date(client, board, reviews):
    index = in_order(board)
    page = make_page(BriefingPage, the_list(LearningIndexPage, board), title="Hidden")
    page.unpublish()
    for title, fields in {
        "National review": {"link": "https://www.example.org/n", "kind": "National"},
        "Not out yet": {"target": page},
    }.items():
        ReviewListEntry.objects.create(
            page=index,
            locale=index.locale,
            title=title,
            published=PartialDate.parse("May 2022"),
            **fields,
        )

    response = get(client, board, index)

    shown = words(response)
    assert "Also in this list National review" in shown
    assert "National · Published May 2022" in shown
    assert "https://www.example.org/n" in addresses(response)
    assert page.relative_url(board.site) not in addresses(response)


def test_the_table_of_reviews_has_dates_and_numbered_notes(client, board, reviews):
    index = in_order(board, grouping="matrix")
    release(
        reviews[0],
        title="Report A",
        availability="not_published",
        public_note="The family asked for it.",
    )
    release(
        reviews[2],
        title="Report B",
        link="https://www.example.org/a",
        published=PartialDate.parse("autumn 2015"),
    )
    release(reviews[2], kind="briefing", title="Briefing B", availability="missing")

    response = get(client, board, index)

    cells = " ".join(each(response, ".matrix td"))
    assert "Report A Not published [1]" in cells
    assert "autumn 2015" in cells
    assert "File missing" in cells
    assert [note.split(" Back")[0] for note in each(response, ".notes__item")] == [
        "The family asked for it."
    ]


def test_a_briefing_about_one_review_stands_under_it_in_the_list(
    client, board, reviews
):
    index = in_order(board)
    briefing = make_page(
        BriefingPage, the_list(LearningIndexPage, board), title="Seven minutes"
    )
    AboutReview.objects.create(page_id=briefing.pk, review=reviews[2])
    release(briefing, title="The sheet", link="https://www.example.org/s")

    items = each(get(client, board, index), ".review-item")

    (under,) = [item for item in items if "Seven minutes" in item]
    assert under.startswith("Child B")
    assert "The sheet" in under


def test_a_shorter_time_than_the_guidances_is_warned_of_at_each_save(board, reviews):
    index, client = in_order(board), cms_client(make_editor(board))

    for said, is_warned in (
        ("We keep reports for six months.", True),
        ("Reports stay for 12 weeks.", True),
        ("Reports stay here for at least a year.", False),
    ):
        send(client, editing(index), {"retention_note": said})
        shown = client.get(editing(index)).content.decode()
        assert ("is shorter than the 12 months" in shown) == is_warned, said
        assert said in shown


def test_an_earlier_version_stays_and_leads_to_the_newer_one(client, board):
    library = the_list(LibraryIndexPage, board)
    earlier = make_page(LibraryItemPage, library, title="Policy 2015")
    newer = make_page(LibraryItemPage, library, title="Policy 2019", supersedes=earlier)

    old, new = get(client, board, earlier), get(client, board, newer)

    assert "There is a newer version: Policy 2019" in words(old)
    assert "It takes the place of: Policy 2015" in words(new)
    assert each(get(client, board, library), "main h3") == ["Policy 2019"]


def test_a_password_is_asked_for_with_words_about_how_to_get_it(client, board):
    area = make_page(
        LibraryIndexPage, board.home, password_words="Please ask the office."
    )
    below = make_page(LibraryItemPage, area, password_words="Not these.")
    area.view_restrictions.create(restriction_type="password", password="sesame")

    for page in (area, below):
        asked = words(get(client, board, page))
        assert "Please ask the office." in asked
        assert "Not these." not in asked
