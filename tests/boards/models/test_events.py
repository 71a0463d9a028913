"""Workshops and conferences: what is coming, then what has been."""

from datetime import UTC, datetime, timedelta

import pytest

from boards.models import EventIndexPage, EventPage
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page
from tests.reading import addresses, each, parsed, structured_data, words
from tests.states import lock

pytestmark = pytest.mark.django_db

START = datetime(2017, 9, 12, 9, 30, tzinfo=UTC)
END = START + timedelta(hours=3)


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def events(board: OpenedBoard) -> EventIndexPage:
    return make_page(EventIndexPage, board.home, title="Events", slug="events")


def make_event(events: EventIndexPage, title: str, **fields) -> EventPage:
    return make_page(EventPage, events, title=title, **fields)


def shown(client, board: OpenedBoard, events: EventIndexPage, part: str) -> list[str]:
    selector = f"section[aria-labelledby={part}] .event-item__title"
    return each(get(client, board, events), selector)


def test_what_is_coming_stands_by_day_and_what_has_no_day_comes_last(
    client, board, events, time_machine
):
    time_machine.move_to(START - timedelta(days=30))
    make_event(events, "Undated")
    make_event(events, "Later", starts_at=START + timedelta(days=1))
    make_event(events, "Sooner", starts_at=START, ends_at=END)

    assert shown(client, board, events, "upcoming") == ["Sooner", "Later", "Undated"]
    assert shown(client, board, events, "past") == []
    dates = each(get(client, board, events), ".event-item__date")
    assert dates == ["12 September 2017", "13 September 2017", "Date to be announced"]


def test_what_has_been_stands_below_the_latest_first(
    client, board, events, time_machine
):
    time_machine.move_to(END + timedelta(days=30))
    make_event(events, "Earlier", starts_at=START, ends_at=END)
    make_event(
        events,
        "Later",
        starts_at=START + timedelta(days=1),
        ends_at=END + timedelta(days=1),
    )

    assert shown(client, board, events, "upcoming") == []
    assert shown(client, board, events, "past") == ["Later", "Earlier"]


@pytest.mark.parametrize(
    ("now", "part"),
    [
        (START, "upcoming"),
        (END, "upcoming"),
        (END + timedelta(seconds=1), "past"),
    ],
)
def test_an_event_under_way_is_still_coming_up(
    client, board, events, time_machine, now, part
):
    time_machine.move_to(now, tick=False)
    make_event(events, "Workshop", starts_at=START, ends_at=END)

    assert shown(client, board, events, part) == ["Workshop"]


@pytest.mark.parametrize(
    ("now", "part"),
    [
        # Summer time in Britain: the day ends an hour earlier than in UTC.
        (datetime(2017, 9, 12, 22, 59, tzinfo=UTC), "upcoming"),
        (datetime(2017, 9, 12, 23, 1, tzinfo=UTC), "past"),
    ],
)
def test_an_event_that_does_not_say_when_it_ends_is_over_with_its_day(
    client, board, events, time_machine, now, part
):
    time_machine.move_to(now, tick=False)
    make_event(events, "Workshop", starts_at=START)

    assert shown(client, board, events, part) == ["Workshop"]


def test_an_event_is_called_what_somebody_chose_alone(client, board, events):
    make_event(events, "Both", kind="course", venue="Hall")
    make_event(events, "Place", venue="Hall")
    event = make_event(events, "Neither")

    said = each(get(client, board, events), ".event-item__meta")

    assert sorted(" ".join(one.split()) for one in said) == ["Course · Hall", "Hall"]
    assert each(get(client, board, event), ".page__kicker") == []


def test_many_past_events_have_pages(client, board, events):
    for number in range(51):
        make_event(
            events,
            f"Event {number}",
            starts_at=START + timedelta(days=number),
            ends_at=END + timedelta(days=number),
        )

    assert len(shown(client, board, events, "past")) == 50
    assert each(get(client, board, "/events/?page=2"), ".event-item__title") == [
        "Event 0"
    ]


def test_without_events_the_list_reads_well(client, board, events):
    make_event(events, "A draft", live=False)
    lock(make_event(events, "Closed"))

    assert "There are no events at the moment" in words(get(client, board, events))


def test_an_event_says_when_where_and_how_to_book_in_british_time(
    client, board, events
):
    event = make_event(
        events,
        "Learning from Child P",
        kind="conference",
        starts_at=START,
        ends_at=END,
        venue="County Hall, room 3",
        booking_link="https://www.example.org/book",
    )

    response = get(client, board, event)

    assert words(response, ".page__kicker") == "Conference"
    assert each(response, ".facts dd") == [
        "12 September 2017, 10:30 – 13:30",
        "County Hall, room 3",
    ]
    times = parsed(response).select(".facts time")
    assert times[0]["datetime"] == "2017-09-12T10:30:00+01:00"
    assert "https://www.example.org/book" in addresses(response)
    assert "Book a place (opens another site)" in words(response)


def test_an_event_whose_day_is_not_fixed_says_so(client, board, events):
    response = get(client, board, make_event(events, "Conference"))

    assert each(response, ".facts dd") == ["Date to be announced"]
    assert structured_data(response) is None


def test_search_engines_read_an_event(client, board, events):
    event = make_event(events, "Workshop", starts_at=START, ends_at=END, venue="Hall")

    response = get(client, board, event)

    data = structured_data(response)
    canonical = parsed(response).select_one("link[rel=canonical]")["href"]
    assert (data["@type"], data["name"], data["url"]) == (
        "Event",
        "Workshop",
        canonical,
    )
    assert datetime.fromisoformat(data["startDate"]) == START
    assert datetime.fromisoformat(data["endDate"]) == END
    assert data["location"] == {"@type": "Place", "name": "Hall"}
