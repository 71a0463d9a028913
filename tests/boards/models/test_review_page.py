"""One review: what became of it, what can be had, and nothing that tells on a child."""

import json

import pytest
from django.apps import apps
from django.urls import reverse

from boards.models import (
    AboutReview,
    Availability,
    BriefingPage,
    ContactPage,
    GuidanceEdition,
    LearningIndexPage,
    NewsIndexPage,
    NewsPage,
    RelatedReview,
    ReviewPage,
    Theme,
)
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    host_of,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.reading import (
    addresses,
    each,
    headings,
    parsed,
    structured_data,
    words,
)
from tests.states import lock

pytestmark = pytest.mark.django_db

DAY = PartialDate(2017, 9, 12)


@pytest.fixture
def board() -> OpenedBoard:
    return make_board(hostname="board.example")


def about(page, *reviews: ReviewPage):
    for review in reviews:
        AboutReview.objects.create(page_id=page.pk, review=review)
    return page


def briefing(board: OpenedBoard, *reviews: ReviewPage, **fields) -> BriefingPage:
    page = make_page(BriefingPage, the_list(LearningIndexPage, board), **fields)
    return about(page, *reviews)


def facts(response) -> dict[str, str]:
    """What stands in the list of a review's facts."""
    names, values = each(response, ".facts dt"), each(response, ".facts dd")
    return dict(zip(names, values, strict=True))


def test_it_says_its_name_its_other_names_and_its_type(client, board):
    review = make_review(
        board, title="Alex", also_known_as="Child P; Case 17/2", summary="In short."
    )

    header = words(get(client, board, review), ".page__header")

    assert header == ("Rapid review Alex Also known as Child P; Case 17/2 In short.")


def test_it_says_the_facts_that_are_known_and_only_those(client, board):
    full = make_review(
        board,
        local_code="LR-4",
        commissioned=PartialDate(2016, 3),
        completed=PartialDate(2017, 6, 30),
        published=DAY,
        guidance_edition=GuidanceEdition.objects.get(short_name="WT 2015"),
        methodology="Systems methodology",
        reviewers="A. Reviewer\n\nB. Reviewer, lead\n",
        nspcc_reference="C7043",
    )
    bare = make_review(board)

    assert facts(get(client, board, full)) == {
        "Type": "Rapid review",
        "Our reference": "LR-4",
        "Commissioned": "March 2016",
        "Completed": "30 June 2017",
        "Published": "12 September 2017",
        "Guidance": "Working Together to Safeguard Children 2015",
        "Methodology": "Systems methodology",
        "Reviewers": "A. Reviewer; B. Reviewer, lead",
        "NSPCC repository": "C7043",
    }
    assert facts(get(client, board, bare)) == {"Type": "Rapid review"}


def test_a_joint_review_names_the_other_boards(client, board):
    review = make_review(
        board, partner_boards="Lancashire Safeguarding Children Board\n\nBlackpool SCB"
    )

    named = facts(get(client, board, review))["Together with"]

    assert named == "Lancashire Safeguarding Children Board; Blackpool SCB"


def test_two_reviews_may_share_a_name(client, board):
    first = make_review(board, title="Child A", slug="child-a", local_code="1")
    second = make_review(board, title="Child A", slug="child-a-2", local_code="2")

    codes = [
        facts(get(client, board, page))["Our reference"] for page in (first, second)
    ]

    assert codes == ["1", "2"]


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        ("2018-09-12", "The report stays here at least until 12 September 2018."),
        (
            "2018-09-13",
            "The report had to stay here until 12 September 2018 at least, and still "
            "does.",
        ),
    ],
)
def test_the_status_line_says_until_when_the_report_stays(
    client, board, time_machine, today, sentence
):
    time_machine.move_to("2017-09-12 12:00 +0000")
    review = make_review(board, published=DAY)
    release(review, make_document(board))
    time_machine.move_to(f"{today} 12:00 +0000")

    status = words(get(client, board, review), ".status-line")

    assert status == f"Published 12 September 2017. {sentence}"


