"""One self-contained page of an article with its findings marked in the text and listed beside it."""

from dateline.export.html.page import render

__all__ = ["render"]
