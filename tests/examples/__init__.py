"""Every example is built whole, and what was built is read."""
