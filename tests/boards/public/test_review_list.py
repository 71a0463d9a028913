"""The list of reviews, shown the way its board shows it."""

import pytest
from django.db.models import DEFERRED
from django.urls import reverse

from boards.models import (
    AboutReview,
    BulletinPage,
    LearningIndexPage,
    PageDocument,
    ReviewIndexPage,
    ReviewListSection,
    ReviewPage,
    ReviewType,
    Theme,
)
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.many import multiply
from tests.reading import addresses, each, headings, parsed, words
from tests.states import lock

pytestmark = pytest.mark.django_db

GROUPINGS = ReviewIndexPage.Grouping.values


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def the_reviews(board: OpenedBoard, **fields) -> ReviewIndexPage:
    return make_page(
        ReviewIndexPage, board.home, title="Reviews", slug="reviews", **fields
    )


def show_as(grouping: str) -> None:
    ReviewIndexPage.objects.update(grouping=grouping)


def kind_of_review(slug: str) -> ReviewType:
    return ReviewType.objects.get(slug=slug)


def section(reviews: ReviewIndexPage, slug: str, heading: str = "") -> None:
    ReviewListSection.objects.create(
        page=reviews, review_type=kind_of_review(slug), heading=heading
    )


def bulletin_about(board: OpenedBoard, *reviews: ReviewPage, **fields) -> BulletinPage:
    bulletin = make_page(BulletinPage, the_list(LearningIndexPage, board), **fields)
    for review in reviews:
        AboutReview.objects.create(page_id=bulletin.pk, review=review)
    return bulletin


@pytest.fixture
def dated(board: OpenedBoard) -> OpenedBoard:
    """A board with reviews whose dates are known to the day, month, year, or not."""
    known = {
        "Day": PartialDate(2017, 9, 12),
        "Same day": PartialDate(2017, 9, 12),
        "Other day": PartialDate(2017, 9, 5),
        "Month": PartialDate(2017, 9),
        "Year": PartialDate(2017),
        "Later": PartialDate(2019, 10),
        "Unknown": None,
    }
    the_reviews(board)
    for title, published in known.items():
        make_review(board, title=title, published=published)
    return board


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [
        (
            "date",
            [
                ("h2", "October 2019"),
                ("h3", "Later"),
                ("h2", "12 September 2017"),
                ("h3", "Day"),
                ("h3", "Same day"),
                ("h2", "5 September 2017"),
                ("h3", "Other day"),
                ("h2", "September 2017"),
                ("h3", "Month"),
                ("h2", "2017"),
                ("h3", "Year"),
                ("h2", "Date not known"),
                ("h3", "Unknown"),
            ],
        ),
        (
            "month",
            [
                ("h2", "October 2019"),
                ("h3", "Later"),
                ("h2", "September 2017"),
                ("h3", "Day"),
                ("h3", "Same day"),
                ("h3", "Other day"),
                ("h3", "Month"),
                ("h2", "2017"),
                ("h3", "Year"),
                ("h2", "Date not known"),
                ("h3", "Unknown"),
            ],
        ),
        (
            "year",
            [
                ("h2", "2019"),
                ("h3", "Later"),
                ("h2", "2017"),
                ("h3", "Day"),
                ("h3", "Same day"),
                ("h3", "Other day"),
                ("h3", "Month"),
                ("h3", "Year"),
                ("h2", "Date not known"),
                ("h3", "Unknown"),
            ],
        ),
        (
            "list",
            [
                ("h2", "Later"),
                ("h2", "Day"),
                ("h2", "Same day"),
                ("h2", "Other day"),
                ("h2", "Month"),
                ("h2", "Year"),
                ("h2", "Unknown"),
            ],
        ),
    ],
)
def test_reviews_stand_under_their_dates_the_newest_first_and_the_undated_last(
    client, dated, grouping, expected
):
    show_as(grouping)

    response = get(client, dated, "/reviews/")

    assert headings(response) == [("h1", "Reviews"), *expected]


def test_one_after_another_each_review_says_its_own_date(client, dated):
    response = get(client, dated, "/reviews/")

    said = each(response, ".review-item__meta")
    assert said[0] == "Rapid review · Published October 2019"
    assert said[-1] == "Rapid review"


