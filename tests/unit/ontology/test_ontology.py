import pytest

from dateline.ontology import QUADS, load


def test_all_sixteen_types_are_there():
    assert set(load().types) == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("event_type", "mode", "score"),
    [
        ("ACCUSE", None, -3.0),  # the manual prints 3
        ("CONSULT", "visit", 4.0),
        ("CONSULT", None, 2.5),
        ("SANCTION", "expel", -5.5),
        ("RETREAT", "disarm", 10.0),
        ("PROTEST", "vandalize", -5.0),  # has no score of its own
    ],
)
def test_scores(event_type, mode, score):
    assert load().score(event_type, mode) == score


def test_sanction_is_material_conflict():
    assert load().types["SANCTION"].quad == "material_conflict"


def test_conflict_scores_below_cooperation():
    for kind in load().types.values():
        scores = [kind.score, *(m.score for m in kind.modes.values())]
        assert kind.quad in QUADS
        if kind.quad.endswith("cooperation"):
            assert min(scores) > 0
        elif kind.quad == "material_conflict":
            assert max(scores) < 0


def test_a_mode_of_another_type_is_an_error():
    with pytest.raises(KeyError):
        load().score("AGREE", "phone")


def test_lists_have_no_empty_definitions():
    ontology = load()
    for table in (ontology.contexts, ontology.auxiliaries, ontology.topics):
        assert table
        assert all(text.endswith(".") for text in table.values())
    assert set(ontology.auxiliaries) == {"historical", "future", "hypothetical", "negation"}
    assert len(ontology.topics) == 32
