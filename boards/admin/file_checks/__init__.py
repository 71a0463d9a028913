"""The screens about checks of files, and of the never-publish list."""
