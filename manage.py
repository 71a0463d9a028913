#!/usr/bin/env python
"""Runs a management command: `manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
    # Read by the settings: commands work on all boards. What serves starts without.
    os.environ["DATABASE_AS_OWNER"] = "1"
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)
