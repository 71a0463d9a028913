"""Several files put up at once, from the form of the page that releases them."""
