"""The process that reads one file: `python -m cms.reading FOLDER`.

The folder holds the file and what is asked (`asked.json`). What was found, or the
picture of one place or of the first page, is written beside them (`report.json`), and
how far it is meanwhile (`progress`).
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from cms.reading.asking import CONTENT, Asked
from cms.reading.checking import check
from cms.reading.cleaning import clean
from cms.reading.draw_cover import draw_cover, drawn_beside
from cms.reading.draw_place import draw_place
from cms.reading.limits import FileRejected, limit_this_process


def main(folder: Path) -> None:
    limit_this_process()
    # Whoever serves people goes first.
    os.nice(5)
    asked = Asked.read(folder)

    def progress(done: int, of: int) -> None:
        (folder / "progress").write_text(f"{done} {of}")

    answer: Mapping[str, object]
    try:
        if asked.place:
            answer = draw_place(folder / CONTENT, asked, asked.place)
        elif asked.cover_alone:
            answer = draw_cover(folder / CONTENT, asked)
        else:
            answer = (clean if asked.cleans else check)(folder, asked, progress)
        answer = {**answer, **drawn_beside(folder / CONTENT, asked)}
    except FileRejected as refused:
        answer = {"refused": refused.code}
    except MemoryError:
        answer = {"refused": "too_much"}
    (folder / "report.json").write_text(json.dumps(answer))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
