"""Language packs: everything the program knows of a language that CLDR does not.

A pack is a folder, ``languages/TAG/``, named by its BCP 47 tag. It holds YAML files, each about one thing (numbers in
words, the words that deny, how its readers type), and the words of its editions. A campaign's own folder of the same
name is laid over it. docs/decisions/0042 says why; ``pack.py`` reads them.
"""
