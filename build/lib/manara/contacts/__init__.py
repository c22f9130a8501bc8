"""What a valid contact is, what could be dialled, and what of it was confirmed. Judged in ``checks/contacts/``."""
