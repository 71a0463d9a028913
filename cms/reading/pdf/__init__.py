"""Reading and cleaning PDF files."""
