"""The entry point for a web server such as gunicorn, and for the development server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

# Needs the settings, which the application has just read.
from cms.tenancy.guard import start_serving  # noqa: E402

start_serving()
