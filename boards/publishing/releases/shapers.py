"""Who has shaped what a release holds, and so is not its second person (R3).

Triggers have written it down (boards/shapers.sql). The database answers the same when
it lets a release out.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from boards.governance.staff.membership import people_with_roles
from boards.models import Board, Release, Role, Shaping
from boards.publishing.releases.snapshot import ReleaseSnapshot
from cms.tenancy.scope import unscoped
from cms.users.models import User

What = Shaping.What
DEEDS = {
    What.VERSION: gettext_lazy(
        "You have saved a version of “%(thing)s” since it was last public."
    ),
    What.WORDS: gettext_lazy(
        "You have translated words of “%(thing)s” since it was last public."
    ),
    What.FILE: gettext_lazy("You have uploaded the file “%(thing)s”, or changed it."),
    What.CLEANED: gettext_lazy("You have had the file “%(thing)s” cleaned."),
    What.CONFIRMED: gettext_lazy(
        "You have confirmed what was found in the file “%(thing)s”."
    ),
    What.PICTURE: gettext_lazy(
        "You have uploaded the picture “%(thing)s”, or changed it."
    ),
}
CONFIRMED_WORDS = gettext_lazy(
    "You have confirmed what was found in the words of “%(thing)s”."
)


def hands_in(snapshot: ReleaseSnapshot) -> list[Shaping]:
    """Whatever was done to the versions in it, and to what these show."""
    documents, images = set(), set()
    for page in snapshot.pages:
        documents |= {document.pk for document in page.contents.files}
        images |= {image.pk for image in page.contents.pictures}
    found = Shaping.objects.of(sorted(snapshot.keys), sorted(documents), sorted(images))
    return list(found.select_related("page", "document", "image"))


def reasons_of_shaper(snapshot: ReleaseSnapshot, checker: User) -> list[str]:
    """Why somebody may not sign off as second person, and who may; [] when they may."""
    board, hands = snapshot.release.board, hands_in(snapshot)
    deeds = [
        str(_deed_of(hand)) % {"thing": _name_of(hand)}
        for hand in hands
        if hand.person_id == checker.pk
    ]
    if not deeds:
        return []
    others = second_people(board, hands)
    if not others:
        return [*deeds, nobody_is_left(board)]
    return [
        *deeds,
        _("So somebody else has to sign it off. Ask %(names)s.")
        % {"names": _(" or ").join(str(person) for person in others)},
    ]


def reasons_of_signer(release: Release) -> list[str]:
    """Why the sign-off of a release does not count: the signer shaped the content."""
    if release.was_forced:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s IN (SELECT wall.shapers(%s))",
            [release.signed_off_by_id, release.pk],
        )
        (is_shaper,) = cursor.fetchone()
    if is_shaper is False:
        return []
    return [
        _(
            "%(who)s signed this off and has had a hand in it: in a version, a file or "
            "a picture. Another approver has to look at it and sign it off."
        )
        % {"who": release.signed_off_by or _("Somebody who has left")}
    ]


def pass_on(page: Page, copy: Page) -> None:
    """Count whoever shaped a page, or the source of an alias, as shaper of its copy.

    The versions of a copy name only the people who saved them, not every author.
    """
    keys, source = [page.pk], page.alias_of
    while source and source.pk not in keys:
        keys.append(source.pk)
        source = source.alias_of
    # As the owner: nobody who edits writes it.
    with unscoped():
        hands = Shaping.objects.filter(page__in=keys, let_out_at=None)
        Shaping.objects.bulk_create(
            [
                Shaping(page=copy, person_id=hand.person_id, what=hand.what, at=hand.at)
                for hand in hands
            ],
            ignore_conflicts=True,
        )


def second_people(board: Board, hands: Iterable[Shaping]) -> list[User]:
    """The approvers of a board who have had no hand in something."""
    shapers = {hand.person_id for hand in hands}
    return [
        person
        for person in _with_role(board, Role.APPROVER)
        if person.pk not in shapers
    ]


def nobody_is_left(board: Board) -> str:
    """What to do where every approver has had a hand in what waits."""
    managers = _with_role(board, Role.MANAGER)
    names = _(" or ").join(str(person) for person in managers)
    if not managers:
        names = _("an administrator of the platform")
    return _(
        "Everybody who signs off for %(board)s has had a hand in this release, so that "
        "nobody can be its second person. Ask %(names)s to make somebody an approver "
        "who has not."
    ) % {"board": board.short_name, "names": names}


def _with_role(board: Board, role: Role) -> list[User]:
    return [
        person
        for person, roles in people_with_roles(board)
        if person.is_active and role in roles
    ]


def _deed_of(hand: Shaping) -> Any:
    is_of_words = hand.page_id is not None and hand.what == What.CONFIRMED
    return CONFIRMED_WORDS if is_of_words else DEEDS[What(hand.what)]


def _name_of(hand: Shaping) -> str:
    if hand.page:
        return str(hand.page.get_admin_display_title())
    return str(hand.document or hand.image)
