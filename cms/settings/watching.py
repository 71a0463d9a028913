"""Who is told that something does not stand, and who may read numbers of it."""

from pathlib import Path

from cms.env import optional_int, optional_secret
from cms.env_addresses import optional_emails, optional_path

# Whom `manage.py alarm` mails; nobody where it is empty.
ALARM_EMAILS = optional_emails("ALARM_EMAILS")
# With how little room left a disk is short, in percent of it.
DISK_SHORT_PERCENT = optional_int("DISK_SHORT_PERCENT", 10, least=0, most=99)
# Where it is noted what was told: systemd names a folder that no full disk holds.
ALARM_NOTES = optional_path(
    "RUNTIME_DIRECTORY", str(Path(__file__).resolve().parents[2] / "var")
)
# With what a Prometheus asks for numbers; there are none where it is empty.
METRICS_TOKEN = optional_secret("METRICS_TOKEN")
# A file that is touched when a board has another host: the machine watches it.
HOSTS_CHANGED = optional_path("HOSTS_CHANGED", "")
