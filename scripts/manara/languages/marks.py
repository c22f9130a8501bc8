r"""Marks that end a sentence, or go on with a word, in any script, as characters for classes of regular expressions.

A sentence ends with a full stop too, which also stands in numbers and names. The others here are those of Unicode's
property Sentence_Break=STerm (UAX 29) that living languages write: Latin, Arabic and Urdu, Armenian, Devanagari and its
neighbours, Ethiopic, Chinese and Japanese. A vowel sign of Devanagari and its neighbours is a mark
(general category M), which Python's ``\w`` is not: “चार”, four, would stand in “चारा”.
"""

import unicodedata

QUESTIONS = "?؟՞፧？"
STOPS = f"!{QUESTIONS}۔։।॥።。！"
# From the first combining mark to the last of the living scripts of South and Southeast Asia.
WORD_GOES_ON = "".join(chr(code) for code in range(0x300, 0x1B00) if unicodedata.category(chr(code)).startswith("M"))
