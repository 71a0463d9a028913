"""When a board has another host, what stands in front of the site has to know of it.

A file is touched, which the machine watches: this process may change nothing of it.
"""

import logging
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Site

from boards.models import BoardHost

logger = logging.getLogger(__name__)


def say_that_hosts_changed(**_signal: object) -> None:
    if settings.HOSTS_CHANGED:
        transaction.on_commit(_touch)


def _touch() -> None:
    try:
        Path(settings.HOSTS_CHANGED).touch()
    except OSError as error:
        # The board is open; its host is served after `deploy/hosts`.
        logger.error("Nobody was told that hosts have changed: %s", error)


def install() -> None:
    for signal in (post_save, post_delete):
        for model in (Site, BoardHost):
            signal.connect(
                say_that_hosts_changed, sender=model, dispatch_uid="hosts_changed"
            )
