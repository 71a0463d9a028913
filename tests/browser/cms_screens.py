"""The product's own screens of the CMS, with something on each to look at."""

from django.urls import reverse
from wagtail.models import Locale

from boards.models import (
    Availability,
    BriefingPage,
    ContentPage,
    PageDocument,
    Release,
    ReviewPage,
    Role,
)
from boards.publishing.releases import transitions
from boards.translations.languages import add_language
from boards.translations.making import translate
from home.demo import PASSWORD
from home.provisioning import OpenedBoard
from tests import factories

MANAGER, EDITOR = "manager@sixth.example", "editor@sixth.example"


def furnish(opened: OpenedBoard) -> None:
    """People with every role, and a release of a page that waits for a sign-off."""
    factories.make_member(
        opened, *Role, email=MANAGER, password=PASSWORD, first_name="Sam"
    )
    editor = factories.make_editor(opened, email=EDITOR, first_name="Kim")
    page = BriefingPage.objects.descendant_of(opened.home).get()
    page.summary = "Said better."
    page.save_revision(user=editor)
    waiting = transitions.make(opened.board, "Release day", [page], None, editor)
    transitions.submit(waiting, editor)
    polish = Locale.objects.get(language_code="pl")
    add_language(opened.board, polish, None)
    translate(ContentPage.objects.descendant_of(opened.home).first(), polish, None)


def _public_row(opened: OpenedBoard) -> PageDocument:
    return PageDocument.objects.filter(
        page__in=ReviewPage.objects.descendant_of(opened.home),
        availability=Availability.PUBLISHED,
    ).first()


def screens_of_wagtail(opened: OpenedBoard) -> dict[str, str]:
    """Screens of Wagtail's that people of a board work on, as screens of ours."""
    row = _public_row(opened)
    text = ContentPage.objects.descendant_of(opened.home).first()
    return {
        "pages": reverse("wagtailadmin_explore", args=[opened.home.pk]),
        "page of text": reverse("wagtailadmin_pages:edit", args=[text.pk]),
        "deletion of a page": reverse("wagtailadmin_pages:delete", args=[text.pk]),
        "review": reverse("wagtailadmin_pages:edit", args=[row.page_id]),
        "new document": reverse("wagtaildocs:add"),
        "document": reverse("wagtaildocs:edit", args=[row.file_id]),
        "deletion of a document": reverse("wagtaildocs:delete", args=[row.file_id]),
        "images": reverse("wagtailimages:index"),
        "new image": reverse("wagtailimages:add"),
        "reviews": reverse("reviews:index"),
    }


def screens(opened: OpenedBoard) -> dict[str, str]:
    """Each screen by its name, as a path on the CMS's host."""
    release = Release.objects.get(board=opened.board)
    row = _public_row(opened)
    source = ContentPage.objects.descendant_of(opened.home).first()
    translated = ContentPage.objects.get(
        translation_key=source.translation_key, locale__language_code="pl"
    )
    of_page, of_file = [row.page_id], [row.file_id]
    return {
        "dashboard": reverse("wagtailadmin_home"),
        "releases": reverse("releases:index"),
        "new release": reverse("releases:add"),
        "release": reverse("release", args=[release.pk]),
        "the board's facts": reverse("wagtailadmin_pages:edit", args=[opened.board.pk]),
        "what is due": reverse("due_report"),
        "archives of the board": reverse("board_archives"),
        "the hub": reverse("hub_membership"),
        "requests": reverse("requests:index"),
        "is it useful?": reverse("opinions:index"),
        "is it useful, by page": reverse("opinion_report"),
        "documents": reverse("wagtaildocs:index"),
        "check of a file": reverse("file_findings", args=of_file),
        "never-publish list": reverse("never_publish", args=[opened.board.pk]),
        "availability": reverse("availability", args=of_page),
        "withdraw a document": reverse("withdraw_document", args=[*of_page, row.pk]),
        "withdraw a page": reverse("withdraw_page", args=of_page),
        "preview links": reverse("preview_links", args=of_page),
        "preview links of a release": reverse(
            "preview_links_of_release", args=[release.pk]
        ),
        "audit": reverse("page_audit", args=of_page),
        "people": reverse("people", args=[opened.board.pk]),
        "invitation": reverse("invite_person", args=[opened.board.pk]),
        "redirects": reverse("redirects:index"),
        "new redirect": reverse("redirects:add"),
        "redirects of a file": reverse("redirects:import"),
        "languages": reverse("board_languages", args=[opened.board.pk]),
        "translations": reverse("translations"),
        "translate this page": reverse("translate_page", args=[source.pk]),
        "texts": reverse("wagtailadmin_pages:edit", args=[translated.pk]),
        "PO file": reverse("translation_upload", args=[translated.pk]),
    }
