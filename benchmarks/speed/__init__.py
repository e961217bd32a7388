"""How fast the hot paths are, as ratios measured in one run."""
