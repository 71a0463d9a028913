"""Whatever is sent to the CMS is answered, with 400 or in words: never with a 500.

Each form on the screens of a board's manager and editor, of who is not logged in and of
an administrator, and each address that the resolver knows, is sent what no browser
sends: left out, doubled, far too long, of another kind, or no text at all. Each kind of
form gets two spoilings in turn, and each way to spoil is used; in the whole run each
form gets every way, and each of its fields is spoilt alone.
"""

from collections import Counter
from functools import partial

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path, reverse

import cms.urls
from tests.probe.conftest import World
from tests.probe.counts import COUNTS
from tests.probe.fuzzing import Fuzz, Rotation, kinds_of
from tests.probe.questions import questions
from tests.probe.replay import LEFT_OUT, everything_of, forms_at, own_forms
from tests.probe.spoiling import Spoilt
from tests.whole import WHOLE

pytestmark = [
    pytest.mark.probe,
    pytest.mark.django_db,
    *([pytest.mark.timeout(6 * 3600)] if WHOLE else []),
]
# How often each kind of form is sent in the short run, by whom; None is not logged in.
TIMES = {"manager": 2, "editor": 2, "administrator": 2, None: 2}

SHUT = "Nothing is there for anybody, whatever is sent."
UPLOADS = (
    "It needs a file that its sender has uploaded by half, and is not there without."
)
SIGNS_OFF = "None of those who ask may sign off what waits, and all are sent away."
OURS_STANDS_BEFORE = "An address of ours stands before it."
# What lets none of them in, and why.
NOT_LET_IN: dict[str, str] = {
    "fetch_archive": "Its row has no file here: test_archives.py has it.",
    "file_finding_place": "Its mark is a digest: test_place_pictures.py has it.",
    "admin/^.*/$": SHUT,
    "admin/failwhale/": SHUT,
    "metrics": SHUT,
    "single_sign_on": SHUT,
    "single_sign_on_back": SHUT,
    "opinions:add": SHUT,
    "opinions:edit": SHUT,
    "opinions:usage": SHUT,
    "requests:add": SHUT,
    "requests:delete": SHUT,
    "wagtailadmin_error_test": SHUT,
    "wagtailimages:url_generator": SHUT,
    "wagtailimages:url_generator_output": SHUT,
    "wagtaillocales:add": SHUT,
    "wagtailsnippets:index": SHUT,
    "wagtailadmin_choose_page_external_link": OURS_STANDS_BEFORE,
    "wagtailimages:add": OURS_STANDS_BEFORE,
    "wagtailimages:edit": OURS_STANDS_BEFORE,
    "wagtailimages_chooser:create": OURS_STANDS_BEFORE,
    "wagtailadmin_block_preview": "No block has a preview.",
    "themes_found": "It opens for a page that names themes, and takes nothing else.",
    "find_page": "It leads to a page or to the dashboard, as a refusal does.",
    "join": "It needs an invitation that was opened in the same browser.",
    "switch_board": "It leads to the dashboard, as a refusal does.",
    "wagtailadmin_api:pages:action": "The page is refused before anything is read.",
    "wagtailadmin_pages:workflow_action": SIGNS_OFF,
    "wagtailadmin_pages:collect_workflow_action_data": SIGNS_OFF,
    "wagtaildocs:create_multiple_from_uploaded_document": UPLOADS,
    "wagtaildocs:delete_upload_multiple": UPLOADS,
    "wagtailimages:create_multiple_from_uploaded_image": UPLOADS,
    "wagtailimages:delete_upload_multiple": UPLOADS,
}


def fuzz_as(world: World, who: str | None, rotation: Rotation, known: set[str]) -> Fuzz:
    """Everything that somebody can send to the CMS.

    known: what others have reached; who has no board is asked for the rest alone.
    """
    user = world.askers().get(who) or (who and getattr(world, who))
    fuzz = Fuzz(world.browser(user), rotation)
    asked = [
        question
        for question in questions(world.addresses, world.ours, narrow=True)
        if question.name not in LEFT_OUT and (WHOLE or question.name not in known)
    ]
    forms = (
        own_forms(world, fuzz.browser)
        if who in world.askers()
        else list(forms_at(world, asked, fuzz.browser))
    )
    fuzz.spoil_forms(forms, TIMES[who])
    if WHOLE or who != "editor":
        # What is left lets no editor in, who may less than a manager.
        no_post = {address.name for address in world.addresses if address.takes_no_post}
        plain = partial(world.answer, fuzz.browser)
        fuzz.spoil_addresses(asked, everything_of(world.ours), no_post, plain)
    COUNTS[f"spoilt, sent by {who or 'nobody'}"] = (
        f"{fuzz.browser.asked}, of {len(kinds_of(forms))} kinds of form, "
        f"wrong {len(fuzz.wrong)}"
    )
    return fuzz


def test_nothing_that_is_sent_to_the_cms_is_answered_with_a_500(world: World):
    rotation = Rotation()
    reached: set[str] = set()
    sent: Counter[str] = Counter()
    wrong = []
    for who in TIMES:
        fuzz = fuzz_as(world, who, rotation, reached)
        reached |= fuzz.reached
        sent += fuzz.sent
        wrong += [f"{who}: {words}" for words in fuzz.wrong]

    assert wrong == []
    known = {address.name for address in world.addresses} - LEFT_OUT
    assert known - reached - NOT_LET_IN.keys() == set()
    assert rotation.known - rotation.used.keys() == set()
    assert {kind for kind, times in sent.items() if times < 2} == set()


def falls(request) -> HttpResponse:
    raise ValueError("nonsense, of nobody's sending")


class WithAFault:
    """The addresses of the CMS, and one whose view has a fault of its own."""

    urlpatterns = [path("admin/fault/", falls, name="fault"), *cms.urls.urlpatterns]
    handler404 = cms.urls.handler404
    handler500 = cms.urls.handler500


def test_a_fault_of_ours_is_told(world: World):
    fuzz = Fuzz(world.browser(world.ours.manager), Rotation())
    with override_settings(ROOT_URLCONF=WithAFault):
        fuzz.send("fault", Spoilt("?words", "GET", "/admin/fault/?q=nonsense"))

    assert len(fuzz.wrong) == 1
    assert "ValueError" in fuzz.wrong[0]


def test_without_what_reads_what_was_sent_the_fuzz_finds_a_500(
    world: World, monkeypatch
):
    monkeypatch.setattr(
        "cms.unreadable.UnreadableRequests.process_exception", lambda *_of: None
    )
    fuzz = Fuzz(world.browser(world.ours.manager), Rotation())
    address = reverse("wagtailadmin_pages:edit", args=[world.ours.draft.pk])
    fuzz.send("edit", Spoilt("nothing", "POST", address))

    assert len(fuzz.wrong) == 1
