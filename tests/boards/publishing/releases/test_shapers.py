"""Whoever has shaped what a release holds is not its second person (R3)."""

import io
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from boards.models import (
    CleanedCopy,
    FindingConfirmation,
    NewsPage,
    Release,
    ReleaseState,
    ReviewPage,
    Role,
    Shaping,
)
from boards.publishing.file_checks.checks import check_of
from boards.publishing.file_checks.running import READER
from boards.publishing.releases.gate import ReleaseRefused
from cms.models import BoardDocument, BoardImage
from cms.partial_dates import PartialDate
from cms.tenancy.scope import Scope, in_scope, unscoped
from cms.users.models import User
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.factories import (
    cms_client,
    make_administrator,
    make_document,
    make_image,
    make_manager,
    make_news,
    png_bytes,
    release,
    save_draft,
    sign_off,
    submit,
)
from tests.languages import add_language, version

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)

Made = tuple[ReviewPage, BoardDocument, BoardImage]


def review_with_picture(world: World) -> Made:
    """A draft of the editor's that shows a file and a picture, both of theirs."""
    review, file = draft_review(world)
    image = make_image(world.board, uploaded_by_user=world.editor)
    block = {"image": {"image": image.pk, "decorative": False, "alt_text": "A door"}}
    draft = review.get_latest_revision_as_object()
    draft.body = ReviewPage._meta.get_field("body").to_python(
        [{"type": "figure", "value": block | {"caption": ""}}]
    )
    draft.save_revision(user=world.editor)
    return ReviewPage.objects.get(pk=review.pk), file, image


def as_person(world: World, person: User) -> in_scope:
    return in_scope(Scope(board=world.board.board.pk, person=person.pk))


# Each is something that somebody does to what a release holds, as the session knows.


def write_all_but_the_last_version(review: ReviewPage, *_files: object) -> None:
    save_draft(review, None, title="By the approver")


def change_the_stored_version(review: ReviewPage, *_files: object) -> None:
    revision = review.latest_revision
    revision.content["title"] = "Changed in its place"
    revision.save(update_fields=["content"])


def store_another_file(
    _review: ReviewPage, file: BoardDocument, _image: object
) -> None:
    file.file = ContentFile(b"%PDF-1.4 other", name="other.pdf")
    file.save()
    with unscoped():
        file.checks.update(state="done", reader=READER)


def rename_the_file(_review: ReviewPage, file: BoardDocument, _image: object) -> None:
    BoardDocument.objects.filter(pk=file.pk).update(title="Another name")


def clean_the_file(_review: ReviewPage, file: BoardDocument, _image: object) -> None:
    with unscoped():
        CleanedCopy.objects.create(copy=file, original=file)


def confirm_a_finding(_review: ReviewPage, file: BoardDocument, _image: object) -> None:
    with unscoped():
        FindingConfirmation.objects.create(
            check_of_file=check_of(file), key="dark", digest="1", reason="Looked at."
        )


def store_another_picture(
    _review: ReviewPage, _file: object, image: BoardImage
) -> None:
    image.file = ImageFile(io.BytesIO(png_bytes()), name="other.png")
    image.save()


def cut_the_picture(_review: ReviewPage, _file: object, image: BoardImage) -> None:
    image.focal_point_x, image.focal_point_y = 1, 1
    image.focal_point_width = image.focal_point_height = 2
    image.save()


DEEDS: dict[Callable[..., None], str] = {
    write_all_but_the_last_version: "You have saved a version of",
    change_the_stored_version: "You have saved a version of",
    store_another_file: "You have uploaded the file",
    rename_the_file: "You have uploaded the file",
    clean_the_file: "You have had the file",
    confirm_a_finding: "You have confirmed what was found",
    store_another_picture: "You have uploaded the picture",
    cut_the_picture: "You have uploaded the picture",
}


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_who_has_had_a_hand_in_it_is_not_the_second_person(world, deed):
    made = review_with_picture(world)
    with as_person(world, world.approver):
        deed(*made)
    review = ReviewPage.objects.get(pk=made[0].pk)
    if deed is write_all_but_the_last_version:
        review = save_draft(review, world.editor, summary="A word by the editor")
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match=DEEDS[deed]) as refused:
        sign_off(waiting, world.approver)

    assert f"Ask {world.other_approver}" in str(refused.value)
    assert sign_off(waiting, world.other_approver).state == ReleaseState.RELEASED


