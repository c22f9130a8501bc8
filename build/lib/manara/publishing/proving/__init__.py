"""Looks at what was made, in a folder or where it is served, as a visitor's browser, telephone or reader would.

Not here: writing into an edition (``making``), or anything that trusts what the program meant to write.
"""
