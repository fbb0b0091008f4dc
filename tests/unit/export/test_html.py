import base64
import hashlib
import re
from dataclasses import replace

from dateline.domain.article import Article
from dateline.domain.findings import Actor, Findings, Statement
from dateline.export.html import render
from dateline.text.spans import Span
from support.findings import FINDINGS

PAGE = render(FINDINGS)


def test_every_finding_has_its_words_and_its_entry_and_each_leads_to_the_other() -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', PAGE))
    for ident in ("a1", "p1", "t1", "s1", "e1", "m1", "j1", "x1", "k1", "o1", "o2", "r1"):
        assert {ident, f"w-{ident}"} <= ids
        assert f'href="#w-{ident}"' in PAGE
    assert set(re.findall(r'href="#([^"]+)"', PAGE)) <= ids


def test_ids_are_unique() -> None:
    ids = re.findall(r'\bid="([^"]+)"', PAGE)
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched_and_only_the_own_script_runs() -> None:
    assert not re.search(r"\b(?:src|srcset)=|@import|url\(|https?://", PAGE)
    assert len(re.findall("<script", PAGE)) == 1
    for element, directive in (("script", "script-src"), ("style", "style-src")):
        source = re.search(f"<{element}>(.*?)</{element}>", PAGE, re.DOTALL)
        assert source
        digest = base64.b64encode(hashlib.sha256(source[1].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in PAGE
    assert "default-src 'none'" in PAGE
    assert 'style="' not in PAGE
    assert not re.search(r"\son\w+=", PAGE)


def test_hostile_texts_are_shown_and_do_nothing() -> None:
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00"
    findings = Findings(
        Article(attack, id=attack, title=attack, publisher=attack, url="javascript:alert(3)", language='"><b>'),
        actors=(Actor('"><script>', None, attack, "person", attack, None, mentions=(Span(0, 9),)),),
        statements=(
            Statement("s1", ('"><script>',), None, Span(2, 8), (Span(0, len(attack)),), "direct", (Span(9, 30),)),
        ),
        sentences=(Span(0, len(attack)),),
    )
    page = render(findings)
    assert len(re.findall("<script", page)) == 1
    assert "<img" not in page
    assert "<b>" not in page
    assert "\x00" not in page
    assert 'href="javascript' not in page
    assert "<title>&lt;/script&gt;&lt;script&gt;alert(1)" in page


def test_an_interrupted_quotation_is_marked_in_all_its_parts() -> None:
    text = "“One,” he said, “two.”"
    said = Statement("s1", (), None, Span(10, 14), (Span(1, 4), Span(17, 20)), "direct", (Span(1, 4), Span(17, 20)))
    page = render(Findings(Article(text, "x"), statements=(said,), sentences=(Span(0, len(text)),)))
    marked = re.findall(r'<a class="statement quote content"[^>]*>([^<]*)</a>', page)
    marked += re.findall(r'<a class="statement content quote"[^>]*>([^<]*)</a>', page)
    assert marked == ["One", "two"]
    assert page.count('<q class="verbatim">') == 2


def test_an_article_without_findings_says_so() -> None:
    page = render(Findings(Article("Rain fell.", "r"), sentences=(Span(0, 10),)))
    assert "Nothing of diplomacy was found" in page
    assert "<p><sup" in page


def test_lone_surrogates_and_controls_do_not_break_the_page() -> None:
    page = render(replace(FINDINGS, article=replace(FINDINGS.article, title="a\ud800\x07b")))
    assert "a\ufffd\ufffdb" in page
    page.encode("utf-8")


def test_an_actor_without_words_of_its_own_has_no_link_to_them() -> None:
    page = render(Findings(Article("Rain fell.", "r"), actors=(Actor("a1", None, "Norway", "state", "NOR", None),)))
    assert 'id="a1"' in page
    assert "#w-a1" not in page