def test_who_replaces_a_file_by_the_form_is_not_the_second_person(world):
    review, file = draft_review(world)
    form = {"title": "Report", "collection": world.board.collection.pk}
    form["file"] = ContentFile(b"%PDF-1.4 another", name="another.pdf")
    cms_client(world.approver).post(reverse("wagtaildocs:edit", args=[file.pk]), form)

    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match="You have uploaded the file"):
        sign_off(waiting, world.approver)


def test_an_administrator_who_uploads_is_known_as_who_did_it(world):
    administrator = make_administrator()
    form = {"title": "Picture", "collection": world.board.collection.pk}
    form["file"] = ImageFile(io.BytesIO(png_bytes()), name="picture.png")

    cms_client(administrator).post(reverse("wagtailimages:add"), form)

    image = BoardImage.objects.get(title="Picture")
    assert Shaping.objects.get(image=image.pk).person == administrator


def test_who_translates_the_words_is_not_the_second_person(world):
    review, _file = draft_review(world)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    add_language(world.board, "cy")
    source = ReviewPage.objects.get(pk=review.pk)
    version(source.get_parent().specific, "cy", live=True)
    there = version(source, "cy", by=world.editor)
    text = StringTranslation.objects.filter(locale=there.locale).latest("pk")
    text.data, text.last_translated_by = "Adolygiad", world.approver
    text.save()

    hands = Shaping.objects.of([there.pk], [], [])

    assert (world.approver.pk, "words") in hands.values_list("person", "what")


def test_what_was_let_out_counts_no_more(world):
    review, file = draft_review(world)
    with as_person(world, world.other_approver):
        rename_the_file(review, file, None)
        save_draft(review, None, summary="By the other approver")
    review = save_draft(ReviewPage.objects.get(pk=review.pk), world.editor)
    sign_off(submit(world.board, review, by=world.editor), world.approver)

    review = save_draft(ReviewPage.objects.get(pk=review.pk), world.editor, title="New")
    waiting = submit(world.board, review, by=world.editor)

    assert sign_off(waiting, world.other_approver).state == ReleaseState.RELEASED


def test_what_one_person_may_publish_counts_no_more_once_it_is_public(world):
    news = make_news(world.board, live=False)
    save_draft(news, world.approver, title="By the approver")
    revision = NewsPage.objects.get(pk=news.pk).latest_revision
    revision.publish(user=world.approver)
    file = make_document(world.board, uploaded_by_user=world.editor)
    release(news, file)
    news = NewsPage.objects.get(pk=news.pk)
    news.save_revision(user=world.editor)
    waiting = submit(world.board, NewsPage.objects.get(pk=news.pk), by=world.editor)

    assert sign_off(waiting, world.approver).state == ReleaseState.RELEASED


def test_an_older_version_that_goes_public_lets_no_newer_one_out(world):
    news = make_news(world.board, live=False)
    older = news.save_revision(user=world.editor)
    save_draft(news, world.approver, title="By the approver")

    older.publish(user=world.editor)

    hands = Shaping.objects.of([news.pk], [], [])
    assert world.approver.pk in hands.values_list("person", flat=True)


def test_where_nobody_is_left_everybody_reads_whom_to_ask(world):
    review, file = draft_review(world)
    manager = make_manager(world.board)
    for approver in (world.approver, world.other_approver):
        with as_person(world, approver):
            BoardDocument.objects.filter(pk=file.pk).update(title=f"By {approver}")
    waiting = submit(world.board, review, by=world.editor)
    address = reverse("release", args=[waiting.pk])

    for person in (world.editor, world.approver):
        said = cms_client(person).get(address).content.decode()

        assert "nobody can be its second person" in said
        assert f"Ask {manager} to make somebody an approver" in said


def test_a_sign_off_by_who_turns_out_to_have_had_a_hand_in_it_stops(world):
    review, file = draft_review(world)
    at = timezone.now() + LATER
    waiting = sign_off(
        submit(world.board, review, by=world.editor, at=at), world.approver
    )
    Shaping.objects.filter(document=file.pk).update(person=world.approver)
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=timezone.now() - LATER)

    call_command("release_due")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.STOPPED
    assert "has had a hand in it" in waiting.why_stopped[0]


