"""What several screens of the CMS have in common."""
