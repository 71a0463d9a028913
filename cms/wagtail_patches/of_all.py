"""Every patch of this package, put into the register and in force."""

from cms import wagtail_patches
from cms.wagtail_patches import (
    of_cms,
    of_files,
    of_logs,
    of_names,
    of_scripts,
    of_speed,
)


def install() -> None:
    """Once, when the apps are loaded."""
    for module in (of_cms, of_files, of_logs, of_names, of_scripts, of_speed):
        wagtail_patches.register(*module.PATCHES)
    wagtail_patches.apply()
