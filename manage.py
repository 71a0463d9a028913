#!/usr/bin/env python
"""Runs a management command: `manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import InterfaceError, OperationalError

from cms.away import Away, what_is_away

AWAY = """\
The database does not let this command go on, and it has ended before it was done.
See that PostgreSQL runs (systemctl status postgresql) and that DATABASE_URL names it,
then run the command again. --traceback says where it ended. PostgreSQL says:
"""

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
    # Read by the settings: commands work on all boards. What serves starts without.
    os.environ["DATABASE_AS_OWNER"] = "1"
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)
    except (OperationalError, InterfaceError) as error:
        if what_is_away(error) is not Away.DATABASE or "--traceback" in sys.argv:
            raise
        sys.exit(AWAY + str(error))
