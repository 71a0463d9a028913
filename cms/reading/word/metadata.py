"""What a Word file says about who made it, when and with what."""

from lxml import etree

from cms.reading.report import Report
from cms.reading.word.names import local
from cms.reading.word.package import Package, W

PEOPLE = {
    "creator": "author",
    "lastModifiedBy": "author",
    "Company": "company",
    "Manager": "manager",
    "subject": "subject",
    "keywords": "keywords",
    "description": "subject",
    "category": "keywords",
    "HyperlinkBase": "path",
    "Template": "path",
}
SOFTWARE = {"Application": "software"}
DATES = {"created": "made", "modified": "changed", "lastPrinted": "printed"}
USUAL_TEMPLATES = {"Normal", "Normal.dotm", "Normal.dot"}


def note(package: Package, report: Report) -> None:
    """Every property that Word keeps of a file, and its language."""
    report.facts |= {"title": "", "is_encrypted": False, "is_tagged": True}
    for name in package.matching(""):
        part = package.xml(name)
        root = local(part.tag)
        if root in ("coreProperties", "Properties"):
            for item in part.iter():
                is_text = isinstance(item.tag, str) and not len(item)
                if is_text and (item.text or "").strip():
                    _property(part, item, report)
        elif root == "people":
            for person in part:
                for key, value in person.attrib.items():
                    if key.endswith("author"):
                        report.value("metadata_people", "author", value)
    report.facts["language"] = _language(package)
    report.facts["shows_title"] = bool(report.facts["title"])


def _property(part: etree._Element, item: etree._Element, report: Report) -> None:
    name, text = etree.QName(item).localname, item.text or ""
    if "custom-properties" in part.tag or "customProperties" in part.tag:
        report.value("metadata_people", "other", text)
    elif name == "title":
        report.facts["title"] = report.safe(text)
        report.text(text, where="title")
    elif name in PEOPLE and text not in USUAL_TEMPLATES:
        report.value("metadata_people", PEOPLE[name], text)
    elif name in SOFTWARE:
        report.value("metadata_software", SOFTWARE[name], text)
    elif name in DATES:
        report.add("metadata_dates", where=DATES[name], shown=text[:10])


def _language(package: Package) -> str:
    for name in (*package.of_kind("styles"), package.main):
        found = package.xml(name).find(f".//{W}lang")
        if found is not None:
            return found.get(f"{W}val", "")
    return ""
