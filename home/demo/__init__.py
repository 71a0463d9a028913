"""The demonstration: five boards with what they have really published.

Names, dates, addresses and numbers of reviews are the boards' own; the sentences are
ours, and sample files stand in for the reports. The numbers under "Worried about a
child?" are not the boards': they are from 01632 960000 to 960999, which Ofcom keeps
free for drama, so that nobody rings a stranger. Where a board's own page gives no
office, its telephone number and address are of the same sort.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core.management import CommandError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from boards.models import Board, BoardRole, LetOutBy, Role
from boards.publishing.ledger.entries import let_out_together
from cms.mail.storing import nobody_is_told
from cms.users.models import User
from home.demo import cambridgeshire, cumbria, hub, sefton, southampton, sunderland
from home.demo.board import DemoBoard
from home.demo.work import lay_out, logos, public_sample
from home.provisioning import open_board

BOARDS: tuple[DemoBoard, ...] = (
    cumbria.BOARD,
    southampton.BOARD,
    cambridgeshire.BOARD,
    sefton.BOARD,
    sunderland.BOARD,
)
ADMINISTRATOR = "administrator@boards.example"
# Edits one board and approves what another one publishes.
OF_TWO_BOARDS = "of.two.boards@boards.example"
TWO_BOARDS = ((cumbria.BOARD, Role.EDITOR), (southampton.BOARD, Role.APPROVER))
WHAT = {
    Role.MANAGER: "keeps the people and facts of",
    Role.APPROVER: "approves what is published by",
    Role.EDITOR: "edits",
    Role.TRANSLATOR: "translates for",
}
# Invented, one a role.
NAMES = {
    Role.MANAGER: ("Morgan", "Hale"),
    Role.APPROVER: ("Asha", "Patel"),
    Role.EDITOR: ("Ellis", "Ward"),
    Role.TRANSLATOR: ("Teodor", "Nowak"),
}
# Known to everybody who has the code: such a login must never reach production.
PASSWORD = "seven-calm-minutes"  # noqa: S105


def fill(
    write: Callable[[str], object], *, force: bool = False, with_work: bool = True
) -> None:
    """Open the boards that are not there yet, and make their logins.

    A board that exists is left alone, whatever has become of it. Each is one
    transaction, so that an interruption leaves whole boards, and running again goes on.

    write: takes a line about each board. force: fill also outside development.
    with_work: whether something waits for each of its people.

    Raises CommandError outside development, unless forced.
    """
    if not (settings.DEBUG or force):
        raise CommandError(
            "This is not a development server (DEBUG is off). The demonstration makes "
            "logins with a password that everybody can read, so it stays out of here. "
            "To fill it all the same, on a machine that nobody else reaches, add "
            "--force."
        )
    for board in BOARDS:
        if _exists(board):
            write(f"  {board.name}: already here, left alone")
        else:
            write(f"  {board.name} …")
            with nobody_is_told():
                _open(board, timezone.localdate() if with_work else None)
    hub.gather()
    _let_in_who_has_several_boards()


def _let_in_who_has_several_boards() -> None:
    for board, role in TWO_BOARDS:
        _give_login(OF_TWO_BOARDS, ("Robin", "Reed"), board, role)
    if not User.objects.filter(email__iexact=ADMINISTRATOR).exists():
        _keep_known_password(User.objects.create_superuser(ADMINISTRATOR))


def is_unfinished() -> bool:
    """Whether a filling was interrupted: its last act is to make the administrator."""
    begun = any(_exists(board) for board in BOARDS)
    return begun and not User.objects.filter(email__iexact=ADMINISTRATOR).exists()


def logins_in_use() -> list[tuple[str, str]]:
    """The logins that still work with the known password, and what each may do."""
    logins = [
        (board.login(role), f"{what} {board.name}")
        for board in BOARDS
        for role, what in WHAT.items()
    ]
    both = " and ".join(f"{WHAT[role]} {at.name}" for at, role in TWO_BOARDS)
    logins.append((OF_TWO_BOARDS, both))
    logins.append((ADMINISTRATOR, "administers all boards"))
    emails = [email for email, _may in logins]
    users = User.objects.filter(email__in=emails, is_active=True)
    is_known = cache(partial(check_password, PASSWORD))
    working = {user.email for user in users if is_known(user.password)}
    return [(email, may) for email, may in logins if email in working]


def _exists(board: DemoBoard) -> bool:
    slug = slugify(board.name)
    return Board.objects.filter(Q(hostname=board.hostname) | Q(slug=slug)).exists()


@transaction.atomic
def _open(board: DemoBoard, work_from: date | None) -> None:
    # What two people said yes to long ago is public from the first day of the board.
    with let_out_together(LetOutBy.OPENING):
        opened = open_board(
            name=board.name,
            lead=board.lead,
            short_name=board.short_name,
            hostname=board.hostname,
            **board.facts,
        )
        board.furnish(opened)
        if work_from:
            logos.add_logo(opened)
            public_sample.add(opened, work_from)
    for role in Role:
        _give_login(board.login(role), NAMES[role], board, role)
    if work_from:
        lay_out(board, work_from)


def _give_login(
    email: str, name: tuple[str, str], board: DemoBoard, role: Role
) -> None:
    """Let somebody work for a board, with the known password if they are new."""
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        first, last = name
        person = User.objects.create_user(email, first_name=first, last_name=last)
        _keep_known_password(person)
    held = BoardRole.objects.filter(board__hostname=board.hostname, role=role).first()
    if held:
        person.groups.add(held.group)


def _keep_known_password(person: User) -> None:
    """All are kept alike, as working one out takes a core for a while."""
    person.password = _worked_out()
    person.save(update_fields=["password"])


@cache
def _worked_out() -> str:
    return make_password(PASSWORD)
