"""Is it good, and did a change make it better? Cases, harms and figures over a small committed gold set.

May use workflow and the specialists; nothing may use it.
"""
