"""Has many files read by one process of their own: `read_all`.

Each file is checked with a name on the never-publish list, and cleaned when it is asked
for; a process a file would take longer than the reading.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from cms.reading import lists, recognising
from cms.reading.asking import CLEANED, CONTENT, Asked
from cms.reading.checking import check
from cms.reading.cleaning import clean
from cms.reading.limits import FileRejected

ROOT = Path(__file__).resolve().parents[3]


def read_all(
    files: dict[str, bytes], listed: list[str], *, ending: str = "pdf", cleans=False
) -> dict[str, dict[str, Any]]:
    """By the name of a file, what was said; `copy` are the bytes of a cleaned one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = list(files)
        for number, key in enumerate(names):
            (folder / str(number)).mkdir()
            (folder / str(number) / CONTENT).write_bytes(files[key])
        asked = {"listed": listed, "ending": ending, "cleans": cleans}
        (folder / "asked.json").write_text(json.dumps(asked))
        subprocess.run(
            [sys.executable, "-m", "tests.cms.reading.batch", name],
            cwd=ROOT,
            check=True,
        )
        return {key: _said(folder / str(number)) for number, key in enumerate(names)}


def _said(folder: Path) -> dict[str, Any]:
    said = json.loads((folder / "said.json").read_text())
    copy = folder / CLEANED
    if copy.exists() and "refused" not in said:
        said["copy"] = copy.read_bytes()
    return said


def main(folder: Path) -> None:
    if os.environ.get("WITHOUT_TESSERACT"):
        recognising.program = lambda: ""
    how = json.loads((folder / "asked.json").read_text())
    for one in sorted(path for path in folder.iterdir() if path.is_dir()):
        asked = Asked(how["ending"], cleans=how["cleans"])
        lists.tell(how["listed"], asked)
        try:
            said = (clean if asked.cleans else check)(one, asked, lambda done, of: None)
        except FileRejected as refused:
            said = {"refused": refused.code}
        (one / "said.json").write_text(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
