"""A board's Wagtail site: which host its home pages answer on."""

from django.conf import settings
from wagtail.models import Page, Site

from boards.models.board.board import Board
from cms.tenancy.scope import unscoped


def sync_site(board: Board) -> Site | None:
    """Make the board's site answer to the host that the board says.

    Running it again changes nothing. None while the board has no home page, or no
    host: then it is not on the web. Nobody may change a site by themselves; a manager
    who publishes the board's facts changes it by this.
    """
    with unscoped():
        return _sync(board)


def _sync(board: Board) -> Site | None:
    site = board.site
    home = Page.objects.child_of(board).order_by("path").first()
    if not board.hostname or home is None:
        if site:
            site.delete()
        return None
    wanted = {
        "hostname": board.hostname,
        "port": settings.PUBLIC_PORT,
        "site_name": board.title,
        "is_default_site": False,
    }
    if site is None:
        return Site.objects.create(root_page=home, **wanted)
    changed = {
        name: value for name, value in wanted.items() if getattr(site, name) != value
    }
    for name, value in changed.items():
        setattr(site, name, value)
    if changed:
        site.save()
    return site


def sync_all_sites() -> None:
    """After a change of the public port or scheme: what each site says of itself."""
    for board in Board.objects.live():
        sync_site(board)