def test_nobody_in_a_scope_takes_away_that_they_had_a_hand_in_something(world):
    _review, file = draft_review(world)
    hands = Shaping.objects.filter(document=file.pk)

    with as_person(world, world.editor):
        assert hands.exists()
        assert not hands.delete()[0]
        assert not hands.update(person=None)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Shaping.objects.create(
                document=file, person=world.approver, what="file", at=timezone.now()
            )

    assert list(hands.values_list("person", flat=True)) == [world.editor.pk]


def test_facts_that_go_to_a_translation_by_themselves_are_nobodys_work(world):
    review, _file = draft_review(world)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    source = ReviewPage.objects.get(pk=review.pk)
    add_language(world.board, "cy")
    version(source.get_parent().specific, "cy", live=True)
    there = version(source, "cy", by=world.editor)
    sign_off(submit(world.board, there, by=world.editor), world.approver)
    source = save_draft(source, world.editor, published=PartialDate(2020, 1, 2))
    waiting = submit(world.board, source, by=world.editor)

    with as_person(world, world.approver):
        sign_off(waiting, world.approver)

    carried = ReviewPage.objects.get(pk=there.pk)
    assert carried.published == PartialDate(2020, 1, 2)
    assert not Shaping.objects.of([there.pk], [], []).exists()


def test_the_release_of_a_page_settles_nothing_for_who_had_a_hand_in_it(world):
    """As if somebody had written a release by hand."""
    review, file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    Release.objects.filter(pk=waiting.pk).update(
        state=ReleaseState.RELEASED,
        signed_off_by=world.editor,
        signed_off_files={str(file.pk): file.file_hash},
    )

    assert Shaping.objects.of([review.pk], [file.pk], []).count() == 2


def test_an_upgrade_knows_who_shaped_what_waits_and_what_was_let_out(world):
    review, file = draft_review(world)
    image = make_image(world.board, uploaded_by_user=world.other_approver)
    known = set(Shaping.objects.values_list("page", "document", "image", "person"))
    public, public_file = draft_review(world, title="Public")
    sign_off(submit(world.board, public, by=world.editor), world.approver)
    Shaping.objects.all().delete()
    migration = import_module("boards.migrations.0021_who_shaped")

    with connection.cursor() as cursor:
        migration.note_who_shaped(apps, SimpleNamespace(execute=cursor.execute))

    found = set(Shaping.objects.values_list("page", "document", "image", "person"))
    assert found == known
    assert (review.pk, None, None, world.editor.pk) in found
    assert (None, file.pk, None, world.editor.pk) in found
    assert (None, None, image.pk, world.other_approver.pk) in found
    assert not Shaping.objects.of([public.pk], [public_file.pk], []).exists()


def test_a_manager_who_is_made_an_approver_may_be_the_second_person(world):
    review, _file = draft_review(world)
    manager = make_manager(world.board)
    manager.groups.add(world.board.groups[Role.APPROVER])

    waiting = submit(world.board, review, by=world.editor)

    assert sign_off(waiting, manager).state == ReleaseState.RELEASED


def test_who_shaped_a_page_has_shaped_its_copy(world):
    review, _file = draft_review(world)
    review = save_draft(review, world.approver, title="By the approver")
    save_draft(review, world.editor, summary="A word by the editor")
    review = ReviewPage.objects.get(pk=review.pk)
    # As the command does that clears old versions away.
    review.revisions.exclude(pk=review.latest_revision_id).delete()
    fields = {"slug": "copy", "title": review.title}
    copy = review.copy(update_attrs=fields, user=world.editor, keep_live=False)
    waiting = submit(world.board, ReviewPage.objects.get(pk=copy.pk), by=world.editor)

    with pytest.raises(ReleaseRefused, match="You have saved a version of"):
        sign_off(waiting, world.approver)


def test_a_clean_copy_of_somebody_elses_file_is_uploaded_by_them_alone(world):
    original = make_document(world.board, uploaded_by_user=world.editor)
    copy = make_document(world.board)
    Shaping.objects.filter(document=copy).delete()

    with as_person(world, world.approver), unscoped():
        CleanedCopy.objects.create(
            original=original, copy=copy, made_by=world.approver, outcome={}
        )

    hands = Shaping.objects.filter(document=copy).values_list("person", "what")
    assert sorted(hands) == sorted(
        [(world.editor.pk, "file"), (world.approver.pk, "cleaned")]
    )