def test_a_date_is_marked_up_as_it_is_known(client, dated):
    show_as("date")

    marks = parsed(get(client, dated, "/reviews/")).select(".review-group__title time")

    assert [mark["datetime"] for mark in marks] == [
        "2019-10",
        "2017-09-12",
        "2017-09-05",
        "2017-09",
        "2017",
    ]


def test_every_way_of_showing_them_leads_to_every_review_once_by_its_name(
    client, dated
):
    for review in ReviewPage.objects.filter(title__in=["Day", "Later"]):
        release(review, make_document(dated))
    expected = sorted(
        (review.title, f"/reviews/{review.slug}/")
        for review in ReviewPage.objects.all()
    )

    for grouping in GROUPINGS:
        show_as(grouping)
        document = parsed(get(client, dated, "/reviews/"))

        links = document.select("main a[href^='/reviews/']")
        assert sorted((link.get_text(), link["href"]) for link in links) == expected


@pytest.fixture
def released(board: OpenedBoard) -> OpenedBoard:
    """A board with two reviews and their documents."""
    the_reviews(board)
    first = make_review(board, title="Child P", published=PartialDate(2017, 9, 12))
    second = make_review(board, title="Child Q", published=PartialDate(2016))
    release(first, make_document(board), title="P: report")
    release(first, make_document(board), title="P: briefing", kind="briefing")
    release(
        second,
        title="Q: report",
        availability="on_request",
        public_note="Please ask.",
        published=PartialDate(2016, 3),
    )
    return board


def test_tables_hold_the_documents_of_one_kind_each_with_its_review_and_date(
    client, released
):
    show_as("table")

    document = parsed(get(client, released, "/reviews/"))

    tables = document.select("table")
    assert [table.caption.get_text() for table in tables] == [
        "Reports",
        "7-minute briefings",
    ]
    rows = [
        [cell.get_text(" ", strip=True).split(" (")[0] for cell in row.select("th, td")]
        for row in tables[0].select("tbody tr")
    ]
    assert rows == [
        # The date of the first is its review's: nobody has said when it came out.
        ["P: report", "Child P 12 September 2017", "Not known"],
        ["Q: report On request Please ask.", "Child Q", "March 2016"],
    ]


def test_tables_leave_out_no_review_that_has_no_documents(client, released):
    show_as("table")
    make_review(released, title="Child R")

    response = get(client, released, "/reviews/")

    assert each(response, ".review-item__title") == ["Child R"]


def test_the_matrix_has_a_row_for_each_review_and_a_column_for_each_kind(
    client, released
):
    show_as("matrix")
    make_review(released, title="Child R")

    document = parsed(get(client, released, "/reviews/"))

    table = document.select_one("table.matrix")
    columns = [cell.get_text() for cell in table.select("thead th")]
    assert columns == ["Review", "Reports", "7-minute briefings"]
    rows = [
        [cell.get_text(" ", strip=True).split(" (")[0] for cell in row.select("th, td")]
        for row in table.select("tbody tr")
    ]
    assert rows == [
        ["Child P 12 September 2017", "P: report", "P: briefing"],
        ["Child Q 2016", "Q: report On request March 2016 [1]", "None"],
        ["Child R", "None", "None"],
    ]


def test_a_document_says_its_kind_and_size_and_one_that_is_gone_is_no_link(
    client, released
):
    for grouping in GROUPINGS:
        show_as(grouping)
        response = get(client, released, "/reviews/")

        links = each(response, "main a[href^='/documents/']")
        assert len(links) == 2
        assert all("(PDF, 1 page, " in link for link in links)
        shown = " ".join(each(response, "main > :not(.filters)"))
        for said in ("On request", "Please ask."):
            assert shown.count(said) == 1


def test_a_report_that_is_held_back_is_never_said_to_have_been_published(client, board):
    the_reviews(board)
    review = make_review(board, title="Child P", published=PartialDate(2017, 9, 12))
    for state in ("delayed", "not_published"):
        release(review, title="Report", availability=state, public_note="Later.")

    for grouping in GROUPINGS:
        show_as(grouping)
        document = parsed(get(client, board, "/reviews/"))

        rows = document.select(".document-item, .document-table tbody tr, .matrix td")
        assert rows
        assert not [row for row in rows if "2017" in row.get_text()]


