"""The entry point for a web server such as gunicorn, and for the development server."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
django.setup(set_prefix=False)

# These need the settings, which have just been read.
from cms.handling import Handler  # noqa: E402
from cms.tenancy.guard import start_serving  # noqa: E402
from cms.warming import keep_what_is_loaded  # noqa: E402

application = Handler()

start_serving()
keep_what_is_loaded()
