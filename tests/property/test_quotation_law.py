"""Law 1 in every output: what is shown as the article's words equals the article's text at its span."""

import re
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.domain.findings import Findings
from dateline.export import html, markdown, terminal
from dateline.export.brief import folded
from dateline.export.wording import compose
from dateline.text.paragraphs import paragraphs
from support.any_value import TEXT, values

HOSTILE = 'PARIS — "<b>We & you</b>", *he* [said](x).\n\n# `No` \\ </script> “so it ‘is’”.\r\n1. ‘End’ -->'
relaxed = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
any_findings = st.sampled_from([TEXT, HOSTILE]).flatmap(lambda text: values(Findings, text))


class Page(HTMLParser):
    """The texts of the elements whose words must be the article's."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.quotes: list[str] = []
        self.tags: list[tuple[str, str]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("class") or ""
        self.tags.append((tag, style))
        if tag == "p" and self.within("article"):
            self.paragraphs.append("")
        if style in ("verbatim", "words"):
            self.quotes.append("")
        if tag in ("meta", "input", "br"):
            self.tags.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.tags.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.within("article") and self.within("p") and not self.within("sup"):
            self.paragraphs[-1] += data
        if self.tags and self.tags[-1][1] in ("verbatim", "words"):
            self.quotes[-1] += data

    def within(self, name: str) -> bool:
        return any(tag == name for tag, _ in self.tags)


@relaxed
@given(any_findings)
def test_a_brief_repeats_the_article_to_the_letter(findings: Findings) -> None:
    text = findings.article.text
    for line in compose(findings).lines():
        for piece in line.all_pieces():
            assert piece.span is None or piece.text == piece.span.quote(text)
            assert piece.span is not None or piece.style not in ("words", "verbatim", "cue")


@relaxed
@given(any_findings)
def test_a_statement_shows_all_of_its_content(findings: Findings) -> None:
    text = findings.article.text
    statements = {s.id: s for s in findings.statements}
    section = next((s for s in compose(findings).sections if s.name == "statements"), None)
    for line in section.lines if section and len(statements) == len(section.lines) else ():
        content = "".join(p.text for note in line.notes for p in note if p.style in ("words", "verbatim"))
        assert content == "".join(span.quote(text) for span in statements[line.id].content_spans)


@relaxed
@given(any_findings)
def test_the_page_holds_the_article_and_its_quotes_to_the_letter(findings: Findings) -> None:
    text = findings.article.text
    page = Page(html.render(findings))
    assert page.paragraphs == [span.quote(text).replace("\r\n", "\n") for span in paragraphs(text)]
    assert all(quote in text for quote in page.quotes)


@relaxed
@given(any_findings)
def test_markdown_and_terminal_show_the_same_words(findings: Findings) -> None:
    brief = compose(findings)
    plain = re.sub(r"\s+", " ", terminal.render(brief, width=10_000))
    unescaped = re.sub(r"\\([^\w\s])", r"\1", markdown.render(brief))
    for section in brief.sections:
        for piece in (p for line in section.lines for p in line.all_pieces() if section.name != "times"):
            if piece.span and piece.text.strip():
                words = re.sub(r"\s+", " ", folded(piece.text)).strip()
                assert words in plain
                assert words in re.sub(r"\s+", " ", unescaped)
