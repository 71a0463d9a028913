"""Taking documents and pages away from the public, and bringing them back."""
