"""Both languages say the same: pairing, status, catalogs, and one module per check."""
