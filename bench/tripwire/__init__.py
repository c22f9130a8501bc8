"""The number tripwire: thousands of wrong numbers are put into the real campaign, and all must be caught.

``make tripwire`` runs the whole; the tests run every hundredth. See ``mutations`` for what is done to a number,
``sources`` and ``artefacts`` for where, and ``others`` for the same run against other tools.
"""
