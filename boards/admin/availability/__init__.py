"""The screens on which documents and pages are taken back, and asked back."""