def test_who_wants_a_report_on_request_is_led_to_the_form_for_it(client, released):
    wanted = PageDocument.objects.get(title="Q: report")

    response = get(client, released, "/reviews/")

    form = reverse("ask_for_a_copy", args=[wanted.pk])
    assert addresses(response, ".document-item__note a") == [form]


def test_types_that_the_board_keeps_apart_have_sections_of_their_own(client, board):
    reviews = the_reviews(board)
    section(reviews, "thematic-review", "Our thematic reviews")
    section(reviews, "serious-case-review")
    for slug in ("rapid-review", "serious-case-review", "thematic-review"):
        kind = kind_of_review(slug)
        review = make_review(board, title=slug, review_type=kind)
        release(review, make_document(board), title=f"{slug} report")

    for grouping in GROUPINGS:
        show_as(grouping)
        document = parsed(get(client, board, "/reviews/"))

        assert [
            (part.h2.get_text(), part.select("a[href^='/reviews/']")[0].get_text())
            for part in document.select("section.review-section")
        ] == [
            ("Our thematic reviews", "thematic-review"),
            ("Serious case reviews", "serious-case-review"),
            ("Other reviews", "rapid-review"),
        ]


def test_groups_and_reviews_stand_one_level_deeper_inside_a_section(client, board):
    reviews = the_reviews(board, grouping="year")
    section(reviews, "rapid-review")
    make_review(board, title="Child P", published=PartialDate(2017))

    assert headings(get(client, board, "/reviews/")) == [
        ("h1", "Reviews"),
        ("h2", "Rapid reviews"),
        ("h3", "2017"),
        ("h4", "Child P"),
    ]


def test_a_section_without_reviews_is_not_shown(client, board):
    reviews = the_reviews(board)
    section(reviews, "thematic-review", "Thematic")
    section(reviews, "rapid-review", "Rapid")
    make_review(board)

    assert each(get(client, board, "/reviews/"), ".review-section__title") == ["Rapid"]


def test_what_is_about_several_reviews_of_a_group_is_shown_once_beside_them(
    client, board
):
    the_reviews(board)
    reviews = [
        make_review(board, published=PartialDate(2014, 5, 29)) for _number in range(3)
    ]
    bulletin = bulletin_about(board, *reviews, title="One learning report for three")
    release(bulletin, make_document(board), title="The report itself", kind="bulletin")

    for grouping in GROUPINGS:
        show_as(grouping)
        response = get(client, board, "/reviews/")

        [shared] = parsed(response).select(".review-group__shared")
        assert shared.select("a[href^='/documents/']")
        assert words(response).count("One learning report for three") == 1
        assert words(response).count("The report itself") == 1


def test_what_is_about_one_review_stands_under_it_alone(client, board):
    the_reviews(board)
    review = make_review(board)
    make_review(board)
    bulletin_about(board, review, title="About one")

    items = each(get(client, board, "/reviews/"), ".review-item")
    (under,) = [item for item in items if "About one" in item]
    assert under.startswith(review.title)
    assert "About one" in words(get(client, board, review))


def test_what_is_about_reviews_of_several_groups_stands_under_none(client, board):
    the_reviews(board, grouping="year")
    reviews = [make_review(board, published=PartialDate(year)) for year in (2014, 2015)]
    bulletin_about(board, *reviews, title="About both")

    assert "About both" not in words(get(client, board, "/reviews/"))


@pytest.mark.parametrize("state", ["a draft", "behind a password"])
def test_what_a_visitor_may_not_read_is_shared_by_no_group(client, board, state):
    the_reviews(board)
    reviews = [make_review(board) for _number in range(2)]
    bulletin = bulletin_about(board, *reviews, title="Not yet", live=state != "a draft")
    if state != "a draft":
        lock(bulletin)

    assert "Not yet" not in words(get(client, board, "/reviews/"))


