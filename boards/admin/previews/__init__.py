"""The screens on which preview links are made and ended."""
