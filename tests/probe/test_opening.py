"""No address of the CMS lets one person open what is closed (R1, R3).

Each address that the resolver knows is sent what it takes, for a file that is closed in
each of the ways there are, by somebody of each role. After each request the public can
have nothing more than before, and what was signed off is as it was signed off, or is
signed off no more. The files are all in one world, and each request is tried against
all of them. Each role sends one request to each address and act, another file, form and
button than the others; in the whole run each role sends everything there is.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page

import boards.admin.releases.hooks
import cms.publishing
from boards.models import Release, ReleaseState
from boards.models.board.one_person_types import ALWAYS_TWO
from boards.publishing.availability.public_files import is_publicly_available
from boards.publishing.ledger import entries
from boards.publishing.releases import content_freeze, disclosure_guards, gate
from cms.models import BoardDocument
from cms.querysets import behind_a_restriction
from tests import ledger
from tests.factories import host_of, make_administrator
from tests.probe.asking import Browser
from tests.probe.attempts import (
    Attempt,
    Attempts,
    is_said_to_write_nothing,
    says_nothing,
)
from tests.probe.closed import ClosedBoard, make_closed_board
from tests.probe.conftest import committed
from tests.probe.counts import COUNTS
from tests.probe.names import Address, addresses_of_the_cms
from tests.probe.writes import Change, Recorder
from tests.probe.writing_nothing import UNREACHED
from tests.whole import WHOLE

pytestmark = [pytest.mark.probe, pytest.mark.django_db]

# What is written beside an act, and opens nothing by itself.
BESIDE = {
    "django_session",
    "users_user",
    "wagtailcore_pagelogentry",
    "wagtailcore_modellogentry",
    "boards_lastboard",
    "boards_membership",
    "wagtailadmin_editingsession",
}


class RedTeam:
    """A board with closed files, what is sent to it, and what the public has of it."""

    def __init__(self) -> None:
        recorder = Recorder()
        self.world: ClosedBoard = make_closed_board()
        # Opens the forms that no role gets, so that each sends them all the same.
        self.administrator = make_administrator()
        recorder.newborn()
        recorder.start()
        self.recorder = recorder
        self.addresses = addresses_of_the_cms()
        self.home = Page.objects.get(pk=self.world.board.home.pk)
        self.wrote: set[str] = set()
        self.refused: set[str] = set()

    def begin(self) -> None:
        """Look at what is open before anything is sent."""
        self.open_before = self.what_is_open()
        self.held_before = dict(self.held())
        crew = self.world.crew
        self.attempts = Attempts(
            self.world,
            self.addresses,
            *(
                Browser(who, self.recorder)
                for who in (crew.approver, crew.manager, self.administrator)
            ),
        )

    def what_is_open(self) -> set[str]:
        files = self.world.files()
        public = Page.objects.live().filter(~behind_a_restriction())
        return {
            f"the file “{file.title}”"
            for file in files
            if is_publicly_available(file, self.home)
        } | {
            f"the page {page.pk} “{page.title}”"
            for page in public
            if page.specific_class._meta.label_lower in ALWAYS_TWO
        }

    def held(self) -> Iterator[tuple[int, tuple]]:
        """What each signed-off release holds: versions, where they lie, their files."""
        for release in Release.objects.filter(state=ReleaseState.SIGNED_OFF):
            items = release.items.select_related("page").order_by("page")
            pages = [
                (
                    item.revision_id,
                    item.page.latest_revision_id,
                    item.page.url_path,
                    Page.objects.filter(
                        behind_a_restriction(), pk=item.page_id
                    ).exists(),
                    all(above.live for above in item.page.get_ancestors()),
                )
                for item in items
            ]
            files = BoardDocument.objects.filter(pk__in=release.signed_off_files)
            yield (
                release.pk,
                (
                    pages,
                    sorted(files.values_list("pk", "file_hash", "collection")),
                    release.signed_off_by_id,
                ),
            )

    def look(self, changes: list[Change]) -> list[str]:
        """What one person has brought about that two have to."""
        if not {change.table for change in changes} - BESIDE:
            return []
        allowed = self.opened_by_a_second_person()
        wrong = [
            f"opens {thing}"
            for thing in self.what_is_open() - self.open_before
            if not any(words in thing for words in allowed)
        ]
        for pk, held in self.held():
            before = self.held_before.get(pk)
            if before is None:
                if not self.was_a_second_person(Release.objects.get(pk=pk)):
                    wrong.append(f"signs off release {pk}")
            elif not takes_files_away_alone(before, held):
                wrong.append(f"changes release {pk}, which was signed off: {held}")
        return wrong

    def was_a_second_person(self, release: Release) -> bool:
        authors = release.items.values_list("revision__user", flat=True)
        return release.signed_off_by_id not in {None, *authors}

    def opened_by_a_second_person(self) -> list[str]:
        """The titles of what a release opened that somebody else has signed off."""
        released = Release.objects.filter(state=ReleaseState.RELEASED)
        return [
            title
            for release in released
            if self.was_a_second_person(release)
            for item in release.items.select_related("page")
            for title in (
                f"“{item.page.title}”",
                *(
                    f"“{file.title}”"
                    for file in BoardDocument.objects.filter(
                        pk__in=release.signed_off_files
                    )
                ),
            )
        ]

    def send(
        self, role: str, attempts: Iterator[Attempt], until: tuple[str, ...] = ()
    ) -> list[str]:
        """What was wrong after each, with what was sent.

        until: what is looked for; once all of it was found, nothing more is sent.
        """
        user = self.world.crew.by_role()[role]
        browser = Browser(user, self.recorder, self.look)
        wrong = []
        for attempt in attempts:
            answer = browser.post(attempt.path, attempt.fields)
            if {change.table for change in answer.changes} - BESIDE:
                self.wrote.add(attempt.name)
                if WHOLE and is_said_to_write_nothing(attempt.name):
                    answer.wrong.append("writes, and is said to write nothing")
            if answer.status in (302, 403, 405, 409):
                self.refused.add(attempt.name)
            at = f"{role}: {attempt.name} {attempt.path} ({attempt.way})"
            wrong += [f"{at} {answer.status} {found}" for found in answer.wrong]
            if answer.status >= 500:
                wrong.append(f"{at} {answer.error!r}")
            if until and all(any(words in one for one in wrong) for words in until):
                break
        # With a rule taken out something wrong is what is looked for.
        if not until:
            told = f"{browser.asked}, wrong {len(wrong)}"
            COUNTS[f"red team: sent by the {role}"] = told
        return wrong

    def unknown(self, addresses: list[Address]) -> list[str]:
        """Those that wrote nothing, have no form, and are refused to nobody."""
        forms = {name for (name, _way), found in self.attempts.shapes.items() if found}
        known = {name.split()[0] for name in self.wrote | self.refused} | forms
        return sorted(
            {
                address.name
                for address in addresses
                if address.name not in known | UNREACHED.keys()
                and not says_nothing(address)
            }
        )

    def some(self, name: str) -> Iterator[Attempt]:
        (address,) = [a for a in self.addresses if a.name == name]
        return self.attempts.all_of([address])


def takes_files_away_alone(before: tuple, after: tuple) -> bool:
    """Whether less is let out than was signed off, as one person may withdraw it."""
    (pages, files, by), (pages_now, files_now, by_now) = before, after
    return (pages, by) == (pages_now, by_now) and set(files_now) <= set(files)


@pytest.fixture(scope="module")
def red_team(django_db_setup, django_db_blocker) -> Iterator[RedTeam]:
    with django_db_blocker.unblock(), committed():
        with transaction.atomic(), ledger.all_by_hand():
            made = RedTeam()
        with transaction.atomic():
            made.begin()
        yield made


def test_every_file_of_the_world_is_closed(red_team: RedTeam):
    host = host_of(red_team.world.board)
    answers = {
        target.way: Client().get(target.file.url, headers={"host": host}).status_code
        for target in red_team.world.targets
    }

    assert {way for way, status in answers.items() if status not in (404, 410)} == set()
    assert len(answers) > 15


def test_nobody_opens_alone_what_is_closed(red_team: RedTeam):
    wrong = []
    for number, role in enumerate(red_team.world.crew.by_role()):
        share = (0, 1) if WHOLE else (number, 4)
        wrong += red_team.send(role, red_team.attempts.made_for(*share))

    assert wrong == []
    assert red_team.unknown(red_team.addresses) == []


def test_an_address_that_nobody_knows_is_told(red_team: RedTeam):
    made_up = Address("made_up", "admin/made-up/")

    assert red_team.unknown([made_up]) == ["made_up"]


@pytest.fixture
def no_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is opened gets its line, whoever opened it."""
    monkeypatch.setattr(entries, "_enter", lambda *_of: ledger.let_out_by_hand())


