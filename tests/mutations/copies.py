"""A copy of the project that a mutation may be put into; nobody's own files change."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mutations.declaration import ROOT

FOLDER = ROOT / "var" / "mutations"
# Whoever works on it: nothing of this is ever on a branch.
NOBODY = {
    f"GIT_{who}_{what}": "nobody"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


class Copy:
    """A work tree of git in var/, at one revision."""

    def __init__(self, revision: str, place: Path) -> None:
        self.place, self.revision = place, revision
        if not (place / ".git").exists():
            git("worktree", "prune")
            git(
                "worktree",
                "add",
                "--quiet",
                "--force",
                "--detach",
                str(place),
                revision,
            )
        git("checkout", "--quiet", "--force", "--detach", revision, cwd=place)
        git("clean", "--quiet", "--force", "-d", cwd=place)
        python = place / ".venv"
        if not python.exists():
            python.symlink_to((ROOT / ".venv").resolve())

    def text_of(self, file: str) -> str | None:
        path = self.place / file
        return path.read_text() if path.is_file() else None

    @contextmanager
    def with_text(self, file: str, text: str) -> Iterator[None]:
        """Meanwhile a file says something else."""
        path = self.place / file
        before, times = path.read_bytes(), path.stat()
        path.write_text(text)
        # Python believes what it has compiled as long as a file's second is the same.
        os.utime(path, (times.st_atime, max(path.stat().st_mtime, times.st_mtime + 2)))
        try:
            yield
        finally:
            path.write_bytes(before)
            os.utime(path, (times.st_atime, times.st_mtime))


def copy_of_now() -> Copy:
    """The project as it lies here, with what is not committed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    index = {"GIT_INDEX_FILE": str(FOLDER / "index")}
    git("read-tree", "HEAD", env=index)
    git("add", "--all", env=index)
    tree = git("write-tree", env=index)
    return Copy(git("commit-tree", tree, "-m", "a copy", env=NOBODY), FOLDER / "tree")


def copy_of(revision: str) -> Copy:
    FOLDER.mkdir(parents=True, exist_ok=True)
    commit = git("rev-parse", f"{revision}^{{commit}}")
    return Copy(commit, FOLDER / f"tree-{commit[:12]}")


def renamed_since(revision: str) -> dict[str, str]:
    """What files of today were called in a revision, as far as git can tell."""
    found = git("diff", "--name-status", "-l0", "-M40%", revision, "HEAD")
    rows = [line.split("\t") for line in found.splitlines()]
    return {row[2]: row[1] for row in rows if row[0].startswith("R")}


def git(*arguments: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    return subprocess.run(
        ["git", *arguments],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.strip()
