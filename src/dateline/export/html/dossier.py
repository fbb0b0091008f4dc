"""Brief of a dossier → one HTML page in the style of the annotated article. It runs no script and loads nothing."""

from dateline.export.brief import Brief, Line, Section
from dateline.export.html.page import asset, digest, safe, written

_STYLE = """
main.dossier { display: block; max-width: 58rem; }
main.dossier > aside { position: static; max-height: none; }
main.dossier li.finding { grid-template-columns: 8.5rem minmax(0, 1fr); }
main.dossier ol.citations { color: var(--soft); padding-left: 2.5rem; }
main.dossier ol.citations li { margin: 0.3rem 0; unicode-bidi: isolate; overflow-wrap: anywhere; }
main.dossier ol.citations li:target { background: var(--here); color: var(--ink); }
"""
_KINDS = {"statements": "statement", "measures": "measure", "agenda": "topic", "expectations": "outlook",
          "relations": "relation", "disagreements": "event"}  # fmt: skip


def render(brief: Brief) -> str:
    """The whole page as text, to be written as UTF-8. Every text is escaped."""
    style = asset("page.css") + _STYLE
    policy = f"default-src 'none'; style-src {digest(style)}; base-uri 'none'; form-action 'none'"
    title = brief.title or "A brief by Dateline"
    head = "".join(f"<div><dt>{safe(label)}</dt><dd>{safe(value)}</dd></div>" for label, value in brief.head)
    sections = "\n".join(map(_section, brief.sections)) or "<p>The record holds nothing on this.</p>"
    cited = "\n".join(f'<li id="c-{number}">{safe(told)}</li>' for number, told in enumerate(brief.sentences, 1))
    citations = f'<section>\n<h2>Citations</h2>\n<ol class="citations">\n{cited}\n</ol>\n</section>' if cited else ""
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
<header>
<h1>{safe(title)}</h1>
<dl>{head}</dl>
</header>
<main class="dossier">
<aside aria-label="Brief" id="findings">
{sections}
{citations}
</aside>
</main>
<footer>A brief of the record by Dateline. Numbers lead to the sentences cited.</footer>
</body>
</html>
"""


def _section(section: Section) -> str:
    kind = _KINDS.get(section.name, "meeting")
    items = "\n".join(_item(line, kind) for line in section.lines)
    return (
        f'<section class="list-{kind}" aria-labelledby="h-{section.name}">\n'
        f'<h2 class="{kind}" id="h-{section.name}">{safe(section.title)} <small>{len(section.lines)}</small></h2>\n'
        f"<ol>\n{items}\n</ol>\n</section>"
    )


def _item(line: Line, kind: str) -> str:
    blocks = [f"<p>{written(line.pieces)}</p>", *(f'<p class="note">{written(note)}</p>' for note in line.notes)]
    at = ", ".join(f'<a href="#c-{number}" aria-label="citation {number}">{number}</a>' for number in line.sentences)
    blocks[-1] = blocks[-1].removesuffix("</p>") + (f' <span class="at">[{at}]</span></p>' if at else "</p>")
    return f'<li class="finding {kind}"><span>{safe(line.id)}</span><div>{"".join(blocks)}</div></li>'
