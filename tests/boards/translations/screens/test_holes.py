"""What wagtail-localize does in a shared install does not happen here.

Its own addresses are gone, for everybody. And whichever screen of ours somebody takes,
whoever they are and whatever has become of the source: nothing of another board is
changed or told, and the public reads a translation only while it may read the source.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from boards.models import ContentPage, Role
from boards.translations.languages import add_language
from cms.users.models import User
from tests.boards.translations.screens.asking import (
    give_language,
    make_guide,
    translation_of,
    write_all,
)
from tests.boards.translations.screens.conftest import World
from tests.boards.translations.screens.in_polish import publish_home
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_member,
)
from tests.languages import language, version

pytestmark = pytest.mark.django_db

# Each as wagtail-localize has it, with the keys that it takes. Forms and queries too.
STOCK = [
    "submit/page/{page}/",
    "submit/snippet/boards/theme/{page}/",
    "update/{source}/",
    "translate/{translation}/strings/{segment}/edit/",
    "translate/{translation}/overrides/1/edit/",
    "translate/{translation}/pofile/download/",
    "translate/{translation}/pofile/upload/",
    "translate/{translation}/machine_translate/",
    "translate/{translation}/preview/",
    "translate/{translation}/preview/default/",
    "translate/{translation}/disable/",
    "page/{translated}/convert_to_alias/",
    "reports/translations/",
    "reports/translations/results/",
    "api/snippets/boards/theme/",
    "api/snippets/boards/theme/1/",
    "jsi18n/",
]
STOCK_NAMES = [
    "submit_page_translation",
    "update_translations",
    "edit_string_translation",
    "edit_override",
    "upload_pofile",
    "convert_to_alias",
    "translations_report",
    "snippets_api_listing",
]

PEOPLE: dict[str, Callable[[World], User]] = {
    "editor": lambda world: world.editor,
    "translator": lambda world: world.translator,
    "manager": lambda world: make_manager(world.board),
    "approver": lambda world: make_member(world.board, Role.APPROVER),
    "administrator": lambda world: make_administrator(),
    "another board's manager": lambda world: make_manager(make_board()),
    "another board's editor": lambda world: make_editor(make_board()),
}
# Who publishes everyday pages alone.
PUBLISHERS = {"editor", "manager", "approver", "administrator"}
OURS = {*PUBLISHERS, "translator"}


def everything() -> tuple:
    """What there is of pages and words, and what of it is live."""
    pages = Page.objects.order_by("pk").values_list("pk", "live", "alias_of")
    words = StringTranslation.objects.order_by("pk").values_list("pk", "data")
    return list(pages), list(words), list(Translation.objects.values_list("pk"))


@pytest.mark.parametrize("who", PEOPLE)
def test_none_of_the_stock_addresses_is_there_for_anybody(world, who):
    client = cms_client(PEOPLE[who](world))
    translation = translation_of(world.page)
    keys = {
        "page": world.source.pk,
        "translated": world.page.pk,
        "source": translation.source_id,
        "translation": translation.pk,
        "segment": translation.source.stringsegment_set.first().pk,
    }
    before = everything()

    for path in STOCK:
        address = f"/admin/localize/{path.format(**keys)}"
        for ask in (client.get, client.post, client.put):
            answer = ask(address, {"locales": [language("pl").pk], "publish": "on"})
            assert answer.status_code == 404, address

    assert everything() == before


@pytest.mark.parametrize("name", STOCK_NAMES)
def test_none_of_the_stock_addresses_has_a_name(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"wagtail_localize:{name}", args=[1])


def test_the_forms_of_stock_buttons_do_nothing_at_our_address(world):
    before = everything()

    for button in ("localize-restart-translation", "localize-convert-to-alias"):
        world.writing.post(editing(world.page), {button: "1"})

    assert everything() == before


STATES = ("live", "draft", "scheduled", "restricted")


def put(source: ContentPage, state: str) -> None:
    if state == "restricted":
        PageViewRestriction.objects.create(
            page=source, restriction_type="password", password="seven calm minutes"
        )
    elif state != "live":
        source.unpublish()
    if state == "scheduled":
        source.go_live_at = timezone.now() + timedelta(days=1)
        source.save_revision()


def reads(world: World, page: Page) -> bool:
    answer = get(Client(), world.board, Page.objects.get(pk=page.pk))
    return answer.status_code == 200 and "xx Worried" in answer.content.decode()


@pytest.mark.parametrize("state", STATES)
def test_the_public_reads_a_translation_only_while_it_may_read_the_source(world, state):
    publish_home(world)
    write_all(world.page)
    put(ContentPage.objects.get(pk=world.source.pk), state)
    published = {}

    for who, person in PEOPLE.items():
        client = cms_client(person(world))
        client.post(editing(world.page), {"action-publish": "1"})
        published[who] = reads(world, world.page)
        Page.objects.get(pk=world.page.pk).specific.unpublish()

    everybody_else = dict.fromkeys(PEOPLE, False)
    may = dict.fromkeys(PUBLISHERS, state == "live")
    assert published == everybody_else | may


@pytest.mark.parametrize("state", STATES)
def test_translating_a_page_makes_nothing_public_and_nothing_elsewhere(world, state):
    give_language(world.board, "ur")
    put(ContentPage.objects.get(pk=world.source.pk), state)
    clients = {who: cms_client(person(world)) for who, person in PEOPLE.items()}
    elsewhere = Page.objects.exclude(path__startswith=world.board.board.path)
    live, others = Page.objects.live().count(), elsewhere.count()
    address = reverse("translate_page", args=[world.source.pk])
    made = {}

    for who, client in clients.items():
        client.post(address, {"languages": [language("ur").pk]})
        versions = world.source.get_translations().filter(locale=language("ur"))
        made[who] = versions.exists()
        assert Page.objects.live().count() == live
        for one in versions:
            one.specific.delete()

    assert made == {who: who in OURS for who in PEOPLE}
    assert elsewhere.count() == others


@pytest.mark.parametrize("who", ["another board's manager", "another board's editor"])
@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_pages:edit",
        "translate_page",
        "translation_preview",
        "translation_po",
        "translation_upload",
        "translation_machine",
        "translation_bring_in",
    ],
)
def test_no_door_of_ours_tells_or_changes_anything_of_another_board(world, who, name):
    client = cms_client(PEOPLE[who](world))
    before = everything()

    for page in (world.page, world.source):
        address = reverse(name, args=[page.pk])
        file = SimpleUploadedFile("a.po", b'msgid "Worried"\nmsgstr "Cudze"\n')
        data = {"languages": [language("pl").pk], "file": file}
        for answer in (client.get(address), client.post(address, data)):
            assert answer.status_code in (404, 405)
            assert "Worried" not in answer.content.decode()

    assert everything() == before


@pytest.mark.parametrize(
    "name",
    [
        "translation_preview",
        "translation_po",
        "translation_upload",
        "translation_machine",
        "translation_bring_in",
    ],
)
def test_a_page_that_is_no_translation_has_no_screens_of_one(world, name):
    client = cms_client(make_administrator())
    address = reverse(name, args=[world.source.pk])

    assert client.get(address).status_code in (404, 405)
    assert client.post(address).status_code in (404, 405)


def test_a_new_page_is_in_no_other_language_by_itself(world):
    guide = make_guide(world.board)
    guide.save_revision().publish()

    assert not guide.get_translations().exists()


def test_a_language_makes_no_page_in_another_board():
    ours, theirs = make_board(), make_board()
    guide = make_guide(theirs)
    before = Page.objects.descendant_of(theirs.board).count()

    add_language(ours.board, language("pl"), None)

    assert Page.objects.descendant_of(theirs.board).count() == before
    assert not guide.get_translations().exists()
    assert get(Client(), theirs, "/pl/").status_code == 404


def test_the_words_of_a_draft_source_come_when_they_are_asked_for(world):
    draft = make_guide(world.board, title="Old name", live=False)
    page = version(draft, "pl", written=False)
    draft.title = "New name"
    draft.save_revision()
    address = reverse("translation_bring_in", args=[page.pk])

    world.translating.post(address)

    texts = translation_of(page).source.stringsegment_set.select_related("string")
    assert "New name" in [text.string.data for text in texts]
    assert not ContentPage.objects.get(pk=draft.pk).live
