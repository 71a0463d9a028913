"""How much room reading takes: the most that a process of its own ever had."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from cms.reading.asking import CONTENT, Asked
from cms.reading.limits import MEGABYTE
from tests.cms.reading import office, pdfs
from tests.cms.reading.batch import ROOT

MOST = 600 * MEGABYTE
# Reads a folder, and says the most room that it had; Tesseract has bounds of its own.
# Not what `getrusage` says, which begins with the room of who started it.
_MEASURED = (
    "import sys\n"
    "from cms.reading import recognising\n"
    "recognising.program = lambda: ''\n"
    "from pathlib import Path\n"
    "from cms.reading.__main__ import main\n"
    "main(Path(sys.argv[1]))\n"
    "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
)


def large_pictures() -> bytes:
    """Pages that are each a large photograph below words."""
    noise = Image.effect_noise((2400, 3200), 90).convert("RGB")
    page = pdfs.draw_picture("S") + pdfs.paragraphs("Words upon a photograph.")
    return pdfs.saved(pdfs.new_pdf(*[page] * 3, pictures={"S": noise}))


def large_page() -> bytes:
    """A page as large as a poster with words all over it."""
    pdf = pdfs.new_pdf(pdfs.paragraphs(*["The end."] * 40))
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 8000, 8000])
    return pdfs.saved(pdf)


def large_sheet() -> bytes:
    return office.workbook(
        lambda book: [book.active.append([f"{n} words"] * 20) for n in range(1500)]
    )


@pytest.mark.parametrize(
    ("ending", "make"),
    [("pdf", large_pictures), ("pdf", large_page), ("xlsx", large_sheet)],
)
def test_what_is_read_of_a_large_file_takes_less_than_600_megabytes(
    ending, make, tmp_path
):
    (tmp_path / CONTENT).write_bytes(make())
    Asked(ending).write(tmp_path)

    told = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(tmp_path)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        check=True,
        text=True,
    )

    assert "findings" in json.loads(Path(tmp_path / "report.json").read_text())
    assert int(told.stdout) * 1024 <= MOST
