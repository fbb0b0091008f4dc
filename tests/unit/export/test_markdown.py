from dataclasses import replace

from dateline.domain.article import Article
from dateline.domain.findings import Findings, Statement
from dateline.export.markdown import escaped, render
from dateline.export.wording import compose
from dateline.text.spans import Span
from support.findings import FINDINGS


def test_citations_lead_to_the_quoted_sentences() -> None:
    page = render(compose(FINDINGS))
    assert "- **Ana Kovac** (foreign minister, AUT) said  \n  ties with Norway were “better than ever” [1]" in page
    assert page.index("## Sentences") < page.index("\n1. VIENNA (Danube Wire)")


def test_only_cited_sentences_are_listed_and_numbered_without_gaps() -> None:
    text = "Rain fell. It was noted. Oslo said yes."
    said = Statement("s1", (), None, None, (Span(35, 38),), "indirect")
    sentences = (Span(0, 10), Span(11, 24), Span(25, 39))
    page = render(compose(Findings(Article(text, "x"), statements=(said,), sentences=sentences)))
    assert "yes [1]" in page
    assert page.rstrip().endswith("1. Oslo said yes.")


def test_no_word_of_a_text_is_markup() -> None:
    assert escaped("*a* _b_ [c](d) <e> `f` #g") == r"\*a\* \_b\_ \[c\](d) \<e\> \`f\` \#g"
    hostile = replace(FINDINGS.article, title="<script>alert(1)</script>")
    assert "<script>" not in render(compose(replace(FINDINGS, article=hostile)))


def test_a_sentence_cannot_open_a_list() -> None:
    text = "1. First.\n- Second."
    said = Statement("s1", (), None, None, (Span(0, 9), Span(10, 19)), "indirect")
    page = render(compose(Findings(Article(text, "x"), statements=(said,), sentences=(Span(0, 9), Span(10, 19)))))
    assert r"1. 1\. First." in page
    assert r"2. \- Second." in page


def test_ids_stay_out_of_a_report() -> None:
    assert "(s1)" not in render(compose(FINDINGS))
