"""gzip, unpacked up to a limit, whatever a few bytes would grow to."""

import zlib

from dateline.errors import InputError

MAGIC = b"\x1f\x8b"
_CHUNK = 1 << 20


def unpacked(data: bytes, *, name: str, limit: int) -> tuple[bytes, InputError | None]:
    """The content of gzip members in a row, and what is wrong with their end when they are cut off or damaged.

    InputError when it is larger than the limit, or nothing of it can be unpacked.
    """
    parts: list[bytes] = []
    size, rest, fault = 0, data, None
    while rest.startswith(MAGIC) and fault is None:
        member = zlib.decompressobj(wbits=31)
        while rest and not member.eof:
            try:
                part = member.decompress(rest, _CHUNK)
            except zlib.error as error:
                fault = _broken(name, str(error))
                break
            parts.append(part)
            size += len(part)
            if size > limit:
                raise InputError(
                    f"{name} unpacks to more than {limit:,} bytes; split it, or raise DATELINE_MAX_INPUT_BYTES"
                )
            rest = member.unconsumed_tail or member.unused_data
        if not member.eof and fault is None:
            fault = _broken(name, "it ends in the middle")
        rest = rest.lstrip(b"\x00") if member.eof else b""
    if fault and not size:
        raise fault
    return b"".join(parts), fault


def _broken(name: str, reason: str) -> InputError:
    return InputError(f"{name} is damaged gzip ({reason}); get the file again. What could be unpacked was read")
