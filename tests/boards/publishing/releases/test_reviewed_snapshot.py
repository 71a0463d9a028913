"""What a second person saw is what the public gets (R3): whatever a page prints."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from boards.models import (
    Board,
    ContactPage,
    DocumentKind,
    GuidanceEdition,
    PageDocument,
    Release,
    ReleaseState,
    ReviewPage,
    ReviewType,
    Theme,
)
from boards.publishing.releases.content_freeze import SignedOff
from boards.publishing.releases.reviewed_snapshot import snapshot_now
from cms.models import BoardDocument, BoardImage, BoardRendition
from cms.partial_dates import PartialDate
from tests.boards.publishing.releases.conftest import World, draft_review, is_public
from tests.factories import (
    cms_client,
    make_image,
    make_page,
    make_review,
    save_draft,
    sign_off,
    submit,
)
from tests.languages import add_language, version

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


@dataclass(frozen=True)
class Full:
    """A review that prints something of everything, and what it prints of others."""

    world: World
    review: ReviewPage
    file: BoardDocument
    image: BoardImage
    related: ReviewPage


def full_review(world: World) -> Full:
    board = world.board.board
    board.phone = "01632 960000"
    board.save()
    make_page(ContactPage, world.board.home)
    related = make_review(world.board, title="Child R")
    edition = GuidanceEdition.objects.order_by("pk").first()
    review, file = draft_review(
        world,
        title="Child Q",
        themes=[Theme.objects.order_by("pk").first()],
        guidance_edition=edition,
        published=PartialDate(2020, 1, 2),
    )
    image = make_image(world.board)
    block = {"image": {"image": image.pk, "decorative": False, "alt_text": "A door"}}
    draft = review.get_latest_revision_as_object()
    draft.body = ReviewPage._meta.get_field("body").to_python(
        [
            {"type": "figure", "value": block | {"caption": ""}},
            {"type": "file", "value": {"file": file.pk, "text": ""}},
        ]
    )
    draft.related_reviews.add(
        draft._meta.get_field("related_reviews").related_model(review=related)
    )
    draft.save_revision(user=world.editor)
    return Full(world, ReviewPage.objects.get(pk=review.pk), file, image, related)


def signed_off(world: World, *pages: ReviewPage) -> Release:
    at = timezone.now() + LATER
    return sign_off(submit(world.board, *pages, by=world.editor, at=at), world.approver)


def at_its_time(release: Release) -> Release:
    Release.objects.filter(pk=release.pk).update(goes_public_at=timezone.now() - LATER)
    call_command("release_due")
    release.refresh_from_db()
    return release


# Each changes one thing that the page prints, without another version of the page.


def a_kind(made: Full) -> None:
    DocumentKind.objects.filter(slug="report").update(name="Overview report")


def a_type(made: Full) -> None:
    ReviewType.objects.filter(pk=made.review.review_type_id).update(name="Quick review")


def an_edition(made: Full) -> None:
    edition = made.review.guidance_edition_id
    GuidanceEdition.objects.filter(pk=edition).update(name="Another guidance")


def a_theme(made: Full) -> None:
    Theme.objects.filter(pk=made.review.themes.get().pk).update(name="Another theme")


def the_title_of_a_related_page(made: Full) -> None:
    related = ReviewPage.objects.get(pk=made.related.pk)
    related.title = "Child R of Anytown"
    related.save()


def the_title_of_a_file(made: Full) -> None:
    BoardDocument.objects.filter(pk=made.file.pk).update(title="Jameson Doe")


def the_pages_of_a_file(made: Full) -> None:
    BoardDocument.objects.filter(pk=made.file.pk).update(page_count=99)


def the_bytes_of_a_picture(made: Full) -> None:
    """In its place in the store, where no row of the database changes."""
    other = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(other, "PNG")
    with made.image.file.storage.open(made.image.file.name, "wb") as stored:
        stored.write(other.getvalue())


def the_file_of_a_picture(made: Full) -> None:
    other = make_image(made.world.board, title="Other")
    red = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(red, "PNG")
    with other.file.storage.open(other.file.name, "wb") as stored:
        stored.write(red.getvalue())
    BoardImage.objects.filter(pk=made.image.pk).update(file=other.file.name)


def the_cut_of_a_picture(made: Full) -> None:
    BoardImage.objects.filter(pk=made.image.pk).update(
        focal_point_x=1, focal_point_y=1, focal_point_width=2, focal_point_height=2
    )


def the_boards_phone(made: Full) -> None:
    Board.objects.filter(pk=made.world.board.board.pk).update(phone="01632 960999")


CHANGES: dict[Callable[[Full], None], str] = {
    a_kind: "has become “Overview report",
    a_type: "has become “Quick review”",
    an_edition: "Another guidance",
    a_theme: "has become “Another theme”",
    the_title_of_a_related_page: "Child R of Anytown",
    the_title_of_a_file: "Jameson Doe",
    the_pages_of_a_file: "99 pages",
    the_bytes_of_a_picture: "The picture “Picture",
    the_file_of_a_picture: "The picture “Picture",
    the_cut_of_a_picture: "The picture “Picture",
    the_boards_phone: "01632 960999",
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_a_page_prints_stops_its_release_when_it_changes(world, change):
    made = full_review(world)
    waiting = signed_off(world, made.review)
    change(made)

    stopped = at_its_time(waiting)

    assert stopped.state == ReleaseState.STOPPED
    assert CHANGES[change] in " ".join(stopped.why_stopped)
    assert not is_public(world, made.review)


def test_whatever_was_on_the_screen_is_what_is_signed_off(world):
    made = full_review(world)
    waiting = submit(world.board, made.review, by=world.editor)
    seen = snapshot_now(waiting)
    the_boards_phone(made)
    the_bytes_of_a_picture(made)

    now = snapshot_now(waiting)

    assert (now.printed, now.pictures) != (seen.printed, seen.pictures)
    assert type(seen).from_text(seen.as_text()) == seen


def test_nothing_stops_a_release_that_is_as_it_was_signed_off(world):
    made = full_review(world)
    waiting = signed_off(world, made.review)
    BoardRendition.objects.all().delete()

    assert at_its_time(waiting).state == ReleaseState.RELEASED
    assert list(waiting.signed_off_pages[str(made.review.pk)]) == ["day", "digest"]


def test_pages_that_name_each_other_go_out_together(world):
    made = full_review(world)
    other, _file = draft_review(world, title="Child S")
    linked = other.get_latest_revision_as_object()
    linked.related_reviews.add(
        linked._meta.get_field("related_reviews").related_model(review=made.review)
    )
    linked.body = [("text", f'<a linktype="page" id="{made.review.pk}">Child Q</a>')]
    linked.save_revision(user=world.editor)

    waiting = signed_off(world, made.review, ReviewPage.objects.get(pk=other.pk))

    assert at_its_time(waiting).state == ReleaseState.RELEASED


def test_a_page_that_names_one_which_goes_out_before_it_is_not_stopped(world):
    made = full_review(world)
    other, _file = draft_review(world, title="Child S")
    linked = other.get_latest_revision_as_object()
    linked.related_reviews.add(
        linked._meta.get_field("related_reviews").related_model(review=made.review)
    )
    linked.body = [
        ("text", f'<a linktype="page" id="{made.review.pk}">Child Q</a>'),
        ("link", {"text": "On", "page": made.review, "url": ""}),
    ]
    linked.save_revision(user=world.editor)
    waiting = signed_off(world, ReviewPage.objects.get(pk=other.pk))

    assert at_its_time(signed_off(world, made.review)).state == ReleaseState.RELEASED

    assert at_its_time(waiting).state == ReleaseState.RELEASED


def test_what_others_fill_and_the_clock_changes_stops_nothing(world):
    made = full_review(world)
    today = timezone.localdate()
    day = PartialDate(today.year, today.month, today.day)
    draft = save_draft(made.review, world.editor, published=day)
    waiting = signed_off(world, draft)
    mention = make_page(
        type(draft), draft.get_parent(), title="Later", review_type=draft.review_type
    )
    mention.related_reviews.create(review=made.review)

    assert at_its_time(waiting).state == ReleaseState.RELEASED


def test_a_translation_goes_out_with_its_source(world):
    made = full_review(world)
    add_language(world.board, "cy")
    source = save_draft(made.review, world.editor, body=[])
    version(source.get_parent().specific, "cy", live=True)
    there = version(source, "cy", by=world.editor)

    waiting = signed_off(world, source, there)

    assert at_its_time(waiting).state == ReleaseState.RELEASED


def test_what_was_signed_off_before_pages_were_kept_is_held_to_its_files(world):
    made = full_review(world)
    waiting = signed_off(world, made.review)
    Release.objects.filter(pk=waiting.pk).update(
        signed_off_pages=None, signed_off_pictures=None
    )
    the_boards_phone(made)

    assert at_its_time(waiting).state == ReleaseState.RELEASED


def test_a_release_whose_page_was_never_kept_is_stopped(world):
    made = full_review(world)
    waiting = signed_off(world, made.review)
    Release.objects.filter(pk=waiting.pk).update(signed_off_pages={})

    assert at_its_time(waiting).state == ReleaseState.STOPPED


def test_the_lines_of_a_page_are_named_as_they_are_read(world):
    made = full_review(world)
    kept = signed_off(world, made.review).signed_off_pages[str(made.review.pk)]

    assert "Child Q" in kept["lines"]
    assert PageDocument.objects.filter(page=made.review.pk).exists()


OF_SEARCH = {
    "slug": "child-of-anytown",
    "seo_title": "Child Q of Anytown",
    "search_description": "What was learnt at Anytown School.",
}


def test_an_approver_reads_what_search_engines_show_and_the_address(world):
    made = full_review(world)
    draft = save_draft(made.review, world.editor, **OF_SEARCH)
    waiting = submit(world.board, draft, by=world.editor)

    shown = cms_client(world.approver).get(reverse("release", args=[waiting.pk]))

    said = shown.content.decode()
    assert "/child-of-anytown/</dd>" in said
    assert "<dd>Child Q of Anytown</dd>" in said
    assert "<dd>What was learnt at Anytown School.</dd>" in said


@pytest.mark.parametrize("name", ["seo_title", "search_description"])
def test_no_other_version_goes_out_for_what_searches_show(world, name):
    made = full_review(world)
    waiting = signed_off(world, made.review)
    save_draft(made.review, world.editor, **{name: OF_SEARCH[name]})

    stopped = at_its_time(waiting)

    assert stopped.state == ReleaseState.STOPPED
    assert "has changed since it was signed off" in " ".join(stopped.why_stopped)


def test_no_version_that_waits_gets_another_address(world):
    made = full_review(world)
    waiting = signed_off(world, made.review)

    with pytest.raises(SignedOff, match="keeps its address"):
        save_draft(made.review, world.editor, slug="child-of-anytown")

    assert at_its_time(waiting).state == ReleaseState.RELEASED


def test_what_the_row_of_a_page_says_meanwhile_does_not_go_out(world):
    made = full_review(world)
    waiting = signed_off(world, made.review)
    ReviewPage.objects.filter(pk=made.review.pk).update(**OF_SEARCH)

    assert at_its_time(waiting).state == ReleaseState.RELEASED

    page = ReviewPage.objects.get(pk=made.review.pk)
    assert {name: getattr(page, name) for name in OF_SEARCH} == {
        name: getattr(made.review, name) for name in OF_SEARCH
    }
    assert page.url_path.endswith(f"/{made.review.slug}/")
