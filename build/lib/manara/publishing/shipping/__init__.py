"""Brings a finished edition to its place and back: swap, targets, kept editions, signatures, mirrors, corrections.

Not here: the bytes of an edition; whatever changes one of them belongs in ``making`` and is read back.
"""
