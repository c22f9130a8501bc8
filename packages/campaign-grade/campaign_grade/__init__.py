"""Judges any campaign site from its published files alone: A to F, and what is worth mending first.

Belongs here: reading a folder or a host politely (``folder``, ``crawl``), the criteria, points and caps, the command
``manara grade`` and its words in Arabic and English. Does not belong here: how a number or a language is read, which
are Manara's engines; and anything that knows how Manara builds a site.
"""
