"""Links to claims, checks and timelines."""
