"""The application as a web server runs it, on the database that a test names."""

import os

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
settings.DATABASES["default"] |= {"NAME": os.environ["PROBE_DATABASE"]}
django.setup()

# What is asked is known to the tests already; a lost connection is what they want.
import logging  # noqa: E402

logging.disable(logging.CRITICAL)

from cms.wsgi import application as ours  # noqa: E402


def application(environ, start_response):
    """The application; a line is written for each request."""
    with open(os.environ["PROBE_LOG"], "a") as log:
        log.write(f"{environ['PATH_INFO']}\n")
    return ours(environ, start_response)
