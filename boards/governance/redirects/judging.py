"""What is to be said of redirects: loops, chains, and pages that stand in front."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.governance.redirects.paths import normalised, own_path, pages_at
from boards.models import Board, Redirect


@dataclass
class Known:
    """What is known of one board's addresses: its redirects, and the pages at paths."""

    board: Board
    redirects: dict[str, Redirect]

    @classmethod
    def of(cls, board: Board) -> "Known":
        found = Redirect.objects.filter(board=board).select_related("target_page")
        return cls(
            board, {normalised(redirect.old_address): redirect for redirect in found}
        )

    def next_path(self, redirect: Redirect) -> str | None:
        """The own path to which it leads, when that is an address and no page."""
        return (
            own_path(redirect.target_url, self.board) if redirect.target_url else None
        )

    def refuse_a_loop(self, redirect: Redirect) -> None:
        """Raise ValidationError when whoever follows it would come back to it."""
        met = {redirect.old_path}
        path = self.next_path(redirect)
        while path is not None:
            if path in met:
                raise ValidationError({"target_url": self._loop_in_words(redirect)})
            met.add(path)
            on = self.redirects.get(path)
            path = self.next_path(on) if on else None

    def _loop_in_words(self, redirect: Redirect) -> str:
        return _(
            "This would lead round in a circle, back to %(path)s. Lead it to the page "
            "itself."
        ) % {"path": redirect.old_path}

    def remarks(self, redirects: Iterable[Redirect]) -> dict[str, list[str]]:
        """What an editor should know of each, by its old path."""
        redirects = list(redirects)
        asked = {redirect.old_path for redirect in redirects}
        asked |= {path for r in redirects if (path := self.next_path(r))}
        pages = pages_at(self.board, asked)
        return {
            redirect.old_path: list(self._remarks(redirect, pages))
            for redirect in redirects
        }

    def _remarks(self, redirect: Redirect, pages: dict[str, Page]) -> Iterable[str]:
        if page := pages.get(redirect.old_path):
            yield _(
                "Not used: the page “%(page)s” answers at this address. It will be "
                "when that page goes."
            ) % {"page": page.title}
        if redirect.target_page and not redirect.target_page.live:
            yield _("Not used: the page that it leads to is not live.")
        path = self.next_path(redirect)
        if path is None or path in pages:
            return
        if path in self.redirects:
            yield _(
                "Leads to %(path)s, which is redirected again. Lead it straight there."
            ) % {"path": path}
        elif not path.startswith("/documents/"):
            yield _("Nothing answers at %(path)s, where it leads.") % {"path": path}
