"""As much Markdown as the handbook is written in, as HTML.

Paragraphs, lists, tables, emphasis, code and links to other tasks. Whatever else there
is stays the text that it is: everything is escaped before anything is marked up.
"""

import re
from collections.abc import Callable, Iterator

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

# Where a link to another heading of the handbook leads.
Address = Callable[[str], str | None]
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
MARKS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w*])\*([^*]+?)\*(?!\w)"), r"<em>\1</em>"),
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
)
ITEM = re.compile(r"(?:-|(\d+)\.) +(.*)")


def as_html(text: str, address: Address) -> SafeString:
    """The HTML of one task's text, without its heading."""
    blocks = re.split(r"\n\s*\n", PICTURE.sub("", text).strip())
    parts = [_block(block, address) for block in blocks if block.strip()]
    return mark_safe("".join(parts))


def _block(block: str, address: Address) -> str:
    lines = block.splitlines()
    if lines[0].startswith("|"):
        return _table(lines, address)
    if ITEM.match(lines[0]):
        return _list(lines, address)
    return format_html("<p>{}</p>", _inline(" ".join(lines), address))


def _list(lines: list[str], address: Address) -> str:
    name = "ol" if ITEM.match(lines[0])[1] else "ul"  # type: ignore[index]
    items = [format_html("<li>{}</li>", _inline(one, address)) for one in _items(lines)]
    return f"<{name}>{''.join(items)}</{name}>"


def _items(lines: list[str]) -> Iterator[str]:
    """Each item as one line: what is indented below belongs to it."""
    said: list[str] = []
    for line in lines:
        if begun := ITEM.match(line):
            if said:
                yield " ".join(said)
            said = [begun[2]]
        else:
            said.append(line.strip())
    yield " ".join(said)


def _table(lines: list[str], address: Address) -> str:
    head, _rule, *rows = [line.strip().strip("|").split("|") for line in lines]
    cells = "".join(
        format_html('<th scope="col">{}</th>', _inline(cell.strip(), address))
        for cell in head
    )
    body = "".join(f"<tr>{_row(row, address)}</tr>" for row in rows)
    return (
        f'<table class="help-table"><thead><tr>{cells}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(row: list[str], address: Address) -> str:
    return "".join(
        format_html("<td>{}</td>", _inline(cell.strip(), address)) for cell in row
    )


def _inline(text: str, address: Address) -> SafeString:
    said = str(escape(text))
    for pattern, html in MARKS:
        said = pattern.sub(html, said)
    return mark_safe(LINK.sub(lambda found: _link(found, address), said))


def _link(found: re.Match[str], address: Address) -> str:
    """To another task; what leads out of the handbook is only named."""
    leads_to = address(found[2])
    return f'<a href="{escape(leads_to)}">{found[1]}</a>' if leads_to else found[1]
