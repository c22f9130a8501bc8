"""One file of tests per check."""