def test_the_day_changes_at_midnight_in_britain(client, board, time_machine):
    time_machine.move_to("2018-09-12 12:00 +0000")
    review = make_review(board, published=DAY)
    release(review, make_document(board))
    time_machine.move_to("2018-09-12 23:30 +0000")  # the 13th in London

    assert "still does" in words(get(client, board, review), ".status-line")


def test_the_months_of_the_guidance_count_before_the_boards_own(
    client, board, time_machine
):
    time_machine.move_to("2017-10-01 12:00 +0000")
    board.board.months_available = 24
    board.board.save()
    edition = GuidanceEdition.objects.get(short_name="WT 2015")
    edition.months_available = 36
    edition.save()
    with_edition = make_review(board, published=DAY, guidance_edition=edition)
    without = make_review(board, published=DAY)
    for review in (with_edition, without):
        release(review, make_document(board))

    assert "until 12 September 2020" in words(
        get(client, board, with_edition), ".status-line"
    )
    assert "until 12 September 2019" in words(
        get(client, board, without), ".status-line"
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "briefing"}, ""),
        (
            {"availability": "on_request", "public_note": "Please ask."},
            " The report is available on request.",
        ),
        (
            {"availability": "withdrawn", "public_note": "Taken down."},
            " The report has been withdrawn.",
        ),
    ],
)
def test_no_promise_is_made_about_a_report_that_is_not_there(
    client, board, fields, said
):
    review = make_review(board, published=DAY)
    release(review, make_document(board), **fields)

    status = words(get(client, board, review), ".status-line")

    assert status == f"Published 12 September 2017.{said}"


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        ("delayed", "Publication of this review is delayed. Court proceedings."),
        (
            "not_published",
            "The report of this review is not published. Court proceedings.",
        ),
    ],
)
def test_a_report_that_is_held_back_says_so_with_its_public_reason(
    client, board, decision, sentence
):
    review = make_review(
        board,
        publication_decision=decision,
        publication_note="Court proceedings.",
        published=DAY,
    )

    assert words(get(client, board, review), ".status-line") == sentence


def test_documents_stand_in_their_order_with_what_they_are(client, board):
    review = make_review(board, published=DAY)
    for order, title in enumerate(["Third", "First", "Second"]):
        release(
            review,
            make_document(board),
            title=title,
            sort_order={"First": 0, "Second": 1, "Third": 2}[title],
            kind="briefing" if order else "report",
        )

    response = get(client, board, review)

    titles = each(response, ".document-item__title")
    assert [title.split(" (")[0] for title in titles] == ["First", "Second", "Third"]
    assert all("(PDF, 1 page, " in title for title in titles)
    # A document without a day of its own has none of its page's.
    assert each(response, ".document-item__meta") == [
        "7-minute briefing",
        "7-minute briefing",
        "Report",
    ]


def test_a_documents_own_date_counts_before_the_reviews(client, board):
    review = make_review(board, published=DAY)
    release(review, make_document(board), published=PartialDate(2019, 10))

    meta = words(get(client, board, review), ".document-item__meta")

    assert meta == "Report · Published October 2019"


@pytest.mark.parametrize("availability", ["delayed", "not_published"])
def test_a_document_that_is_held_back_is_not_said_to_be_published(
    client, board, availability
):
    review = make_review(board, published=DAY)
    release(review, availability=availability, public_note="Court proceedings.")

    meta = words(get(client, board, review), ".document-item__meta")

    assert meta == f"Report {Availability(availability).label}"


def test_a_document_in_another_language_says_so_in_that_language(client, board):
    review = make_review(board)
    release(review, make_document(board), language="pl")
    release(review, make_document(board))

    marks = parsed(get(client, board, review)).select(".language-mark")

    assert [(mark["lang"], mark.get_text()) for mark in marks] == [("pl", "polski")]