@pytest.mark.parametrize("state", ["a draft", "unpublished", "behind a password"])
def test_a_review_that_a_visitor_may_not_read_is_nowhere_in_the_list(
    client, board, state
):
    the_reviews(board)
    make_review(board, title="Open")
    theme = Theme.objects.get(slug="neglect")
    hidden = make_review(
        board,
        title="Hidden",
        live=state != "a draft",
        themes=[theme],
        published=PartialDate(2011),
        review_type=kind_of_review("joint-review"),
    )
    if state == "unpublished":
        hidden.unpublish()
    if state == "behind a password":
        lock(hidden)

    response = get(client, board, "/reviews/", type="joint-review")
    whole = get(client, board, "/reviews/")

    assert "Hidden" not in words(response) + words(whole)
    assert "No review matches" in words(response)
    for told in ("Joint review", "2011", "Neglect"):
        assert told not in words(whole)


def test_reviews_of_another_board_are_not_listed(client, board):
    the_reviews(board)
    make_review(make_board(), title="Theirs")

    assert "Theirs" not in words(get(client, board, "/reviews/"))


@pytest.fixture
def various(board: OpenedBoard) -> OpenedBoard:
    """A board with reviews that the filters can tell apart."""
    the_reviews(board)
    theme = {theme.slug: theme for theme in Theme.objects.all()}
    first = make_review(
        board,
        title="First",
        published=PartialDate(2017, 9, 12),
        themes=[theme["neglect"]],
    )
    second = make_review(
        board,
        title="Second",
        published=PartialDate(2017),
        review_type=kind_of_review("joint-review"),
        themes=[theme["harm"], theme["listening-to-children"]],
    )
    make_review(board, title="Third", published=PartialDate(2018, 1))
    release(first, make_document(board))
    release(second, kind="briefing", availability="delayed", public_note="Later.")
    return board


WISHES = [
    ({}, {"First", "Second", "Third"}),
    ({"type": "joint-review"}, {"Second"}),
    ({"type": "rapid-review"}, {"First", "Third"}),
    ({"year": "2017"}, {"First", "Second"}),
    ({"year": "2018"}, {"Third"}),
    ({"theme": "neglect"}, {"First"}),
    ({"theme": "harm"}, {"First", "Second"}),
    ({"theme": "practice"}, {"Second"}),
    ({"document": "report"}, {"First"}),
    ({"document": "briefing"}, {"Second"}),
    ({"year": "2017", "type": "rapid-review"}, {"First"}),
    ({"theme": "harm", "document": "briefing", "year": "2017"}, {"Second"}),
    ({"type": "", "year": " 2018 "}, {"Third"}),
]


def test_the_list_can_be_narrowed_by_type_year_theme_and_kind(client, various):
    for wish, found in WISHES:
        response = get(client, various, "/reviews/", **wish)

        assert set(each(response, ".review-item__title")) == found, wish
        counted = f"{len(found)} review{'s' if len(found) > 1 else ''}"
        assert words(response, ".result-count") == (counted if wish else ""), wish


NONSENSE = [
    "nonsense",
    "1'; DROP TABLE",
    "²",
    "-1",
    "0",
    "9" * 5000,
    "２０１７",
    "2017.5",
    "1899",
    "2101",
    "%",
    "nonsense\x00",
]


@pytest.mark.parametrize("name", ["type", "year", "theme", "document"])
def test_a_wish_that_makes_no_sense_finds_nothing_and_is_no_error(
    client, various, name
):
    for value in NONSENSE:
        response = get(client, various, "/reviews/", **{name: value})

        assert response.status_code == 200
        assert "No review matches" in words(response)


def test_a_wish_of_nothing_but_a_character_that_no_text_has_is_no_wish(client, various):
    response = get(client, various, "/reviews/", type="\x00")

    assert len(each(response, ".review-item")) == 3


def test_the_filters_offer_only_what_some_review_has(client, various):
    document = parsed(get(client, various, "/reviews/"))
    choices: dict[str, list[str]] = {}
    for box in document.select(".filters input[type=checkbox]"):
        choices.setdefault(box["name"], []).append(box["value"])
    years = [option["value"] for option in document.select("#year-from option")]

    assert choices == {
        "type": ["rapid-review", "joint-review"],
        # As the tree: what is part of another theme stands below it.
        "theme": ["harm", "neglect", "practice", "listening-to-children"],
        "document": ["briefing", "report"],
        "availability": ["delayed", "published"],
        "audience": ["everybody", "practitioners"],
    }
    assert years == ["", "2018", "2017"]


