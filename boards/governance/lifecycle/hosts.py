"""The addresses of a board: one on which it answers, others that lead there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from boards.governance.lifecycle.audit_log import record
from boards.governance.sites import sync_site
from boards.models import Board, BoardHost
from boards.models.board.board import HOST_TAKEN
from boards.validators import normal_hostname, validate_hostname
from cms.users.models import User


@dataclass(frozen=True)
class Addresses:
    """Where a board is to be found. main: "" while it is not on the web."""

    main: str
    others: tuple[str, ...] = ()


def addresses_of(board: Board) -> Addresses:
    others = tuple(host.hostname for host in board.other_hosts.all())
    return Addresses(board.hostname or "", others)


def checked_host(board: Board, typed: str) -> str:
    """A host as it is stored. Raises ValidationError when it cannot be this board's."""
    hostname = normal_hostname(typed)
    validate_hostname(hostname)
    if board.host_is_taken(hostname):
        raise ValidationError(
            _("%(host)s: %(why)s") % {"host": hostname, "why": HOST_TAKEN}
        )
    return hostname


def checked_hosts(board: Board, typed: Iterable[str]) -> tuple[str, ...]:
    """Several hosts, each once. Raises ValidationError with all that is wrong."""
    found: list[str] = []
    errors: list[ValidationError] = []
    for line in filter(None, (line.strip() for line in typed)):
        try:
            found.append(checked_host(board, line))
        except ValidationError as error:
            errors += error.error_list
    if errors:
        raise ValidationError(errors)
    return tuple(dict.fromkeys(found))


def planned(board: Board, main: str, others: Iterable[str]) -> Addresses:
    """What the addresses would be. The main address until now goes on leading here."""
    kept = [*others]
    if board.hostname and board.hostname != main:
        kept.append(board.hostname)
    return Addresses(main, tuple(sorted({*kept} - {main})))


def effects(board: Board, wanted: Addresses) -> list[str]:
    """What would come of the change, a sentence each; none when nothing changes."""
    now = addresses_of(board)
    said = []
    if wanted.main != now.main:
        said.append(_change_of_main(now.main, wanted.main))
    for host in sorted({*wanted.others} - {*now.others}):
        said.append(
            _("%(host)s leads to %(main)s, each address to the same page there.")
            % {"host": host, "main": wanted.main or "–"}
        )
    gone = {now.main, *now.others} - {wanted.main, *wanted.others, ""}
    for host in sorted(gone):
        said.append(
            _(
                "%(host)s is given up: links to it find nothing any more, and another "
                "board may take it."
            )
            % {"host": host}
        )
    return said


def _change_of_main(before: str, after: str) -> str:
    if not after:
        return _(
            "The board is not on the web any more. Its pages have no address until it "
            "gets one."
        )
    if not before:
        return _("The board is on the web at %(host)s.") % {"host": after}
    return _(
        "The board answers on %(after)s instead of %(before)s. Its pages, its sitemap "
        "and its links name the new address at once."
    ) % {"after": after, "before": before}


@transaction.atomic
def change(board: Board, wanted: Addresses, by: User | None = None) -> None:
    """Give a board its addresses. Running it again changes nothing.

    Raises ValidationError when one of them is somebody else's.
    """
    before = addresses_of(board)
    if before == wanted:
        return
    board.other_hosts.all().delete()
    if before.main != wanted.main:
        board.hostname = wanted.main or None
        board.save()
    for host in wanted.others:
        BoardHost.objects.create(board=board, hostname=checked_host(board, host))
    sync_site(board)
    told = {"before": [before.main, *before.others]}
    record(board, "boards.hosts", by, told | {"after": [wanted.main, *wanted.others]})
