"""What the toolbars of rich text offer."""

RICH_TEXT = ["bold", "italic", "link", "document-link", "ol", "ul"]
# What is pasted brings its headings along, on the levels of a HeadingBlock.
LONG_TEXT = ["h2", "h3", *RICH_TEXT]
# Law is quoted as it stands: no links that the law does not have.
QUOTED_TEXT = ["bold", "italic", "ol", "ul"]
# A note is a line or two under a text.
NOTE_TEXT = ["bold", "italic", "link", "document-link"]
# A file is released by a page's documents or its texts, and by no cell of a table.
CELL_TEXT = ["bold", "italic", "link", "ol", "ul"]
