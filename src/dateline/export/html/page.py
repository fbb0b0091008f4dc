"""Findings → HTML. Every text is escaped, and the content policy lets nothing run but the page's own script."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from importlib import resources

from dateline.domain.findings import Findings, Statement
from dateline.domain.lookup import Finding, Words, all_findings, by_id, kind_of, words_of
from dateline.export.brief import IN_SHORT, NOT_IN_BRIEF, Brief, Line, Pieces, Section
from dateline.export.html.segments import Mark, Segment, segments
from dateline.export.wording import compose
from dateline.text.paragraphs import paragraphs
from dateline.text.spans import Span

# The kinds that underline their words; where several do, the last one here is seen.
_UNDERLINED = ("relation", "trip", "outlook", "event", "measure", "topic", "meeting")
_OFF_AT_FIRST = ("actor", "place", "time")
_KINDS = ("statement", "meeting", "trip", "measure", "event", "topic", "outlook", "relation", *_OFF_AT_FIRST)

_SAFE_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_CLOSED = re.compile(r"[.!?:;,…”\"'’)»]\s*$")
_SHORT = 90  # characters: a paragraph up to this length without a closing mark is set as a heading
# What HTML cannot hold: NUL and the other controls, lone surrogates.
_CONTROLS = (*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0))
_UNHOLDABLE = dict.fromkeys((*_CONTROLS, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD)


def render(findings: Findings) -> str:
    """The whole page as text, to be written as UTF-8."""
    return _Page(findings).html()


class _Page:
    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.brief: Brief = compose(findings)
        self.known: Mapping[str, Finding] = by_id(findings)
        self.anchors = {
            ident: ident if _SAFE_ID.fullmatch(ident) and not ident.startswith(("w-", "n-", "t-")) else f"x-{i}"
            for i, ident in enumerate(self.known)
        }
        self.unanchored = set(self.known)  # findings whose words have not been met yet; article() empties it

    def html(self) -> str:
        title = self.brief.title or "An article read by Dateline"
        style, script = asset("page.css") + _switches(), asset("page.js")
        policy = (
            f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
            "base-uri 'none'; form-action 'none'"
        )
        return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{safe(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#findings">To the findings</a>
{self.header(title)}
{self.legend()}
<main>
<article aria-label="The article" id="text" lang="{safe(self.findings.article.language)}">
{self.article()}
</article>
<aside aria-label="Findings" id="findings" tabindex="-1">
{self.listing()}
</aside>
</main>
<footer>Read by Dateline. Small numbers count the sentences. Keys: j and k step through the findings, w goes
to the words, Esc lets go.</footer>
<script>{script}</script>
</body>
</html>
"""

    def header(self, title: str) -> str:
        pairs = "".join(f"<div><dt>{safe(k)}</dt><dd>{safe(v)}</dd></div>" for k, v in self.brief.head)
        return f"<header>\n<h1>{safe(title)}</h1>\n<dl>{pairs}</dl>\n</header>"

    def legend(self) -> str:
        counts = Counter(kind_of(finding) for finding in all_findings(self.findings))
        boxes = "\n".join(
            f'<label><input type="checkbox" id="t-{kind}"{"" if kind in _OFF_AT_FIRST else " checked"}>'
            f'<span class="key {kind}">{kind}s</span> <small>{counts[kind]}</small></label>'
            for kind in _KINDS
            if counts[kind]
        )
        return f'<div class="legend"><fieldset>\n<legend>Show</legend>\n{boxes}\n</fieldset></div>'

    # --- the article -----------------------------------------------------------------------------

    def article(self) -> str:
        text = self.findings.article.text
        numbers = {span.start: i for i, span in enumerate(self.findings.sentences, 1)}
        every = [
            Mark(words.span, finding.id, kind_of(finding), _part(words, finding))
            for finding in all_findings(self.findings)
            for words in words_of(finding)
        ]
        cells = segments(Span(0, len(text)), every, cuts=[*numbers, *_edges(paragraphs(text))])
        blocks: list[str] = []
        inside = iter(paragraphs(text))
        paragraph = next(inside, None)
        parts: list[str] = []
        for cell in cells:
            if paragraph and cell.span.start >= paragraph.end:
                blocks.append(_paragraph(paragraph.quote(text), parts))
                paragraph, parts = next(inside, None), []
            if paragraph and cell.span.start >= paragraph.start:
                number = numbers.get(cell.span.start)
                parts.append(f'<sup id="n-{number}">{number}</sup>' if number else "")
                parts.append(self.segment(cell, text))
        if paragraph and parts:
            blocks.append(_paragraph(paragraph.quote(text), parts))
        return "\n".join(blocks)

    def segment(self, cell: Segment, text: str) -> str:
        """A link from the words to the finding that they say most directly, with an anchor for each
        finding that begins here."""
        words = safe(cell.span.quote(text))
        if not cell.marks:
            return words
        idents = list(dict.fromkeys(mark.finding for mark in _telling_first(cell.marks)))
        classes = dict.fromkeys(name for mark in cell.marks for name in _classes(mark))
        new = [ident for ident in idents if ident in self.unanchored]
        self.unanchored.difference_update(new)
        tabindex = "" if idents[0] in new else ' tabindex="-1"'
        link = (
            f'<a class="{" ".join(classes)}" href="#{self.anchors[idents[0]]}"{tabindex} '
            f'data-f="{" ".join(self.anchors[i] for i in idents)}">{words}</a>'
        )
        for ident in new:
            link = f'<span class="w" id="w-{self.anchors[ident]}">{link}</span>'
        return link

    # --- the findings ----------------------------------------------------------------------------

    def listing(self) -> str:
        parts = [self.section(section) for section in self.brief.sections]
        if not parts:
            parts.append("<p>Nothing of diplomacy was found in this article.</p>")
        if self.brief.left_out:
            total = sum(len(group.spans) for group in self.brief.left_out)
            items = "".join(
                f"<li>{len(group.spans)} × {safe(group.stage)}: {safe(group.reason)}</li>"
                for group in self.brief.left_out
            )
            parts.append(f'<details class="left-out"><summary>Left out: {total}</summary><ul>{items}</ul></details>')
        return "\n".join(parts)

    def section(self, section: Section) -> str:
        kind = section.name.removesuffix("s")
        short = " short-list" if section.name in (*IN_SHORT, *NOT_IN_BRIEF) else ""
        items = "\n".join(self.item(line, kind) for line in section.lines)
        return (
            f'<section class="list-{kind}{short}" aria-labelledby="h-{kind}">\n'
            f'<h2 class="{kind}" id="h-{kind}">{section.title} <small>{len(section.lines)}</small></h2>\n'
            f"<ol>\n{items}\n</ol>\n</section>"
        )

    def item(self, line: Line, kind: str) -> str:
        anchor = self.anchors[line.id]
        notes = [f'<p class="note">{written(note)}</p>' for note in line.notes]
        blocks = [f"<p>{written(line.pieces)}</p>", *notes]
        at = ", ".join(f'<a href="#n-{n}" aria-label="sentence {n}">{n}</a>' for n in line.sentences)
        blocks[-1] = blocks[-1].removesuffix("</p>") + (f' <span class="at">[{at}]</span></p>' if at else "</p>")
        why = self.known[line.id].why
        if why:
            blocks.append(f'<p class="why">{safe(why.rule)} · confidence {why.confidence:.2f}</p>')
        label = safe(line.id)
        if line.id in self.unanchored:  # named by other findings only, as a person's state may be
            link = f"<span>{label}</span>"
        else:
            link = f'<a href="#w-{anchor}" aria-label="{label}: to its words">{label}</a>'
        return f'<li class="finding {kind}" id="{anchor}" data-f="{anchor}">{link}<div>{"".join(blocks)}</div></li>'


