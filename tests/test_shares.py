"""The longest tests come last, and each process has a fair share of them."""

from tests.shares import IN_ITS_OWN_WORLD, SHARED_WORLDS, Shares, turn_of

ORDER = [
    "tests/home/demonstration/test_demo.py::test_one",
    "tests/apart/test_backup.py::test_one",
    "tests/boards/models/test_news.py::test_one",
    "tests/probe/test_opening.py::test_one",
    "tests/browser/test_html.py::test_one",
    f"{IN_ITS_OWN_WORLD}::test_one",
]


def share_of(nodeid: str) -> str:
    return Shares._split_scope(None, nodeid)


def test_what_takes_longest_begins_last():
    turns = [turn_of(nodeid) for nodeid in ORDER]

    assert turns == sorted(set(turns))


def test_a_world_that_takes_long_to_make_is_made_by_one_process():
    assert share_of("tests/probe/test_one.py::test_a") == share_of(
        "tests/probe/test_two.py::test_b"
    )
    assert share_of("tests/cms/test_one.py::test_a") != share_of(
        "tests/cms/test_two.py::test_b"
    )


def test_what_asks_longest_is_asked_beside_the_rest_of_the_probe():
    assert share_of(ORDER[-1]) != share_of("tests/probe/test_one.py::test_a")


def test_the_places_are_where_they_are_said_to_be(request):
    root = request.config.rootpath

    assert all((root / folder).is_dir() for folder in SHARED_WORLDS)
    assert (root / IN_ITS_OWN_WORLD).is_file()
