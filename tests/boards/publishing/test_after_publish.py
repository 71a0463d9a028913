"""What follows a publication: one list, one receiver, one order."""

import weakref
from collections.abc import Callable, Iterator

import pytest
from django.db.models import signals
from django.db.models.signals import ModelSignal
from django.test import override_settings
from wagtail import signals as of_wagtail
from wagtail.contrib.frontend_cache.backends import BaseBackend

from boards.models import ContentPage
from boards.publishing import after_publish
from home.provisioning import Outfit, open_board
from tests.factories import make_board, make_page
from tests.languages import publish_again, version
from tests.states import home_in

OURS = {"cms", "boards", "home"}
IN_ORDER = [
    "the site follows its board",
    "preview links end",
    "facts reach other languages",
    "the record of what was public",
    "caches forget",
    "a withdrawal ends",
    "a shorter floor is written down",
    "the search has new facts",
    "the change's note is kept",
]
OF_CARRIED = [
    "the record of what was public",
    "caches forget",
    "the search has new facts",
]
OF_OPENED = OF_CARRIED
IN_ORDER_UNPUBLISHED = [
    "preview links end",
    "versions in other languages go",
    "the record of what was public",
    "caches forget",
]


def noting(done: list[str], name: str, do: Callable | None) -> Callable | None:
    """A step that also notes that it was done."""
    return do and (lambda told: (done.append(name), do(told)))


@pytest.fixture
def done(monkeypatch) -> list[str]:
    """The names of the steps that are done, as they are done."""
    found: list[str] = []
    published = tuple(
        after_publish.Step(
            step.name,
            noting(found, step.name, step.published),
            noting(found, f"carried: {step.name}", step.carried),
            noting(found, f"opened: {step.name}", step.opened),
        )
        for step in after_publish.AFTER_PUBLISHING
    )
    unpublished = tuple(
        step._replace(unpublished=noting(found, step.name, step.unpublished))
        for step in after_publish.AFTER_UNPUBLISHING
    )
    monkeypatch.setattr(after_publish, "AFTER_PUBLISHING", published)
    monkeypatch.setattr(after_publish, "AFTER_UNPUBLISHING", unpublished)
    return found


@pytest.mark.django_db
def test_a_publication_is_followed_by_its_steps_once_each_and_in_order(done):
    page = make_page(ContentPage, make_board().home)
    done.clear()

    publish_again(page, title="Worried about a baby")
    assert done == IN_ORDER
    done.clear()

    page.unpublish()
    assert done == IN_ORDER_UNPUBLISHED


class Cache(BaseBackend):
    told: list[str] = []

    def purge(self, url: str) -> None:
        self.told.append(url)


@pytest.mark.django_db
def test_facts_that_are_carried_are_recorded_and_forgotten_by_caches(
    done, django_capture_on_commit_callbacks
):
    board = make_board()
    home = home_in(board, "pl")
    source = make_page(ContentPage, board.home)
    version(source, "pl", live=True)
    done.clear()
    Cache.told.clear()

    backend = {"ours": {"BACKEND": f"{__name__}.Cache"}}
    with (
        override_settings(WAGTAILFRONTENDCACHE=backend),
        django_capture_on_commit_callbacks(execute=True),
    ):
        publish_again(source, purpose=ContentPage.Purpose.FAMILY)

    within = IN_ORDER.index("facts reach other languages") + 1
    carried = [f"carried: {name}" for name in OF_CARRIED]
    assert done == [*IN_ORDER[:within], *carried, *IN_ORDER[within:]]
    # Around the version: nothing of the source's own has its home forgotten.
    assert home.full_url in Cache.told


@pytest.mark.django_db
def test_pages_that_a_board_begins_with_are_followed_by_what_is_done_of_new_ones(
    done, django_capture_on_commit_callbacks
):
    Cache.told.clear()
    backend = {"ours": {"BACKEND": f"{__name__}.Cache"}}

    with (
        override_settings(WAGTAILFRONTENDCACHE=backend),
        django_capture_on_commit_callbacks(execute=True),
    ):
        open_board(
            name="A",
            short_name="A",
            lead="We.",
            hostname="a.example",
            outfit=Outfit(pages=["privacy"]),
        )

    opened = [f"opened: {name}" for name in OF_OPENED]
    # Then the home page is published, which leads to them.
    assert done == [*opened, *IN_ORDER]
    assert any("a.example/privacy/" in address for address in Cache.told)


def receivers(signal: object) -> Iterator[tuple[bool, Callable]]:
    """Whoever hears a signal, and whether of every sender."""
    for (_uid, sender), listen, *_rest in signal.receivers:
        function = listen() if isinstance(listen, weakref.ReferenceType) else listen
        yield sender == id(None), function


def is_ours(function: Callable) -> bool:
    return function.__module__.split(".")[0] in OURS


@pytest.mark.parametrize("name", ["page_published", "page_unpublished"])
def test_of_a_publication_one_receiver_of_ours_is_told(name):
    signal = getattr(of_wagtail, name)
    ours = [listen for _every, listen in receivers(signal) if is_ours(listen)]

    assert [listen.__module__ for listen in ours] == [after_publish.__name__]


def test_nothing_of_ours_hears_of_every_row_of_every_model():
    found = [
        (name, is_of_every_model, f"{listen.__module__}.{listen.__qualname__}")
        for name, signal in vars(signals).items()
        if isinstance(signal, ModelSignal)
        for is_of_every_model, listen in receivers(signal)
        if is_ours(listen)
    ]

    assert {"pre_save", "post_save", "pre_delete"} <= {name for name, *_ in found}
    assert [listener for listener in found if listener[1]] == []
