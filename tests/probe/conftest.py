"""One world for all questions: three boards at work, and everybody who asks."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.test import override_settings
from wagtail.models import Site

from boards.models import FileText, Role
from boards.models.board.invitations import Invitation
from boards.models.board.lifecycle import BoardClosure, BoardPause
from cms.handling import Request
from cms.tenancy.scope import unscoped
from cms.users.models import User
from tests import ledger
from tests.apart.databases import connected_to, own_database
from tests.factories import make_administrator, make_user
from tests.probe.asking import Answer, Browser
from tests.probe.forms import Form
from tests.probe.names import Address, addresses_of_the_cms
from tests.probe.neighbours import Neighbour
from tests.probe.questions import Question, questions
from tests.probe.writes import Asker, Recorder
from tests.whole import share

T = TypeVar("T")

# Who is asked everything. The wall is one for all, so each of the others is asked of
# every third kind of address, and of another third than the others.
WHOLLY = "manager"
IN_TURN = ["editor", "nobody", "of two boards"]


def asked_of(asker: str, things: Sequence[T]) -> list[T]:
    """What somebody is asked of all that there is; in the whole run all of it."""
    if asker == WHOLLY:
        return list(things)
    return share(things, IN_TURN.index(asker), len(IN_TURN))


@dataclass
class World:
    """Boards A and C, whose people ask; board B, of which they must learn nothing."""

    ours: Neighbour
    theirs: Neighbour
    third: Neighbour
    recorder: Recorder
    addresses: list[Address]
    nobody: User
    both: User
    administrator: User
    # What each board was born with: tables and keys.
    born: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    # The forms of those who were asked for theirs, by the key of who asked.
    forms: dict[int, list[Form]] = field(default_factory=dict)
    # What somebody was answered, by who they are and what they asked.
    answers: dict[tuple[User | None, Question], Answer] = field(default_factory=dict)

    def askers(self) -> dict[str, User]:
        """Who must learn nothing of board B."""
        return {
            "editor": self.ours.editor,
            "manager": self.ours.manager,
            "nobody": self.nobody,
            "of two boards": self.both,
        }

    def asker(self, user: User) -> Asker:
        """Whose rows somebody may change: those of board A, and their own."""
        others = [self.theirs.board, self.third.board]
        return Asker(
            self.born["aardvark"] | self._read() | {("users_user", str(user.pk))},
            self.ours.board.board.pk,
            {
                "wagtailcore_page": {board.board.path for board in others},
                "wagtailcore_collection": {board.collection.path for board in others},
            },
        )

    def _read(self) -> set[tuple[str, str]]:
        """What tasks have noted of the board's files, after all boards were made."""
        files = self.ours.keys_of("cms.BoardDocument")
        with unscoped():
            texts = FileText.objects.filter(document__in=files)
            return {("boards_filetext", str(text.pk)) for text in texts}

    def own_screens(self, browser: Browser) -> dict[Question, Answer]:
        """What somebody is shown, of each kind of address, of their own board."""
        assert browser.user
        names = {user.pk: name for name, user in self.askers().items()}
        asked = asked_of(
            names[browser.user.pk], questions(self.addresses, self.ours, narrow=True)
        )
        return {one: self.answer(browser, one) for one in asked}

    def answer(self, browser: Browser, question: Question) -> Answer:
        """What somebody is answered, asked once for all who look at it."""
        key = (browser.user, question)
        if key not in self.answers:
            self.answers[key] = browser.get(question.path, question.query)
        return self.answers[key]

    def browser(self, user: User | None) -> Browser:
        return Browser(user, self.recorder)


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), committed():
        with transaction.atomic(), ledger.all_by_hand():
            made = make_world()
        yield made


@contextmanager
def committed() -> Iterator[None]:
    """A database of its own: what a transaction made itself it sees slowly."""
    logging.disable(logging.CRITICAL)
    with (
        override_settings(
            MIDDLEWARE=[*settings.MIDDLEWARE, "tests.probe.asking.AsCommitted"]
        ),
        own_database() as name,
        connected_to(name),
        pytest.MonkeyPatch.context() as patched,
    ):
        # A rollback brings no file back.
        patched.setattr(FileSystemStorage, "delete", lambda storage, name: None)
        # As what serves makes its requests.
        patched.setattr("django.test.client.WSGIRequest", Request)
        yield
    # What was remembered was another database's.
    Site.clear_site_root_paths_cache()
    cache.clear()
    logging.disable(logging.NOTSET)


def make_world() -> World:
    recorder = Recorder()
    recorder.newborn()
    born = {}
    boards = []
    for animal in ("aardvark", "badger", "cormorant"):
        boards.append(Neighbour(animal))
        born[animal] = recorder.newborn()
    ours, theirs, third = boards
    # All three are on the web, whatever rows they were given.
    for reason in (BoardPause, BoardClosure):
        reason.objects.all().delete()
    # An invitation to nothing is one that nobody can make.
    Invitation.objects.update(roles=[Role.EDITOR])
    access = Permission.objects.get(codename="access_admin")
    nobody = make_user(email="nobody@example.org")
    nobody.user_permissions.add(access)
    world = World(
        ours,
        theirs,
        third,
        recorder,
        addresses_of_the_cms(),
        nobody,
        make_user(ours.board.editors, third.board.editors, email="both@example.org"),
        make_administrator(email="administrator@example.org"),
        born,
    )
    recorder.others = frozenset(born["badger"] | born["cormorant"])
    recorder.start()
    return world
