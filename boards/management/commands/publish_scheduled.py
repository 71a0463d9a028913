"""`manage.py publish_scheduled`: Wagtail's own name for `release_due`.

Wagtail's command knows no releases, and one page that may not go public would keep all
others back.
"""

from boards.management.commands.release_due import Command

__all__ = ["Command"]
