"""The longest tests come last, and each process has a fair share of them."""

from collections import Counter

import pytest

from tests.quick import LEFT_OUT, ONE_OF_EACH, takes_long
from tests.shares import SHARED_WORLDS, Shares, turn_of

ORDER = [
    "tests/home/demonstration/test_demo.py::test_one",
    "tests/apart/test_backup.py::test_one",
    "tests/probe/test_opening.py::test_one",
    "tests/boards/models/test_news.py::test_one",
    "tests/probe/test_reading.py::test_one",
    "tests/browser/test_html.py::test_one",
    "tests/cms/reading/test_words.py::test_one",
]


def share_of(nodeid: str) -> str:
    return Shares._split_scope(None, nodeid)


def test_what_takes_longest_begins_first_or_last_and_small_files_fill_the_end():
    turns = [turn_of(nodeid) for nodeid in ORDER]

    assert turns == sorted(set(turns))


def test_a_world_that_takes_long_to_make_is_made_by_one_process():
    assert share_of("tests/probe/test_one.py::test_a") == share_of(
        "tests/probe/test_two.py::test_b"
    )
    assert share_of("tests/cms/test_one.py::test_a") != share_of(
        "tests/cms/test_two.py::test_b"
    )
    assert share_of("tests/probe/test_opening.py::test_a") != share_of(
        "tests/probe/test_one.py::test_b"
    )


def test_the_places_are_where_they_are_said_to_be(request):
    root = request.config.rootpath

    assert all((root / folder).is_dir() for folder in SHARED_WORLDS)
    assert [
        place for place in (*LEFT_OUT, *ONE_OF_EACH) if not (root / place).exists()
    ] == []


@pytest.mark.django_db
def test_the_quick_run_takes_one_test_of_a_file_that_needs_a_database(request):
    assert request.node.get_closest_marker("quick")


@pytest.mark.django_db
def test_the_quick_run_takes_no_second_one(request):
    quick = [item for item in request.session.items if item.get_closest_marker("quick")]
    times = Counter(item.path for item in quick if takes_long(item))

    assert not request.node.get_closest_marker("quick")
    assert set(times.values()) <= {1}
