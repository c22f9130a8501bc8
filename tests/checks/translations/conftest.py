"""The fixtures of translations, for their checks."""

from tests.translations.conftest import campaign_of, frozen, problems_in

__all__ = ["campaign_of", "frozen", "problems_in"]
