"""Marks that end a sentence in any script but the full stop, which also stands in numbers and names.

Those of Unicode's property Sentence_Break=STerm (UAX 29) that living languages write: Latin, Arabic and Urdu, Armenian,
Devanagari and its neighbours, Ethiopic, Chinese and Japanese, as characters for a class of a regular expression.
"""

QUESTIONS = "?؟՞፧？"
STOPS = f"!{QUESTIONS}۔։।॥።。！"