def test_a_document_elsewhere_says_that_its_link_leaves_the_site(client, board):
    review = make_review(board)
    release(review, link="https://www.example.org/film", title="A film", kind="video")

    [link] = parsed(get(client, board, review)).select(".document-item a")

    assert " ".join(link.get_text().split()) == "A film (opens another site)"
    assert link["href"] == "https://www.example.org/film"
    assert "target" not in link.attrs


@pytest.mark.parametrize(
    "availability", ["on_request", "delayed", "not_published", "withdrawn"]
)
def test_a_document_that_has_gone_leaves_its_line_and_no_link(
    client, board, availability
):
    file = make_document(board)
    review = make_review(board)
    release(
        review,
        file,
        title="The report",
        availability=availability,
        public_note="In general words.",
    )

    response = get(client, board, review)

    item = words(response, ".document-item")
    assert item.startswith("The report Report ")
    assert str(Availability(availability).label) in item
    assert "In general words." in item
    assert file.url not in response.content.decode()


def test_a_report_on_request_leads_to_who_gives_it(client, board):
    review = make_review(board)
    row = release(
        review,
        title="The report",
        availability="on_request",
        public_note="Kept for seven years.",
    )
    release(review, availability="withdrawn", public_note="Withdrawn.")

    response = get(client, board, review)

    form = reverse("ask_for_a_copy", args=[row.pk])
    assert addresses(response, ".document-item__note a") == [form]
    assert each(response, ".document-item__note a") == ["Ask for a copy"]


def test_what_is_about_the_review_is_shown_with_its_documents(client, board):
    review = make_review(board)
    page = briefing(board, review, make_review(board), title="Seven minutes on P")
    release(page, make_document(board), title="The sheet", kind="briefing")
    statement = make_page(
        NewsPage, the_list(NewsIndexPage, board), title="Our words", kind="statement"
    )
    about(statement, review)

    response = get(client, board, review)

    section = parsed(response).select_one("section[aria-labelledby=learning]")
    assert [link.get_text() for link in section.select("h3 a")] == [
        "Seven minutes on P",
        "Our words",
    ]
    assert (
        section.select_one(".document-item__title")
        .get_text(strip=True)
        .startswith("The sheet")
    )


@pytest.mark.parametrize("state", ["a draft", "behind a password", "another board"])
def test_what_a_visitor_may_not_read_here_is_not_shown_about_the_review(
    client, board, state
):
    review = make_review(board)
    page = briefing(
        make_board() if state == "another board" else board,
        review,
        title="Not here",
        live=state != "a draft",
    )
    if state == "behind a password":
        lock(page)
    release(page, make_document(board), title="Its sheet")

    text = words(get(client, board, review))

    assert "Not here" not in text
    assert "Its sheet" not in text


def test_related_reviews_are_shown_while_a_visitor_may_read_them(client, board):
    review = make_review(board)
    others = [
        make_review(board, title="Older", published=PartialDate(2015)),
        make_review(board, title="Newer", published=PartialDate(2016)),
        make_review(board, title="A draft", live=False),
        make_review(board, title="Closed"),
    ]
    lock(others[-1])
    for other in others:
        RelatedReview.objects.create(page=review, review=other)

    response = get(client, board, review)

    assert each(response, ".related a") == ["Newer", "Older"]
    assert each(response, ".related__title") == ["Related reviews"]


def test_it_says_whom_to_ask(client):
    board = make_board(phone="01480 373582", email="lscb@example.gov.uk")
    make_page(ContactPage, board.home, slug="contact")

    response = get(client, board, make_review(board))

    assert addresses(response, "section[aria-labelledby=questions-to] a") == [
        "tel:01480373582",
        "mailto:lscb@example.gov.uk",
        "/contact/",
    ]


