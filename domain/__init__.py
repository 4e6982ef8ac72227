"""The words everyone shares: plain frozen types and pure functions, standard library only.

What reads a file, a database or a model does not belong here.
"""
