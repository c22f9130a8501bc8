"""One module per rule about translations, registered here in the order they are explained to editors."""

from manara.translations.checks import freshness, pairs

CHECKS = (pairs, freshness)
