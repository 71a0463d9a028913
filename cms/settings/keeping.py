"""What is kept, where, and for how long. docs/personal-data.md says why."""

from pathlib import Path

from cms.env import optional, optional_int

# Where backups are made, and the public key (of age, or a file with one of age or GPG)
# that they are encrypted for. How many days, weeks and months back there is one.
BACKUPS_ROOT = optional(
    "BACKUPS_ROOT", str(Path(__file__).resolve().parents[2] / "var/backups")
)
BACKUP_KEY = optional("BACKUP_KEY")
BACKUP_DAYS_KEPT = optional_int("BACKUP_DAYS_KEPT", 7)
BACKUP_WEEKS_KEPT = optional_int("BACKUP_WEEKS_KEPT", 5)
BACKUP_MONTHS_KEPT = optional_int("BACKUP_MONTHS_KEPT", 12)
