"""The form by which a visitor asks for a copy."""
