"""Language-neutral helpers on `str` and on values of `model`."""
