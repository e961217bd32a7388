"""Pages to judgements, and judgements to clusters."""
