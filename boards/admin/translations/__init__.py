"""The CMS's screens for languages: a board's, a page's, and the editor of texts."""
