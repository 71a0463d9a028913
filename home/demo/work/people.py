"""Who does the work of a board of the demonstration."""

from dataclasses import dataclass

from boards.models import Role
from cms.users.models import User
from home.demo.board import DemoBoard


@dataclass(frozen=True)
class People:
    """One person a role."""

    manager: User
    approver: User
    editor: User
    translator: User


def people_of_demo(demo: DemoBoard) -> People:
    def whose(role: Role) -> User:
        return User.objects.get(email=demo.login(role))

    return People(
        whose(Role.MANAGER),
        whose(Role.APPROVER),
        whose(Role.EDITOR),
        whose(Role.TRANSLATOR),
    )
