"""`manage.py explain_scope USER`: what somebody can see in the CMS, and why."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import connection

from boards.governance.staff.own_boards import boards_of
from boards.models import BoardRole
from cms.tenancy.explain import rows_shown, why_page
from cms.tenancy.scope import EVERYTHING, Scope
from cms.users.models import User


class Command(BaseCommand):
    help = (
        "Says in which role of the database somebody works in the CMS, for which "
        "boards, how many rows of each table they see there, and why a page is shown "
        "or hidden."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help="Their email address.")
        parser.add_argument(
            "--board", type=int, help="The key of the active board, if not the first."
        )
        parser.add_argument(
            "--page", type=int, action="append", default=[], help="The key of a page."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["user"]).first()
        if user is None:
            raise CommandError(f"Nobody logs in with {options['user']}.")
        scope = self._scope(user, options["board"])
        self.stdout.write(f"{user.email}: {self._what(user)}")
        self.stdout.write(f"Role: {scope.role(connection.settings_dict['USER'])}")
        self._say_boards(user, scope)
        for table, shown, rows in rows_shown(scope):
            self.stdout.write(f"  {table:<48} {shown:>7} of {rows}")
        for page in options["page"]:
            self.stdout.write(why_page(scope, page))

    def _scope(self, user: User, wanted: int | None) -> Scope:
        if user.is_superuser:
            return EVERYTHING
        boards = [board.pk for board in boards_of(user)]
        if wanted is not None and wanted not in boards:
            raise CommandError(f"{user.email} has no role in board {wanted}.")
        active = wanted or (boards[0] if boards else None)
        return Scope(board=active, person=user.pk)

    def _what(self, user: User) -> str:
        if not user.is_active:
            return "cannot log in"
        if user.is_superuser:
            return "an administrator, who sees every board"
        return "somebody who sees one board at a time"

    def _say_boards(self, user: User, scope: Scope) -> None:
        if user.is_superuser:
            return
        roles = BoardRole.objects.filter(group__user=user).select_related("board")
        for board in boards_of(user):
            held = [role.get_role_display() for role in roles if role.board == board]
            active = " (active)" if board.pk == scope.board else ""
            self.stdout.write(f"Board {board.pk}, {board}: {', '.join(held)}{active}")
        if scope.board is None:
            self.stdout.write("No role in any board: nothing but what all share.")
