"""How to reach whom, for what, when."""

import pytest

from boards.models import ContactPage, SubgroupPage
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_document, make_page, release
from tests.reading import addresses, each, parsed, words
from tests.states import lock

pytestmark = pytest.mark.django_db

OFFICE = {
    "name": "Board office",
    "purpose": "Questions about a report",
    "address": "Cumbria House\n117 Botchergate",
    "phone": "01228 226 898",
    "email": "lscb@example.gov.uk",
    "hours": "Monday to Friday, 9 am to 5 pm",
}
EMPTY_OFFICE = dict.fromkeys(OFFICE, "") | {"name": "Post only"}
ROLE = {
    "role": "Business Manager",
    "name": "Jo Bloggs",
    "organisation": "County Council",
    "purpose": "The form to refer a case",
    "phone": "01480 373582",
    "email": "jo@example.gov.uk",
}


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def make_contact(board: OpenedBoard, **fields) -> ContactPage:
    return make_page(ContactPage, board.home, title="Contact", slug="contact", **fields)


def test_an_office_says_what_it_is_for_and_when_somebody_is_there(client, board):
    page = make_contact(board, offices=[("office", OFFICE)])

    response = get(client, board, page)

    assert words(response, ".office") == (
        "Board office Questions about a report Address Cumbria House 117 Botchergate "
        "Phone 01228 226 898 Email lscb@example.gov.uk Open Monday to Friday, 9 am to "
        "5 pm"
    )
    assert addresses(response, ".office a") == [
        "tel:01228226898",
        "mailto:lscb@example.gov.uk",
    ]
    assert parsed(response).select_one(".office address").br


def test_what_an_office_does_not_have_is_not_named(client, board):
    page = make_contact(board, offices=[("office", EMPTY_OFFICE)])

    assert words(get(client, board, page), ".office") == "Post only"


def test_a_person_is_shown_with_role_and_what_to_ask_them_for(client, board):
    page = make_contact(board, roles=[("role", ROLE)])

    response = get(client, board, page)

    assert words(response, ".role-card") == (
        "Jo Bloggs Business Manager, County Council The form to refer a case "
        "Phone 01480 373582 Email jo@example.gov.uk"
    )
    assert addresses(response, ".role-card a") == [
        "tel:01480373582",
        "mailto:jo@example.gov.uk",
    ]


@pytest.mark.parametrize(
    ("organisation", "shown"),
    [("County Council", "Business Manager County Council"), ("", "Business Manager")],
)
def test_who_does_not_want_to_be_named_is_shown_by_role(
    client, board, organisation, shown
):
    role = dict.fromkeys(ROLE, "") | {
        "role": "Business Manager",
        "organisation": organisation,
    }
    page = make_contact(board, roles=[("role", role)])

    assert words(get(client, board, page), ".role-card") == shown


def test_a_role_of_nobody_leaves_no_empty_line(client, board):
    role = dict.fromkeys(ROLE, "") | {"role": "Chair"}
    page = make_contact(board, roles=[("role", role)])

    document = parsed(get(client, board, page))

    assert not [p for p in document.select("main p") if not p.get_text(strip=True)]


def test_sub_groups_are_listed_in_the_order_of_the_tree(client, board):
    page = make_contact(board)
    make_page(SubgroupPage, page, title="Second", summary="What it decides.")
    first = make_page(SubgroupPage, page, title="First")
    first.move(page, pos="first-child")
    make_page(SubgroupPage, page, title="A draft", live=False)
    lock(make_page(SubgroupPage, page, title="Closed"))

    response = get(client, board, page)

    assert each(response, ".card__title") == ["First", "Second"]
    assert each(response, ".card__text") == ["What it decides."]


def test_a_sub_group_has_its_own_procedure_and_forms(client, board):
    group = make_page(
        SubgroupPage,
        make_contact(board),
        title="Practice Review Group",
        slug="prg",
        body=[
            ("heading", {"text": "How to refer", "level": "2"}),
            ("steps", [{"heading": "Fill in the form", "text": "<p>All of it.</p>"}]),
        ],
    )
    release(group, make_document(board), title="Referral form", kind="form")

    response = get(client, board, "/contact/prg/")

    assert words(response, ".page__kicker") == "Sub-group"
    assert words(response, ".steps") == "Fill in the form All of it."
    assert each(response, ".document-item__title")[0].startswith("Referral form (PDF")
    assert each(response, ".govuk-breadcrumbs a") == ["Home", "Contact"]