def _telling_first(marks: Iterable[Mark]) -> list[Mark]:
    """Shortest first, but names, places and times behind the findings that they stand in."""
    return sorted(marks, key=lambda m: (m.kind in _OFF_AT_FIRST, m.span.end - m.span.start))


def _part(words: Words, finding: Finding) -> str:
    """The part that words play; content that is denied, or said not to have been said, is its own."""
    turned_down = isinstance(finding, Statement) and (finding.stance == "denied" or finding.negated)
    return "content denied" if turned_down and words.part == "content" else words.part


def _classes(mark: Mark) -> tuple[str, ...]:
    """A statement's parts look different from each other; of the other kinds only the kind shows."""
    return ("statement", mark.part) if mark.kind == "statement" else (mark.kind,)


def _paragraph(text: str, parts: list[str]) -> str:
    short = len(text) <= _SHORT and not _CLOSED.search(text)
    opening = '<p class="short">' if short else "<p>"
    return f"{opening}{''.join(parts)}</p>"


def _edges(spans: Iterable[Span]) -> Iterable[int]:
    for span in spans:
        yield from span


def written(pieces: Pieces) -> str:
    """Pieces as elements; a quotation's marks stand outside its element, which holds the letters alone."""
    parts = []
    for piece in pieces:
        text = safe(piece.text)
        if piece.style == "verbatim":
            text = f'<q class="verbatim">{text}</q>' if piece.marks else f'<span class="verbatim">{text}</span>'
        elif piece.style != "plain":
            text = f'<span class="{piece.style}">{text}</span>'
        parts.append(text)
    return "".join(parts)


def safe(text: str) -> str:
    """Text that HTML can hold, in which nothing is markup."""
    return escape(text.translate(_UNHOLDABLE))


@cache
def asset(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


@cache
def _switches() -> str:
    """The rules of style that depend on the kinds: underlines, and what the legend switches off."""
    rules = [
        f"body:has(#t-{kind}:checked) article .{kind} {{ text-decoration: underline 2px var(--{kind}); }}"
        for kind in _UNDERLINED
    ]
    rules += [
        f"body:has(#t-{kind}:checked) article .{kind} {{ border-bottom: 2px dotted var(--{kind}); }}"
        for kind in _OFF_AT_FIRST
    ]
    rules += [f"body:has(#t-{kind}:not(:checked)) .list-{kind} {{ display: none; }}" for kind in _KINDS]
    rules.append(
        "body:has(#t-statement:not(:checked)) article .statement "
        "{ background: none; color: inherit; font-weight: inherit; font-style: inherit; }"
    )
    return "\n".join(rules) + "\n"


def digest(source: str) -> str:
    """A source expression of the content policy."""
    hashed = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(hashed).decode('ascii')}'"
