"""Values to text and files."""
