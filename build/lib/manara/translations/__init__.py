"""Both languages say the same: pairing, sections, facts, status, catalogs. Judged in ``checks/``."""
