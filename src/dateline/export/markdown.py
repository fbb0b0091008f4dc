"""The brief as Markdown for a report, with numbered citations and the cited sentences at its end."""

import re

from dateline.export.brief import IN_SHORT, NOT_IN_BRIEF, Brief, Pieces, Section, folded, pointer

# What CommonMark could take for markup anywhere in a line. HTML is told apart by its '<' and '&'.
_SPECIAL = re.compile(r"([\\`*_\[\]<>&~|#$])")
# … and only at the start of one: lists and rules.
_LINE_START = re.compile(r"^(\s*\d*)([-+=.)])")


def render(brief: Brief) -> str:
    """The brief as CommonMark. Sentences are numbered in the order of the text, only the cited ones."""
    sections = [section for section in brief.sections if section.name not in NOT_IN_BRIEF]
    listed = [section for section in sections if section.name not in IN_SHORT]
    cited = sorted({n for section in listed for line in section.lines for n in line.sentences})
    number = {sentence: i for i, sentence in enumerate(cited, 1)}
    blocks = [f"# {escaped(brief.title)}"] if brief.title else []
    if brief.head:
        blocks.append("  \n".join(f"**{label}:** {escaped(value)}" for label, value in brief.head))
    for section in sections:
        lines = _list(section, number) if section in listed else _run_in(section)
        blocks += [f"## {section.title}", lines]
    if not sections:
        blocks.append("Nothing of diplomacy was found in this article.")
    if cited:
        sentences = "\n".join(f"{number[n]}. {_line(escaped(brief.sentences[n - 1]))}" for n in cited)
        blocks += ["## Sentences", sentences]
    if brief.left_out:
        total = sum(len(group.spans) for group in brief.left_out)
        reasons = "; ".join(f"{len(group.spans)} × {group.stage}: {group.reason}" for group in brief.left_out)
        blocks.append(f"*Left out: {total} ({escaped(reasons)}).*")
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Text on one line in which no character is markup, unless it stands at the line's start."""
    return _SPECIAL.sub(r"\\\1", folded(text))


def _line(markdown: str) -> str:
    """A line that does not open a list or a rule by how it starts."""
    return _LINE_START.sub(r"\1\\\2", markdown)


def _list(section: Section, number: dict[int, int]) -> str:
    items = []
    for line in section.lines:
        blocks = [_line(_text(pieces)) for pieces in (line.pieces, *line.notes)]
        citation = f" [{pointer(tuple(number[n] for n in line.sentences))}]" if line.sentences else ""
        items.append("- " + "  \n  ".join(blocks) + citation)
    return "\n".join(items)


def _run_in(section: Section) -> str:
    return _line("; ".join(_text(line.pieces) for line in section.lines))


def _text(pieces: Pieces) -> str:
    return "".join(_styled(escaped(piece.shown), piece.style) for piece in pieces if piece.style != "id")


def _styled(text: str, style: str) -> str:
    """Emphasis must touch the words, not the blanks around them."""
    mark = {"name": "**", "label": "*"}.get(style, "")
    core = text.strip()
    if not mark or not core:
        return text
    return text.replace(core, f"{mark}{core}{mark}", 1)