def test_the_filters_keep_what_was_chosen_and_can_be_cleared(client, various):
    document = parsed(get(client, various, "/reviews/", theme="harm"))

    chosen = [box["value"] for box in document.select(".filters input[checked]")]
    assert chosen == ["harm"]
    assert [chip["href"] for chip in document.select(".chip")] == ["/reviews/"]
    cleared = [link["href"] for link in document.select(".filters__actions a")]
    assert cleared == ["/reviews/"]


def test_a_theme_of_a_review_leads_to_the_page_that_lists_it(client, various):
    review = ReviewPage.objects.get(title="First")

    [address] = addresses(get(client, various, review), "a.theme")

    assert address == "/themes/neglect/"
    assert each(get(client, various, address), ".card__title") == ["First"]


@pytest.fixture
def many(board: OpenedBoard) -> OpenedBoard:
    """A board with a page of its list full, and one review more."""
    the_reviews(board)
    multiply(make_review(board, title="Review"), 50)
    return board


def test_a_long_list_has_pages_of_fifty_that_keep_the_filters(client, many):
    first = get(client, many, "/reviews/?type=rapid-review")
    second = get(client, many, "/reviews/?type=rapid-review&page=2")

    assert len(each(first, ".review-item")) == 50
    assert each(second, ".review-item__title") == ["Review"]
    assert words(first, ".result-count") == "51 reviews"
    assert addresses(first, "a[rel=next]") == ["?type=rapid-review&page=2"]
    assert addresses(second, "a[rel=prev]") == ["?type=rapid-review&page=1"]
    current = parsed(second).select(".govuk-pagination [aria-current]")
    assert [link.get_text() for link in current] == ["2"]


def test_a_page_of_the_list_that_does_not_exist_is_the_nearest_that_does(client, many):
    for number, count in {"x": 50, "-1": 1, "0": 1, "99": 1, "9" * 5000: 50}.items():
        response = get(client, many, f"/reviews/?page={number}")

        assert len(each(response, ".review-item")) == count, number


def test_a_short_list_has_no_pages(client, board):
    make_review(board)

    response = get(client, board, the_list(ReviewIndexPage, board))

    assert not each(response, ".govuk-pagination")


def test_an_empty_list_says_what_the_board_says(client, board):
    the_reviews(board, empty_text="We have published none.\n\nThis is what we learn.")

    response = get(client, board, "/reviews/")

    paragraphs = [p.get_text() for p in parsed(response).select(".empty p")]
    assert paragraphs == ["We have published none.", "This is what we learn."]
    assert not each(response, "form.filters")


def test_an_empty_list_reads_well_without_words_of_the_boards_own(client, board):
    the_reviews(board)

    response = get(client, board, "/reviews/")

    assert "There are no reviews at the moment" in words(response)


def test_the_list_says_how_long_reports_stay_and_what_a_reader_should_know(
    client, board
):
    the_reviews(
        board,
        retention_note="Reports stay here for at least 12 months.",
        intro=[("text", "<p>Before the list.</p>")],
        after=[("text", "<p>Who carries out a review.</p>")],
    )
    make_review(board, title="Child P")

    text = words(get(client, board, "/reviews/"))

    in_order = ["Before the list", "12 months", "Child P", "Who carries out"]
    assert sorted(in_order, key=text.index) == in_order


def test_a_list_loads_no_long_text(client, board):
    make_review(board, body=[("text", "<p>Long.</p>")])
    index = the_list(ReviewIndexPage, board)

    response = get(client, board, index)

    [section] = response.context["sections"]
    loaded = section.entries[0].review.__dict__
    assert loaded.get("body", DEFERRED) is DEFERRED


def test_a_review_that_is_delayed_or_not_published_says_so_in_the_list(client, board):
    the_reviews(board)
    for decision in ("delayed", "not_published"):
        make_review(
            board,
            title=decision,
            publication_decision=decision,
            publication_note="Court.",
        )

    assert each(get(client, board, "/reviews/"), ".review-item .tag") == [
        "Delayed",
        "Not published",
    ]
