"""What a preview link opens, to whom, and how it looks when it opens nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction
from wagtail.signals import page_published

from boards.governance.staff.membership import remove
from boards.models import (
    Availability,
    BoardPause,
    PreviewLink,
    ReleaseState,
    ReviewPage,
    Role,
)
from boards.publishing.previews import clear
from boards.publishing.previews.links import revoke
from cms.users.models import User
from tests.boards.publishing.previews.opening import (
    JO,
    follow,
    make_draft,
    make_link,
    make_release,
    path_of,
    the_link,
)
from tests.factories import (
    get,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_image,
    make_manager,
    make_member,
    make_review,
    release,
)

pytestmark = pytest.mark.django_db

SECRET_WORDS = "Nobody knows this yet"
STRANGE = "x" * 43


@pytest.fixture
def board():
    return make_board()


def is_missing(board, secret: str, rest: str = "") -> bool:
    """Whether it answers byte for byte as an address that never existed."""
    answer, unknown = follow(board, secret, rest), get(Client(), board, "/no-such/")
    return (answer.status_code, answer.content, dict(answer.headers)) == (
        404,
        unknown.content,
        dict(unknown.headers),
    )


@pytest.mark.parametrize("live", [True, False])
def test_a_link_shows_the_latest_draft_as_it_is_now(board, live):
    review = make_draft(board, live=live)
    secret = make_link(board, review)

    assert SECRET_WORDS in follow(board, secret).content.decode()
    review.title = "Changed again"
    review.save_revision()
    assert "Changed again" in follow(board, secret).content.decode()


def test_whose_draft_it_is_stands_on_the_page_and_across_it(board):
    secret = make_link(board, make_draft(board))

    page = follow(board, secret).content.decode()
    across = follow(board, secret, "watermark.svg")

    assert f"Draft for {JO}: not to be passed on." in page
    assert f'src="/preview/{secret}/watermark.svg"' in page
    assert JO in across.content.decode()
    assert across["Content-Type"] == "image/svg+xml"


def test_a_name_adds_nothing_to_the_page_or_the_picture(board):
    secret = make_link(board, make_draft(board))
    PreviewLink.objects.update(recipient="<script>x</script>")

    for rest in ("", "watermark.svg"):
        assert "<script>x" not in follow(board, secret, rest).content.decode()


@pytest.mark.parametrize("what", ["page", "file", "picture", "watermark"])
def test_nobody_on_the_way_keeps_or_finds_what_a_link_shows(board, what):
    file, picture = make_document(board), make_image(board)
    rendition = picture.get_rendition("width-4")
    secret = make_link(board, make_draft(board, file=file, picture=picture))
    rest = {
        "page": "",
        "file": path_of(file),
        "picture": f"pictures/{rendition.file.name}",
        "watermark": "watermark.svg",
    }[what]

    response = follow(board, secret, rest)

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_search_engines_are_told_so_in_the_page_as_well(board):
    page = follow(board, make_link(board, make_draft(board))).content.decode()

    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert 'rel="canonical"' not in page
    assert "application/ld+json" not in page


def test_files_and_pictures_of_the_draft_open_below_its_link(board):
    file, linked, picture = (
        make_document(board),
        make_document(board),
        make_image(board),
    )
    text = f'<p><a linktype="document" id="{linked.pk}">a form</a></p>'
    secret = make_link(board, make_draft(board, file=file, picture=picture, text=text))

    page = follow(board, secret).content.decode()

    for document in (file, linked):
        assert f'"/preview/{secret}/{path_of(document)}"' in page
        assert follow(board, secret, path_of(document)).status_code == 200
        assert get(Client(), board, document.url).status_code == 404
    place = page.split(f"/preview/{secret}/pictures/")[1].split('"')[0].split()[0]
    assert follow(board, secret, f"pictures/{place}").status_code == 200


def test_the_draft_of_a_live_page_opens_no_file_to_the_public(board):
    file = make_document(board)
    secret = make_link(board, make_draft(board, file=file, live=True))

    follow(board, secret, path_of(file))

    assert get(Client(), board, file.url).status_code == 404


def test_a_file_that_the_draft_does_not_show_stays_closed(board):
    stray, named_otherwise = make_document(board), make_document(board)
    secret = make_link(board, make_draft(board, file=named_otherwise))

    assert is_missing(board, secret, path_of(stray))
    assert is_missing(board, secret, f"documents/{named_otherwise.pk}/other.pdf")
    assert is_missing(board, secret, "documents/999999/report.pdf")


@pytest.mark.parametrize(
    "state", [one for one in Availability if one != Availability.PUBLISHED]
)
def test_a_file_that_the_draft_withholds_stays_closed(board, state):
    file = make_document(board)
    draft = make_draft(board, file=file, availability=state, public_note="Later.")

    assert is_missing(board, make_link(board, draft), path_of(file))


def test_a_link_in_a_draft_opens_nothing_that_is_withdrawn(board):
    file = make_document(board)
    release(
        make_review(board), file, availability=Availability.WITHDRAWN, public_note="x"
    )
    text = f'<p><a linktype="document" id="{file.pk}">it</a></p>'
    secret = make_link(board, make_draft(board, text=text))

    assert is_missing(board, secret, path_of(file))


def test_another_boards_file_stays_closed_whatever_the_draft_says(board):
    theirs = make_document(make_board())
    draft = make_draft(board)
    text = f'<p><a linktype="document" id="{theirs.pk}">it</a></p>'
    draft.body = [("text", text)]
    draft.save_revision(clean=False)

    assert is_missing(board, make_link(board, draft), path_of(theirs))


def test_pictures_of_others_and_originals_stay_closed(board):
    own, other = make_image(board), make_image(board)
    secret = make_link(board, make_draft(board, picture=own))

    assert is_missing(board, secret, f"pictures/{own.file.name}")
    rendition = other.get_rendition("width-4")
    assert is_missing(board, secret, f"pictures/{rendition.file.name}")


@pytest.mark.parametrize("secret", [STRANGE, "x", "x" * 200, "\x00" * 43])
def test_a_wrong_link_is_no_address(board, secret):
    make_link(board, make_draft(board))

    assert is_missing(board, secret)
    assert is_missing(board, secret, "watermark.svg")


def test_a_link_works_on_the_host_of_its_own_board_alone(board):
    secret = make_link(board, make_draft(board))

    assert is_missing(make_board(), secret)
    assert Client().get(f"/preview/{secret}/").status_code == 404


def expire(link, board):
    link.expires = timezone.now() - timedelta(seconds=1)
    link.save()


def close_login(link, board):
    User.objects.filter(pk=link.made_by_id).update(is_active=False)


ENDS = {
    "expired": expire,
    "revoked": lambda link, board: revoke(link, make_manager(board)),
    "public": lambda link, board: clear(link.page),
    "deleted": lambda link, board: link.page.specific.delete(),
    "its maker left": lambda link, board: remove(
        board.board, link.made_by, make_manager(board)
    ),
    "its maker's login closed": close_login,
    "its maker's login gone": lambda link, board: link.made_by.delete(),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_link_that_has_ended_opens_nothing_of_the_page_any_more(board, end):
    file = make_document(board)
    secret = make_link(board, make_draft(board, file=file))
    make_member(board, Role.MANAGER)
    assert follow(board, secret).status_code == 200

    ENDS[end](PreviewLink.objects.get(), board)

    for rest in ("", path_of(file), "watermark.svg"):
        assert is_missing(board, secret, rest)


def test_a_page_that_moved_to_another_board_is_shown_by_no_old_link(board):
    draft = make_draft(board)
    secret = make_link(board, draft)

    draft.move(make_board().home, "last-child")

    assert is_missing(board, secret)


def test_an_administrators_link_works(board):
    secret = make_link(board, make_draft(board), by=make_administrator())

    assert follow(board, secret).status_code == 200


def test_a_paused_board_shows_no_drafts(board):
    secret = make_link(board, make_draft(board))
    BoardPause.objects.create(board=board.board, reason="Back soon.")

    assert follow(board, secret).status_code == 503


def test_publishing_a_page_ends_its_links_and_no_others(board):
    review, other = make_draft(board), make_draft(board)
    secret, stays = make_link(board, review), make_link(board, other)

    page_published.send(ReviewPage, instance=review, revision=None)

    ended = PreviewLink.objects.get(page=review.pk)
    assert ended.end == PreviewLink.End.RELEASED
    assert is_missing(board, secret)
    assert follow(board, stays).status_code == 200


def test_unpublishing_a_page_ends_its_links(board):
    review = make_draft(board, live=True)
    secret = make_link(board, review)

    review.unpublish()

    assert the_link().end == PreviewLink.End.TAKEN_BACK
    assert is_missing(board, secret)


def test_openings_are_counted_and_nothing_else_is(board):
    file = make_document(board)
    secret = make_link(board, make_draft(board, file=file))

    follow(board, secret)
    follow(board, secret)
    follow(board, secret, path_of(file))
    follow(board, secret, "watermark.svg")
    Client().head(f"/preview/{secret}/", headers={"host": board.board.hostname or ""})

    link = the_link()
    assert link.times_opened == 2
    assert link.last_opened


def test_a_draft_is_shown_in_its_own_language(board):
    arabic = Locale.objects.get_or_create(language_code="ar")[0]
    draft = make_draft(board)
    translated = draft.copy_for_translation(arabic, copy_parents=True)
    translated.title = "مسودة"
    translated.save_revision()

    response = follow(board, make_link(board, translated))

    assert '<html lang="ar" dir="rtl"' in response.content.decode()
    assert response["Content-Language"] == "ar"


def test_a_link_needs_no_password_of_the_page(board):
    draft = make_draft(board, live=True)
    PageViewRestriction.objects.create(
        page=draft.page_ptr,
        restriction_type=PageViewRestriction.PASSWORD,
        password="x",
    )

    assert follow(board, make_link(board, draft)).status_code == 200


def test_a_link_shown_leaves_nothing_public(board):
    review = make_draft(board)

    follow(board, make_link(board, review))

    found = get(Client(), board, "/search/", q="knows").content.decode()
    assert SECRET_WORDS not in found
    assert review.slug not in get(Client(), board, "/sitemap.xml").content.decode()
    assert not ReviewPage.objects.get(pk=review.pk).first_published_at


class TestOfARelease:
    def test_a_link_lists_its_pages_and_opens_each(self, board):
        file = make_document(board)
        first, second = make_draft(board, file=file), make_draft(board)
        secret = make_link(board, make_release(board, first, second))

        index = follow(board, secret).content.decode()

        for page in (first, second):
            assert f"/preview/{secret}/pages/{page.pk}/" in index
            shown = follow(board, secret, f"pages/{page.pk}/").content.decode()
            assert SECRET_WORDS in shown
        assert follow(board, secret, path_of(file)).status_code == 200
        assert the_link().times_opened == 1

    def test_a_page_that_is_not_of_it_stays_closed(self, board):
        inside, outside = make_draft(board), make_draft(board)
        secret = make_link(board, make_release(board, inside))

        assert is_missing(board, secret, f"pages/{outside.pk}/")

    @pytest.mark.parametrize("state", [ReleaseState.RELEASED, ReleaseState.CALLED_OFF])
    def test_a_link_ends_with_it(self, board, state):
        together = make_release(board, make_draft(board))
        secret = make_link(board, together)
        together.state = state
        together.save()

        assert is_missing(board, secret)


def test_a_link_of_a_board_is_made_for_its_own_pages(board):
    editor = make_editor(board)
    make_link(board, make_draft(board), by=editor)

    assert the_link().board == board.board
