"""What is kept, where, and for how long: docs/personal-data.md has all of it."""

from pathlib import Path

from cms.env import one_of, optional_int, optional_public_key
from cms.env_addresses import optional_path, optional_url

# Where backups are made, and the public key (of age, or a file with one of age or GPG)
# that they are encrypted for. How many days, weeks and months back there is one.
BACKUPS_ROOT = optional_path(
    "BACKUPS_ROOT", str(Path(__file__).resolve().parents[2] / "var/backups"), "s3"
)
BACKUP_KEY = optional_public_key("BACKUP_KEY")
BACKUP_DAYS_KEPT = optional_int("BACKUP_DAYS_KEPT", 7)
BACKUP_WEEKS_KEPT = optional_int("BACKUP_WEEKS_KEPT", 5, least=0)
BACKUP_MONTHS_KEPT = optional_int("BACKUP_MONTHS_KEPT", 12, least=0)

# How many years the audit says who did something, and how many days it keeps addresses.
AUDIT_NAME_YEARS = optional_int("AUDIT_NAME_YEARS", 6)
AUDIT_ADDRESS_DAYS = optional_int("AUDIT_ADDRESS_DAYS", 365)

# How long it is remembered what was done, in days. What failed stays for people.
TASKS_KEPT_DAYS = optional_int("TASKS_KEPT_DAYS", 14)
# How long what visitors wrote about pages is kept, in days.
OPINION_DAYS_KEPT = optional_int("OPINION_DAYS_KEPT", 365)
# How long an archive that a manager asked for can be fetched, in days.
ARCHIVE_DAYS_KEPT = optional_int("ARCHIVE_DAYS_KEPT", 14)

# Off, each page is made anew each time: for finding faults.
PAGES_ARE_KEPT = one_of("PAGES_ARE_KEPT", ("1", "0")) == "1"
# Where nginx is told to ask for a page anew; set, it keeps pages for a second.
NGINX_REFRESHED_AT = optional_url("NGINX_REFRESHED_AT", "http")
# A Varnish in front of the site, as deploy/varnish has it, is told what to forget.
if FRONTEND_CACHE := optional_url("FRONTEND_CACHE", "http", "https"):
    WAGTAILFRONTENDCACHE = {
        "front": {
            "BACKEND": "cms.frontend_cache.ForgetsHosts",
            "LOCATION": FRONTEND_CACHE,
        }
    }
