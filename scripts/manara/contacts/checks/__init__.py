"""One module per rule about contacts, registered here in the order they are explained to editors."""

from manara.contacts.checks import e164

CHECKS = (e164,)
