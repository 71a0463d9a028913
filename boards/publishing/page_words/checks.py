"""Whether the words of a page may go public, and confirming what was found in them.

What is found is worked out each time, from the page and the list as they are: whatever
door a text came by, and whenever a name was put on the list.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Board, Shaping, WordsConfirmation
from boards.models.board.belonging import board_of_page
from boards.publishing.file_checks import never_publish
from boards.publishing.page_words.audit_log import record
from boards.publishing.page_words.looking import Found, look
from boards.publishing.page_words.reader import Reader
from boards.publishing.page_words.texts import texts_of
from boards.publishing.page_words.wording import title_of, to_do
from cms.tenancy.scope import unscoped
from cms.users.models import User
from cms.while_shown import once

SHORTEST_REASON = 10


@dataclass(frozen=True)
class Finding:
    """One kind of thing on a page. open: where nobody has confirmed it yet.

    confirmations: of the texts of which somebody has.
    """

    key: str
    open: list[Found] = field(default_factory=list)
    confirmed: list[Found] = field(default_factory=list)
    confirmations: list[WordsConfirmation] = field(default_factory=list)


def findings_of(draft: Page) -> list[Finding]:
    """What is serious in the words of a page as it is given; mostly nothing."""
    board = board_of_page(draft)
    if board is None:
        return []
    found = list(look(texts_of(draft), _reader_of(board)))
    if not found:
        return []
    known = _confirmations_of(draft)
    by_key: dict[str, Finding] = {}
    for one in found:
        finding = by_key.setdefault(one.key, Finding(one.key))
        confirmation = known.get(digest_of(board, one))
        if confirmation is None:
            finding.open.append(one)
        else:
            finding.confirmed.append(one)
            finding.confirmations.append(confirmation)
    return list(by_key.values())


def _reader_of(board: Board) -> Reader:
    return once(lambda: Reader.of(board), "reader", board.pk)


def _confirmations_of(draft: Page) -> dict[str, WordsConfirmation]:
    """By their digests; of its versions in other languages too, as facts are theirs."""
    found = WordsConfirmation.objects.filter(
        page__translation_key=draft.translation_key
    )
    return {one.digest: one for one in found.select_related("person")}


def digest_of(board: Board, found: Found) -> str:
    """What tells a finding in one text from any in another."""
    said = "\n".join([found.key, found.shown, " ".join(found.text.split())])
    return hmac.digest(never_publish.key_of(board), said.encode(), "sha256").hex()


def open_findings(draft: Page) -> list[Finding]:
    return [finding for finding in findings_of(draft) if finding.open]


def reasons_against_words(draft: Page) -> list[str]:
    """Why the words of a page must not go public as they are; [] is fine.

    Names the fields, and never the words: nor the page by a title that has some.
    """
    found = open_findings(draft)
    name = _name_of(draft) if found else ""
    return [
        _(
            "“%(page)s”: %(finding)s (%(places)s). %(to_do)s Or a second person "
            "confirms, with a reason, that it may go public: “Check of its words” in "
            "the page's menu."
        )
        % {
            "page": name,
            "finding": title_of(finding.key),
            "places": places_in_words(finding.open) or _("the whole page"),
            "to_do": to_do(finding.key),
        }
        for finding in found
    ]


def _name_of(draft: Page) -> str:
    title, board = str(draft.get_admin_display_title()), board_of_page(draft)
    if board is None or not _reader_of(board).entries_in(title):
        return title
    kind = draft.specific_class._meta.verbose_name
    return _("%(kind)s no. %(number)s") % {"kind": kind, "number": draft.pk}


def places_in_words(found: Iterable[Found]) -> str:
    return ", ".join(dict.fromkeys(one.place for one in found if one.place))


def why_not_confirm(page: Page, user: User) -> str:
    """Why somebody may not confirm what was found in a page's words, or nothing."""
    if not page.permissions_for_user(user).can_edit():
        return _("Only who may change this page can confirm what was found in it.")
    hands = Shaping.objects.of([page.pk], [], []).exclude(what=Shaping.What.CONFIRMED)
    latest = page.latest_revision
    wrote = latest is not None and latest.user_id == user.pk
    if wrote or hands.filter(person=user).exists():
        return _(
            "You have written in this page since it was last public, so a second "
            "person has to look at it. Ask a colleague."
        )
    return ""


@transaction.atomic
def confirm(page: Page, key: str, seen: str, user: User, reason: str) -> None:
    """Note that a second person lets words of a page go public, and why.

    seen: the mark of what was on the screen. Raises ValidationError when there is no
    such finding any more, the person wrote the page or has no right to it, or the
    reason says nothing.
    """
    draft = page.get_latest_revision_as_object()
    finding = next((one for one in open_findings(draft) if one.key == key), None)
    board = board_of_page(draft)
    if finding is None or board is None or mark_of(board, finding) != seen:
        raise ValidationError(
            _("The page has changed since you opened this screen. Look at it again.")
        )
    if refusal := why_not_confirm(page, user):
        raise ValidationError(refusal)
    if len(reason.strip()) < SHORTEST_REASON:
        raise ValidationError(
            {"reason": _("Say in a sentence why it may go public. It is kept.")}
        )
    # Confirmations are written here and nowhere else. The rights were asked for above.
    with unscoped():
        for found in finding.open:
            WordsConfirmation.objects.get_or_create(
                page_id=page.pk,
                digest=digest_of(board, found),
                defaults={"key": key, "person": user, "reason": reason.strip()},
            )
        record(page, user, finding=str(title_of(key)), reason=reason.strip())


def mark_of(board: Board, finding: Finding) -> str:
    """What a form sends back of the texts that were on its screen."""
    said = "\n".join(sorted(digest_of(board, one) for one in finding.open))
    return hmac.digest(never_publish.key_of(board), said.encode(), "sha256").hex()
