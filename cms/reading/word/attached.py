"""Parts of a Word file that are no XML: files inside it, programs, pictures."""

from cms.reading.inside import words_of
from cms.reading.picture_words import note_words_of
from cms.reading.pictures import carries_data, tells_where, words_in
from cms.reading.report import Report
from cms.reading.word.charts import holds_only_its_chart
from cms.reading.word.package import Package
from cms.reading.word.parts import kind_of


def note(package: Package, name: str, report: Report) -> None:
    """Say what a part is, and read the words that are in it."""
    kind, content = kind_of(package, name), package.read(name)
    last = name.rpartition("/")[2]
    if kind == "embedded" and not holds_only_its_chart(package, name):
        report.add("attachments", shown=report.safe(last))
    elif kind == "program":
        report.add("actions", where="script")
    elif kind == "unknown":
        report.add("not_read", where="part", shown=report.safe(last))
    elif kind == "picture" and "thumbnail" in name:
        report.add("thumbnail")
    elif kind == "picture" and carries_data(content):
        report.add("picture_data")
    report.text(last, where="attachment_name")
    if kind == "picture":
        if tells_where(content):
            report.add("picture_place", shown=report.safe(last))
        note_words_of(content, report)
        for words in words_in(content):
            report.text(words, where="picture_data")
    elif kind != "font":
        words_of(name, content, report)


def leads_outside(package: Package, report: Report) -> None:
    """Files of somebody's computer that the document still names."""
    for relation in package.relations:
        if relation.is_outside and relation.kind != "hyperlink":
            report.value("private_data", "path", relation.target)
