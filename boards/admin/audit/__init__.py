"""Who did what to which document of a page, when and why: read, and never written."""