def test_it_can_be_printed_saved_and_sent(client, board):
    review = make_review(board, title="Child P & Q?", slug="child-p")
    address = parsed(get(client, board, review)).select_one("link[rel=canonical]")[
        "href"
    ]

    [mail] = [
        link
        for link in addresses(get(client, board, review), ".tools a")
        if link.startswith("mailto:")
    ]

    assert mail == (
        "mailto:?subject=Child%20P%20%26%20Q%3F&body="
        + address.replace(":", "%3A").replace("/", "%2F")
    )


def test_its_body_stands_below_its_documents(client, board):
    review = make_review(
        board,
        body=[("heading", {"text": "What we found", "level": "2"})],
    )
    release(review, make_document(board))

    found = [
        text for level, text in headings(get(client, board, review)) if level == "h2"
    ]

    assert found[:2] == ["Documents", "What we found"]


# Together such facts identify a child.
IDENTIFYING = {
    "age", "ages", "sex", "gender", "birth", "born", "dob", "death", "died", "incident",
    "place", "town", "school", "ethnicity", "nationality", "religion", "postcode",
    "village", "locality", "sibling", "siblings", "number",
}  # fmt: skip
# The page of a file, or the place in a page, where words were found.
OF_NO_CHILD = {"Passage.number"}


def test_no_model_of_a_board_has_a_field_that_could_identify_a_child():
    fields = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("boards").get_models()
        for field in model._meta.local_fields
        if IDENTIFYING & set(field.name.lower().split("_")) or field.name in IDENTIFYING
    }

    assert fields == OF_NO_CHILD


def test_search_engines_read_it_as_a_report(client, board):
    review = make_review(
        board,
        title="Child P",
        slug="child-p",
        summary="In short.",
        published=PartialDate(2017, 9),
        nspcc_reference="C7043",
    )

    response = get(client, board, review)

    canonical = parsed(response).select_one("link[rel=canonical]")["href"]
    assert structured_data(response) == {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": "Child P",
        "description": "In short.",
        "url": canonical,
        "datePublished": "2017-09",
        "reportNumber": "C7043",
        "inLanguage": "en-GB",
        "publisher": {"@type": "Organization", "name": board.board.title},
    }


def test_no_title_breaks_out_of_the_structured_data(client, board):
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    review = make_review(board, title=hostile, slug="hostile", summary=hostile)

    response = get(client, board, review)

    assert structured_data(response)["name"] == hostile
    block = parsed(response).select_one('script[type="application/ld+json"]')
    assert json.loads(block.string)["description"] == hostile
    assert not parsed(response).select("script:not([src]):not([type])")


def test_messengers_show_its_title_and_summary(client, board):
    review = make_review(
        board,
        title="Child P",
        slug="child-p",
        summary="In short.",
        search_description="For engines.",
    )

    document = parsed(get(client, board, review))

    properties = {
        mark["property"]: mark["content"] for mark in document.select("meta[property]")
    }
    assert properties == {
        "og:type": "website",
        "og:site_name": board.board.title,
        "og:title": "Child P",
        "og:description": "For engines.",
        "og:url": document.select_one("link[rel=canonical]")["href"],
        "og:image": f"http://{host_of(board)}/share.png",
        "og:image:alt": board.board.title,
        "og:image:width": "1200",
        "og:image:height": "630",
    }
    description = document.select_one("meta[name=description]")
    assert description["content"] == "For engines."


def test_a_page_has_one_canonical_address_whatever_it_was_asked_by(client, board):
    review = make_review(board, slug="child-p")
    path = review.relative_url(board.site)

    response = client.get(f"{path}?utm=x", headers={"host": "BOARD.example.:8000"})

    canonical = parsed(response).select_one("link[rel=canonical]")
    assert canonical["href"] == f"http://board.example{path}"


def test_its_themes_are_named(client, board):
    review = make_review(board, themes=[Theme.objects.get(slug="neglect")])

    assert each(get(client, board, review), ".themes li") == ["Neglect"]
