"""Writes the files of an edition: sheets, data, downloads, packed copies, manifest, archive, settings of servers.

Not here: judging what was written (``proving``), and any place but the folder that is being filled (``shipping``).
"""
