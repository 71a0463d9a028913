"""A cleaned Word file opens in LibreOffice as it is, where that is installed."""

import shutil
import subprocess

import pytest

from tests.cms.reading import words
from tests.cms.reading.test_building import cleaned_here, full_parts, strictly

PROGRAM = shutil.which("soffice") or ""
SHOWN = ("What was learnt", "A point", "a page", "in a control", "one")


@pytest.mark.skipif(not PROGRAM, reason="LibreOffice is not installed")
def test_cleaned_files_open_without_repair_and_show_their_words(tmp_path):
    copies = {
        name: cleaned_here(words.zip_bytes(parts), tmp_path / "made")
        for name, parts in (("usual", full_parts()), ("strict", strictly(full_parts())))
    }
    copies["broken"] = {**copies["usual"], "word/document.xml": b"<w:document>"}
    files = [tmp_path / f"{name}.docx" for name in copies]
    for file, parts in zip(files, copies.values(), strict=True):
        file.write_bytes(words.zip_bytes({**parts}))
    of_its_own = f"-env:UserInstallation={(tmp_path / 'own').as_uri()}"
    how = ("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir")

    subprocess.run(
        [PROGRAM, of_its_own, *how, str(tmp_path), *map(str, files)],
        check=False,
        capture_output=True,
        timeout=300,
    )

    for name in ("usual", "strict"):
        shown = (tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig")
        assert [said for said in SHOWN if said not in shown] == []
    assert not (tmp_path / "broken.txt").exists()
