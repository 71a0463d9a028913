"""The application for a web server, on the database of a measurement."""

import logging
import os

import django
from django.conf import settings
from wagtail import hooks

settings.DATABASES["default"]["NAME"] = os.environ["BENCHMARK_DATABASE"]
settings.SECURE_SSL_REDIRECT = False
# As in production, whatever the settings: nothing looks for templates that were edited.
settings.DEBUG = False
django.setup()
logging.disable(logging.WARNING)

# It begins to serve, from the database that has just been named.
from cms.wsgi import application  # noqa: E402

# Whoever measures sees by the length of this file how many pages were made anew.
RENDERS = os.open(os.environ["BENCHMARK_RENDERS"], os.O_WRONLY | os.O_APPEND)


@hooks.register("before_serve_page")
def count_render(*_args: object) -> None:
    os.write(RENDERS, b".")


__all__ = ["application"]
