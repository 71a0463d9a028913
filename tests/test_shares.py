"""The longest tests come last, and a machine that is late may leave them out."""

import time

import pytest

from tests.shares import DEADLINE, SHARED_WORLDS, leave_out_when_late, turn_of

ORDER = [
    "tests/home/demonstration/test_demo.py::test_one",
    "tests/apart/test_backup.py::test_one",
    "tests/boards/models/test_news.py::test_one",
    "tests/browser/test_html.py::test_one",
    "tests/probe/test_reading.py::test_one",
]


class Item:
    def __init__(self, nodeid: str) -> None:
        self.nodeid = nodeid


def is_left_out(nodeid: str) -> bool:
    try:
        leave_out_when_late(Item(nodeid))
    except pytest.skip.Exception:
        return True
    return False


def test_what_takes_longest_begins_last():
    turns = [turn_of(nodeid) for nodeid in ORDER]

    assert turns == sorted(set(turns))


@pytest.mark.parametrize("nodeid", ORDER)
def test_only_the_browser_and_the_probe_are_left_out_when_it_is_late(
    nodeid, monkeypatch
):
    monkeypatch.setenv(DEADLINE, str(time.time() - 1))

    assert is_left_out(nodeid) == nodeid.startswith(("tests/browser/", "tests/probe/"))


@pytest.mark.parametrize("seconds", [None, 60])
@pytest.mark.parametrize("nodeid", ORDER)
def test_nothing_is_left_out_in_time_or_where_nobody_set_one(
    nodeid, seconds, monkeypatch
):
    monkeypatch.delenv(DEADLINE, raising=False)
    if seconds:
        monkeypatch.setenv(DEADLINE, str(time.time() + seconds))

    assert not is_left_out(nodeid)


def test_the_folders_are_where_they_are_said_to_be(request):
    root = request.config.rootpath

    assert all((root / folder).is_dir() for folder in SHARED_WORLDS)
