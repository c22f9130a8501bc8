"""One module per rule about contacts, registered here in the order they are explained to editors."""

from manara.contacts.checks import (
    cost,
    duplicate,
    e164,
    email,
    emergency,
    expired,
    groups,
    host,
    hours,
    short_number,
    sources,
    texts,
    valid_number,
    verified,
    waivers,
)

CHECKS = (
    e164,
    valid_number,
    short_number,
    emergency,
    groups,
    duplicate,
    hours,
    cost,
    email,
    host,
    sources,
    texts,
    verified,
    expired,
    waivers,
)
