"""A folder as a bag: BagIt 1.0 (RFC 8493), which archives check files by."""

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

PAYLOAD = "data"
ALGORITHMS = ("sha256", "sha512")


def make_bag(folder: Path, info: Mapping[str, str]) -> None:
    """Add what says that the files below `data` are whole. info: of bag-info.txt."""
    payload = _files_in(folder / PAYLOAD)
    size = sum(path.stat().st_size for path in payload)
    lines = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}
    _write(folder, "bagit.txt", {"BagIt-Version": "1.0"} | _ENCODING)
    _write(folder, "bag-info.txt", lines)
    for algorithm in ALGORITHMS:
        _list(folder, f"manifest-{algorithm}.txt", payload, algorithm)
    tags = [path for path in _files_in(folder) if PAYLOAD not in _parts(path, folder)]
    for algorithm in ALGORITHMS:
        _list(folder, f"tagmanifest-{algorithm}.txt", tags, algorithm)


def zip_folder(folder: Path, to: Path) -> None:
    """Everything below a folder, under its name."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files_in(folder):
            archive.write(path, str(path.relative_to(folder.parent)))


_ENCODING = {"Tag-File-Character-Encoding": "UTF-8"}


def _write(folder: Path, name: str, lines: Mapping[str, str]) -> None:
    text = "".join(
        f"{label}: {' '.join(said.split())}\n" for label, said in lines.items()
    )
    (folder / name).write_text(text, encoding="utf-8")


def _list(folder: Path, name: str, files: list[Path], algorithm: str) -> None:
    lines = []
    for path in files:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, algorithm).hexdigest()
        lines.append(f"{digest}  {_named(path.relative_to(folder))}\n")
    (folder / name).write_text("".join(lines), encoding="utf-8")


def _named(path: Path) -> str:
    """As the standard writes what would end a line."""
    text = path.as_posix().replace("%", "%25")
    return text.replace("\r", "%0D").replace("\n", "%0A")


def _parts(path: Path, folder: Path) -> tuple[str, ...]:
    return path.relative_to(folder).parts[:1]


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
