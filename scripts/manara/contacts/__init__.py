"""What a valid contact is, and one module per check."""