@pytest.mark.usefixtures("no_ledger")
def test_without_the_gate_the_red_team_gets_in(red_team: RedTeam, monkeypatch):
    monkeypatch.setattr(gate.TwoPeople, "reasons_against", lambda *_of: [])
    monkeypatch.setattr(boards.admin.releases.hooks, "needs_two", lambda *_of: None)

    attempts = red_team.some("wagtailadmin_api:pages:action")

    wrong = red_team.send("editor", attempts, ("opens the file", "opens the page"))

    assert any("opens the file" in found for found in wrong)
    assert any("opens the page" in found for found in wrong)


@pytest.mark.usefixtures("no_ledger")
def test_without_what_keeps_closed_the_red_team_gets_in(red_team: RedTeam, monkeypatch):
    monkeypatch.setattr(disclosure_guards, "reason_against", lambda *_of: None)

    for name in ("wagtailadmin_pages:set_privacy", "wagtailadmin_pages:move_confirm"):
        wrong = red_team.send("editor", red_team.some(name), ("opens the file",))
        assert any("opens the file" in found for found in wrong), name


def test_without_what_fixes_a_release_the_red_team_breaks_one(
    red_team: RedTeam, monkeypatch
):
    monkeypatch.setattr(content_freeze, "is_taking_back", lambda: True)

    attempts = red_team.some("wagtailadmin_pages:delete")

    wrong = red_team.send("editor", attempts, ("changes release",))

    assert any("changes release" in found for found in wrong)


def test_cms_asks_its_gate():
    assert isinstance(cms.publishing.gate(), gate.TwoPeople)
