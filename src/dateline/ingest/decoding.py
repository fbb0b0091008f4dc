"""Bytes → str: byte order mark, declared encoding, UTF-8, then a guess among the older encodings."""

import codecs
import re

from dateline.errors import InputError

# What begins like this is a file of another kind, and what to do about it.
_SIGNATURES = (
    (b"%PDF-", "a PDF file; convert it to text first"),
    (b"PK\x03\x04", "a ZIP or Office file; save it as text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "an Office file; save it as text or HTML first"),
    (b"{\\rtf", "an RTF file; save it as text or HTML first"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"\x89PNG", "an image; Dateline reads text"),
    (b"\xff\xd8\xff", "an image; Dateline reads text"),
    (b"GIF8", "an image; Dateline reads text"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_TEXT_CODEC = re.compile(r"utf-(8|16|32)|iso8859-|cp\d|koi8-|gb|big5|shift_jis|euc_|mac-|ascii|tis-620|johab|hz")
# The web reads these labels as windows-1252 (WHATWG Encoding Standard, 4.2).
_WESTERN = {"iso8859-1", "ascii"}
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536  # bytes that the encoding is guessed from, and characters searched for control characters
_ODD_SHARE = 0.02  # a text with more control characters than this is no text
_WESTERN_SHARE = 0.06  # English has few letters beyond ASCII: a text with fewer is taken for windows-1252


def decode(data: bytes, *, name: str, charset: str | None = None) -> str:
    """The text of the bytes, without a byte order mark; line ends stay as they are.

    `charset` is what the transport declared. InputError when the bytes are empty or no text.
    """
    if not data.strip():
        raise InputError(f"{name} is empty; give it the text of an article")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"{name} is {kind}")
    text = _decoded(data, charset)
    sample = text[:_SAMPLE]
    if len(_ODD.findall(sample)) > _ODD_SHARE * len(sample):
        raise InputError(f"{name} is binary, not text; convert it to plain text or HTML first")
    if not text.strip(" \t\r\n\ufeff\u00a0\x00"):
        raise InputError(f"{name} is empty; give it the text of an article")
    return text


def _decoded(data: bytes, charset: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _META.search(data[:2048])
    for label in (charset, "utf-8", declared and declared.group(1).decode("ascii")):
        text = _strictly(data, label) if label else None
        if text is not None:
            return text
    return _guessed(data)


def _strictly(data: bytes, label: str) -> str | None:
    """The text under a declared encoding, or None when the label is unknown or does not fit."""
    try:
        encoding = codecs.lookup(label.strip("\"' ")).name
        if not _TEXT_CODEC.match(encoding):  # codecs such as 'zlib' or 'punycode' are no encodings of text
            return None
        return data.decode("cp1252" if encoding in _WESTERN else encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    sample = data[:_SAMPLE]
    nulls = sample.count(0)
    if nulls > 0.3 * len(sample):  # ASCII text in UTF-16 has a null in every pair
        return data.decode("utf-16-le" if sample[1::2].count(0) > nulls / 2 else "utf-16-be", "replace")
    if sum(byte > 127 for byte in sample) > _WESTERN_SHARE * len(sample):
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        if best is not None:
            return data.decode(best.encoding, "replace")
    return data.decode("cp1252", "replace")
