"""The application for a web server, on the database of a measurement."""

import logging
import os

import django
from django.conf import settings

settings.DATABASES["default"]["NAME"] = os.environ["BENCHMARK_DATABASE"]
settings.SECURE_SSL_REDIRECT = False
# As in production, whatever the settings: nothing looks for templates that were edited.
settings.DEBUG = False
django.setup()
logging.disable(logging.WARNING)

# It begins to serve, from the database that has just been named.
from cms.wsgi import application  # noqa: E402

__all__ = ["application"]
