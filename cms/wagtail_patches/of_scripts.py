"""What the CMS puts in the place of Wagtail's scripts that stand in a page."""

from collections.abc import Callable

from wagtail.admin.widgets import BaseChooser

from cms import starting
from cms.wagtail_patches import Patch


def of_scripts(owner: type, puts: Callable[..., str], source: str) -> Patch:
    return Patch(
        owner,
        "render",
        puts,
        why="The CMS's policy runs no script that stands in a page.",
        guarded_by="tests/cms/test_starting.py::"
        "test_no_screen_of_the_cms_has_a_script_that_stands_in_it",
        goes_when="Wagtail begins its widgets by attributes, or by a nonce.",
        source=source,
        reads=owner,
    )


PATCHES = (of_scripts(BaseChooser, starting.chooser, "ff6bff383531e503"),)
