"""The handbook inside the CMS: by task, searched, and led to from each screen."""
