"""Findings as something to look at: a brief for the terminal or in Markdown, and an annotated page.

`brief` chooses and orders the words once; `terminal`, `markdown` and `html` only lay them out.
"""
