"""Removes from a PDF what nobody meant to publish. The words on its pages stay."""

from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf

from cms.reading.pdf import layers
from cms.reading.pdf.behind import ACTIONS, REMARKS, dictionaries_in, list_of
from cms.reading.pdf.metadata import xmp_of
from cms.reading.pdf.opening import open_structure
from cms.reading.pictures import carries_data, without_data

# What programs hang onto any object, by what the report calls it.
_DROPPED = {
    "/Metadata": "metadata_people",
    "/PieceInfo": "private_data",
    "/LastModified": "metadata_dates",
    "/Thumb": "thumbnail",
    "/AF": "attachments",
    "/AA": "actions",
    "/EF": "attachments",
}
_DROPPED_FROM_ROOT = ("/Collection", "/SpiderInfo", "/Perms", "/DSS", "/Legal")
_LEADS_TO_ACTIONS = ("/A", "/OpenAction", "/Next", "/JS", "/PA")


def clean_pdf(path: Path, to: Path) -> Counter[str]:
    """Write a cleaned copy, and answer with what was removed, by finding.

    Saving it anew also leaves behind every earlier version, and the encryption.
    """
    removed: Counter[str] = Counter()
    with open_structure(path) as pdf:
        _description(pdf, removed)
        for page in pdf.pages:
            _remarks(page, removed)
        _attachments(pdf, removed)
        _names(pdf, removed)
        if layers.remove_hidden(pdf):
            removed["hidden_layers"] += 1
        for item in pdf.objects:
            _object(item, removed)
        pdf.remove_unreferenced_resources()
        pdf.save(to, encryption=False)
    return removed


def _description(pdf: pikepdf.Pdf, removed: Counter[str]) -> None:
    """Keep the title alone."""
    title = title_of(pdf)
    removed["metadata_people"] += sum(name != "/Title" for name in pdf.docinfo)
    for name in list(pdf.docinfo.keys()):
        del pdf.docinfo[name]
    if title:
        pdf.docinfo["/Title"] = title


def title_of(pdf: pikepdf.Pdf) -> str:
    if "/Title" in pdf.docinfo:
        return str(pdf.docinfo["/Title"])
    return xmp_of(pdf).get("dc:title", [""])[0]


def _remarks(page: pikepdf.Page, removed: Counter[str]) -> None:
    """Take remarks off a page. Emptied, as headings and tags may refer to them."""
    if "/Annots" not in page:
        return
    kept = []
    for remark in list_of(page, "/Annots"):
        if str(remark.get("/Subtype", "")) in REMARKS:
            removed["comments"] += 1
            _empty(remark)
        else:
            kept.append(remark)
    if kept:
        page.Annots = pikepdf.Array(kept)
    else:
        del page["/Annots"]


def _empty(item: Any) -> None:
    for name in list(item.keys()):
        del item[name]


def _attachments(pdf: pikepdf.Pdf, removed: Counter[str]) -> None:
    for name in list(pdf.attachments):
        del pdf.attachments[name]
        removed["attachments"] += 1


def _names(pdf: pikepdf.Pdf, removed: Counter[str]) -> None:
    """Lists of the whole file: scripts, files, and what a portfolio needs."""
    names = pdf.Root.get("/Names", {})
    for kind, key in (("/JavaScript", "actions"), ("/EmbeddedFiles", "attachments")):
        if kind in names:
            del names[kind]
            removed[key] += 1
    for name in _DROPPED_FROM_ROOT:
        if name in pdf.Root:
            del pdf.Root[name]


def _object(item: Any, removed: Counter[str]) -> None:
    if isinstance(item, pikepdf.Stream):
        _drop(item.stream_dict, removed)
        _picture(item, removed)
    for found in dictionaries_in(item):
        _drop(found, removed)


def _drop(item: pikepdf.Dictionary, removed: Counter[str]) -> None:
    for name, key in _DROPPED.items():
        if name in item:
            del item[name]
            removed[key] += 1
    for name in _LEADS_TO_ACTIONS:
        target = item.get(name)
        is_action = isinstance(target, pikepdf.Dictionary)
        acts = is_action and str(target.get("/S", "")) in ACTIONS
        if name in item and (acts or name == "/JS"):
            del item[name]
            removed["actions"] += 1
    if item.get("/FT") == "/Sig" and "/V" in item:
        # Void after any change, and it names who signed.
        del item["/V"]
        removed["private_data"] += 1


def _picture(item: pikepdf.Stream, removed: Counter[str]) -> None:
    if item.get("/Filter") == "/DCTDecode":
        jpeg = item.read_raw_bytes()
        if carries_data(jpeg):
            item.write(without_data(jpeg), filter=pikepdf.Name.DCTDecode)
            removed["picture_data"] += 1
