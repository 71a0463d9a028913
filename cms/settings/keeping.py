"""What is kept, where, and for how long: docs/personal-data.md has all of it."""

from pathlib import Path

from cms.env import all_or_none, one_of, optional, optional_int, optional_url
from cms.settings.files import S3_ACCESS_KEY, S3_ENDPOINT, S3_REGION, S3_SECRET_KEY

# Where backups are made, and the public key (of age, or a file with one of age or GPG)
# that they are encrypted for. How many days, weeks and months back there is one.
BACKUPS_ROOT = optional(
    "BACKUPS_ROOT", str(Path(__file__).resolve().parents[2] / "var/backups")
)
BACKUP_KEY = optional("BACKUP_KEY")
BACKUP_DAYS_KEPT = optional_int("BACKUP_DAYS_KEPT", 7)
BACKUP_WEEKS_KEPT = optional_int("BACKUP_WEEKS_KEPT", 5)
BACKUP_MONTHS_KEPT = optional_int("BACKUP_MONTHS_KEPT", 12)

# For s3://bucket/folder in the place of a folder: own keys, or those of the files.
BACKUPS_S3_ACCESS_KEY = optional("BACKUPS_S3_ACCESS_KEY")
BACKUPS_S3_SECRET_KEY = optional("BACKUPS_S3_SECRET_KEY")
BACKUPS_S3_ENDPOINT = optional_url("BACKUPS_S3_ENDPOINT", "https", "http")
BACKUPS_S3_REGION = optional("BACKUPS_S3_REGION")
all_or_none(
    BACKUPS_S3_ACCESS_KEY=BACKUPS_S3_ACCESS_KEY,
    BACKUPS_S3_SECRET_KEY=BACKUPS_S3_SECRET_KEY,
)
if not BACKUPS_S3_ACCESS_KEY:
    BACKUPS_S3_ACCESS_KEY, BACKUPS_S3_SECRET_KEY = S3_ACCESS_KEY, S3_SECRET_KEY
    BACKUPS_S3_ENDPOINT, BACKUPS_S3_REGION = S3_ENDPOINT, S3_REGION

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
