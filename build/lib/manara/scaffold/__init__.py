"""What makes new things of a campaign: the campaign itself, pages, contacts, links, languages.

Whatever is written here passes ``manara check`` as it is, and what is not true yet says so: a release refuses it by
``campaign.placeholder``. The words are data in ``skeleton/``, one file a language. Nothing here builds or publishes.
"""
