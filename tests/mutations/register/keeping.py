"""Backups and what comes back of them, archives, personal data."""

from tests.mutations.declaration import Mutation

MUTATIONS = (
    Mutation(
        name="no-file-goes-before-it-is-copied",
        rule="A file that is deleted while a backup is made goes after it.",
        file="cms/file_locks.py",
        old='    may = _ask("SELECT pg_try_advisory_lock_shared(%s)", _FILES_STAY)',
        new="    may = True",
        tests=("tests/apart/test_restore.py",),
    ),
    Mutation(
        name="nothing-late-goes-out-after-a-restore",
        rule="A release whose time passed before a restore waits for a person.",
        file="boards/publishing/releases/after_restore.py",
        old="    late = list(Release.objects.due(now))",
        new="    late: list[Release] = []",
        tests=("tests/apart/test_restore.py",),
    ),
    Mutation(
        name="an-altered-backup-is-refused",
        rule="A backup that was altered is refused before anything is written.",
        file="cms/backups/checking.py",
        old="        differ = {name for name, _one in self.found.items() ^ self.listed.items()}",
        new="        differ: set[str] = set()",
        tests=("tests/cms/backups/test_archives.py",),
    ),
    Mutation(
        name="an-archive-is-its-managers",
        rule="Only the managers of a board ask for its archive, and fetch it.",
        file="boards/admin/archives/screens.py",
        old="    if board is None or board.pk not in boards_kept_by(logged_in_user(request)):",
        new="    if board is None:",
        tests=("tests/boards/publishing/test_archives.py",),
    ),
    Mutation(
        name="the-audit-forgets-who",
        rule="After its years the audit says that a former editor did something.",
        file="cms/personal_data/audit_names.py",
        old="            number += old.update(user=former_editor())",
        new="            number += 1",
        tests=("tests/boards/publishing/test_personal_data.py",),
    ),
    Mutation(
        name="a-wrong-key-is-said",
        rule="A backup that its key does not open is refused with what its key says.",
        file="cms/backups/sealing.py",
        old="            _end(process, path, error)\n            raise\n",
        new="            raise\n",
        tests=(
            "tests/apart/test_backup_in_bucket.py",
            "tests/apart/test_backup.py",
        ),
    ),
)
