"""What the demonstration knows of a board before it opens it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from boards.models import Role
from home.provisioning import OpenedBoard


@dataclass(frozen=True)
class DemoBoard:
    """A board of the demonstration.

    facts: further fields of `Board`. furnish: makes its pages once it is open.
    """

    name: str
    short_name: str
    hostname: str
    lead: str
    furnish: Callable[[OpenedBoard], None]
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def editor(self) -> str:
        """The email address with which its editor logs in."""
        return self.login(Role.EDITOR)

    def login(self, role: Role) -> str:
        """The email address of the person who has one role in it."""
        return f"{role}@{self.hostname.split('.')[0]}.example"
