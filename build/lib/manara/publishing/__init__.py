"""Builds beside ``site/``, reads back what was made, and puts it in place whole.

Here: the order of a build's steps, the value they share, and what runs beside them. What writes belongs in ``making``,
what looks at the written in ``proving``, what brings it to its place in ``shipping``; each takes from those before it.
"""
