"""Attributions of the learned reader as statements: what the rules add to them, and what is left to the rules.

Attributions are made by hand from the words of a sentence, so that nothing here depends on what weights have learned.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from dateline.annotate import annotate
from dateline.domain.article import Article, article_id
from dateline.domain.findings import Statement
from dateline.extract.scene import Scene
from dateline.extract.statements import find_statements
from dateline.models import Attribution
from dateline.resolve import resolve
from dateline.text.spans import Span
from support.reading import PUBLISHED, reader


@dataclass(frozen=True)
class Told:
    """Stands in for a set of weights: what it would find in the one text."""

    found: Sequence[Attribution]
    leads: bool = True
    name: str = "told"

    def read(self, text: str) -> Sequence[Attribution]:
        return self.found


def at(text: str, words: str) -> Span:
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def told(
    text: str, source: str | None, cue: str, *content: str, confidence: float = 0.9, leads: bool = True
) -> tuple[Statement, ...]:
    """The statements of a text in which the weights find one attribution, given by its words."""
    span = at(text, source) if source else None
    one = Attribution(at(text, cue), span, tuple(at(text, part) for part in content), confidence)
    article = Article(text, article_id(text), published=PUBLISHED)
    doc = annotate(article, reader().parser, reader().gazetteer)
    scene = Scene.of(doc, resolve(doc, reader().gazetteer))
    return find_statements(scene, Told([one], leads))[0]  # type: ignore[arg-type]


def parts(text: str, statement: Statement) -> list[str]:
    return [span.quote(text) for span in statement.content_spans]


def cue(text: str, statement: Statement) -> str:
    assert statement.cue_span is not None
    return statement.cue_span.quote(text)


def test_the_cue_is_the_word_that_reports_and_what_fired_holds_the_rest() -> None:
    text = "The minister has also said that prices rose."
    (one,) = told(text, "The minister", "has also said", "that prices rose")
    assert (cue(text, one), parts(text, one)) == ("said", ["prices rose"])
    assert [span.quote(text) for span in one.why.words] == ["has also said"]
    assert one.why.rule == "models.told" and one.why.note == "reporting.say finds it too"


def test_an_unlisted_verb_reports_where_the_weights_say_so() -> None:
    text = "The minister let on over lunch that prices rose."
    (one,) = told(text, "The minister", "let on", "prices rose")
    assert (cue(text, one), parts(text, one), one.why.note) == ("let", ["prices rose"], None)


@pytest.mark.parametrize(
    ("confidence", "source", "number"),
    [(0.45, "The minister", 1), (0.35, "The minister", 0), (0.45, None, 0), (0.55, None, 1)],
)
def test_what_no_rule_confirms_must_be_surer(confidence: float, source: str | None, number: int) -> None:
    text = "The minister let on over lunch that prices rose."
    assert len(told(text, source, "let on", "prices rose", confidence=confidence)) == number


def test_an_auxiliary_alone_reports_nothing() -> None:
    text = "The king was to travel to Oslo."
    assert told(text, "The king", "was", "to travel to Oslo") == ()


def test_stance_and_addressee_come_from_the_rules() -> None:
    text = "The minister denied to reporters on Monday that prices rose."
    (one,) = told(text, "The minister", "denied", "prices rose")
    assert one.stance == "denied"
    text = "The minister told reporters that prices rose."
    (one,) = told(text, "The minister", "told", "prices rose")
    assert one.addressee == "reporters"


@pytest.mark.parametrize("cue_words", ["did not say", "declined to say", "refused to say"])
def test_what_is_not_said_is_negated(cue_words: str) -> None:
    text = f"The minister {cue_words} whether prices rose."
    (one,) = told(text, "The minister", cue_words, "whether prices rose")
    assert one.negated


def test_declining_to_comment_is_negated_wherever_the_cue_ends() -> None:
    text = "The Kremlin declined to comment on the agenda."
    (one,) = told(text, "The Kremlin", "declined", "to comment on the agenda")
    assert one.negated
    (other,) = told("The Kremlin declined to move the date.", "The Kremlin", "declined", "to move the date")
    assert not other.negated


def test_terms_of_speaking_are_no_statement() -> None:
    text = "An official who asked not to be named was glad."
    assert told(text, "An official", "asked", "not to be named") == ()


def test_the_name_beside_the_noun_is_the_speaker() -> None:
    text = "His host, Ana Alvarez, let on over lunch that prices rose. Alvarez was glad."
    (one,) = told(text, "His host, Ana Alvarez,", "let on", "prices rose")
    assert len(one.speakers) == 1


def test_content_takes_in_the_quotation_that_it_nearly_holds() -> None:
    text = "“Prices rose in every town of the country,” the minister said."
    (one,) = told(text, "the minister", "said", "rose in every town of the country")
    assert (parts(text, one), one.form) == (["Prices rose in every town of the country"], "direct")


def test_content_does_not_cut_a_phrase() -> None:
    text = "The minister let on that the new steel tariffs hurt."
    (one,) = told(text, "The minister", "let on", "tariffs hurt")
    assert parts(text, one) == ["the new steel tariffs hurt"]


def test_a_source_ends_at_a_colon() -> None:
    text = "The order matters, according to officials: allies first."
    (one,) = told(text, "officials: allies first", "according to", "The order matters")
    assert one.speaker_span and one.speaker_span.quote(text) == "officials"


def test_two_reports_of_one_speaker_are_two_statements() -> None:
    text = "The source said that talks went on and denied that Oslo had asked for them."
    first, second = told(text, "The source", "said", "talks went on and denied that Oslo had asked for them")
    assert (cue(text, first), parts(text, first)) == ("said", ["talks went on"])
    assert (cue(text, second), second.stance) == ("denied", "denied")


def test_speech_within_speech_is_a_statement_too() -> None:
    text = "The palace said that Norway told Sweden on Monday that the bridge would close."
    outer, inner = told(text, "The palace", "said", "Norway told Sweden on Monday that the bridge would close")
    assert cue(text, outer) == "said"
    assert (cue(text, inner), parts(text, inner)) == ("told", ["the bridge would close"])
    assert inner.via == ("The palace",)


def test_who_quotes_whom_is_left_to_the_rules() -> None:
    text = "Kyodo News quoted an official as saying that the bridge would close."
    (one,) = told(text, "Kyodo News", "quoted", "the bridge would close")
    assert one.why.rule.startswith("reporting.") and one.via == ("Kyodo News",)


def test_what_the_weights_overlook_is_still_read() -> None:
    text = "The minister said that prices rose. The king let on that he was tired."
    first, second = told(text, "The king", "let on", "he was tired")
    assert (first.why.rule, second.why.rule) == ("reporting.say", "models.told")


def test_weights_that_do_not_lead_only_add() -> None:
    text = "The minister said that prices rose. The king let on that he was tired."
    first, second = told(text, "The king", "let on", "he was tired", leads=False)
    assert (first.why.rule, second.why.rule) == ("reporting.say", "models.told")
    (one, _) = told(text, "The minister", "said", "that prices", leads=False)[:1] * 2
    assert (one.why.rule, parts(text, one)) == ("reporting.say", ["prices rose"])


def test_a_quoted_sentence_goes_on_with_the_report_before_it() -> None:
    text = "The minister said that prices rose. “Bread costs more than it did in June.”"
    (one,) = told(text, "The minister", "said", "prices rose")
    assert parts(text, one) == ["prices rose", "Bread costs more than it did in June"]
    text = "The minister was firm, and said as much to everybody who asked:\n\n“Bread costs more than it did in June.”"
    (one,) = told(text, "The minister", "said", "as much")
    assert parts(text, one)[-1] == "Bread costs more than it did in June"


def test_content_begins_with_its_sentence() -> None:
    text = "The bridge would stand “as long as the river runs”, the mayor said."
    (one,) = told(text, "the mayor", "said", "as long as the river runs")
    assert (parts(text, one), one.form) == (["The bridge would stand “as long as the river runs”"], "mixed")
    text = "The mayor was firm: “As long as the river runs,” she said."
    (one,) = told(text, "she", "said", "As long as the river runs")
    assert (parts(text, one), one.form) == (["As long as the river runs"], "direct")
