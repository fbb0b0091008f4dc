"""Which stretches stand in quotation marks, in the marks that newspapers, wires and archives print."""

import pytest

from dateline.text.quotation_marks import quoted


def inner(text: str) -> list[str]:
    return [q.inner.quote(text) for q in quoted(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We will wait,” she said. “For now.”", ["We will wait,", "For now."]),
        ('"We will wait," she said. "For now."', ["We will wait,", "For now."]),
        ("''We will wait,'' she said. ''For now.''", ["We will wait,", "For now."]),
        ("``We will wait,'' she said.", ["We will wait,"]),
        ("'We will wait,' she said.", ["We will wait,"]),
        ("‘We will wait,’ she said.", ["We will wait,"]),
        ("«We will wait,» she said.", ["We will wait,"]),
        ("„We will wait,“ she said.", ["We will wait,"]),
        ('" We will wait , " she said . " For now . "', ["We will wait ,", "For now ."]),
        ("“It was [the envoy’s] idea (not ours),” he said.", ["It was [the envoy’s] idea (not ours),"]),
        ('He called it "a shame" (his "last word").', ["a shame", "last word"]),
        ('The minister said:"Never."', ["Never."]),
    ],
)
def test_marks_of_every_kind(text: str, words: list[str]) -> None:
    assert inner(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The envoy's car wasn't the ministers' own, 'tis said, in the '90s and the 1990s' end.",
        "The envoy’s car wasn’t the ministers’ own, ’tis said, in the ’90s and the 1990s’ end.",
        'The shelf is 12" long.',
        "Rock 'n' roll came to the sailors' port.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert inner(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'The sailors' union can't wait,' he said.", "The sailors' union can't wait,"),
        ("He heard 'the sailors' song'.", "the sailors' song"),
        ("The envoys' so-called 'peace pipe' broke.", "peace pipe"),
    ],
)
def test_apostrophes_and_possessives_inside_single_marks(text: str, words: str) -> None:
    assert inner(text) == [words]


def test_nested_quotations_know_their_depth() -> None:
    text = "“He told me ‘go “home”’ and I’m gone,” she said."
    assert [(q.inner.quote(text), q.depth) for q in quoted(text)] == [
        ("He told me ‘go “home”’ and I’m gone,", 0),
        ("go “home”", 1),
        ("home", 2),
    ]


def test_a_quotation_over_paragraphs_is_one_chain_and_closes_at_its_end() -> None:
    text = "“The first.\n\n“The second.\n\n“The third,” he said.\n\n“Another.”"
    assert [(q.inner.quote(text), q.chain, q.closed) for q in quoted(text)] == [
        ("The first.", 0, False),
        ("The second.", 0, False),
        ("The third,", 0, True),
        ("Another.", 1, True),
    ]


def test_one_closing_mark_may_close_an_inner_and_an_outer_quotation() -> None:
    text = "'She wrote that the 'red button is near.'\n'Tell her that mine is nearer!' he said."
    assert [(q.inner.quote(text), q.depth, q.chain) for q in quoted(text)] == [
        ("She wrote that the 'red button is near.", 0, 0),
        ("red button is near.", 1, 1),
        ("Tell her that mine is nearer!", 0, 0),
    ]


def test_a_lost_closing_mark_costs_no_more_than_its_own_quotation() -> None:
    text = "“The mark is lost, he said. “This one is whole.” And so on."
    assert [(q.inner.quote(text), q.closed) for q in quoted(text)] == [
        ("The mark is lost, he said.", False),
        ("This one is whole.", True),
    ]


def test_a_stray_opening_mark_in_mid_sentence_ends_with_its_sentence() -> None:
    assert inner("She saw the “red gate. Then she went home.\nNothing else.") == ["red gate."]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“All is well.\nHe left the room."
    assert [(q.inner.quote(text), q.closed) for q in quoted(text)] == [("All is well.", False)]
