"""The fixtures of translations, for their checks."""

from tests.translations.conftest import campaign_of, problems_in, real_campaign

__all__ = ["campaign_of", "problems_in", "real_campaign"]
